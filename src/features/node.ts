import type { Target } from '../indexing/resolution.ts';
import type { RootPath } from '../ports/files.ts';
import type { NodeKind } from '../protocol.ts';
import type { TaskState } from '../syntax/state.ts';

/** A tree node before addresses are made of its places; the fields are those of `TreeNode` in src/protocol.ts. */
export interface Node {
	readonly id: string;
	readonly kind: NodeKind;
	readonly label: string;
	readonly description?: string;
	readonly tooltip?: string;
	readonly icon: string;
	readonly color?: string;
	readonly accessibilityLabel: string;
	readonly children: 'none' | 'collapsed' | 'expanded';
	readonly target?: Target;
	readonly planId?: string;
	readonly ledger?: Target;
	readonly state?: TaskState;
	readonly command?: string;
	readonly create?: CreateHint;
}

/** What "Create D4 Artifact…" on a node starts from. */
export interface CreateHint {
	readonly initiative?: string;
	readonly phase?: string;
	readonly directory?: string;
	readonly kind?: 'd4-alignment' | 'd4-selector-map';
	readonly document?: RootPath;
}

/** How a state looks in a tree; its word is always shown beside it. */
export const stateIcons: Readonly<Record<TaskState, { readonly icon: string; readonly color?: string }>> = {
	open: { icon: 'circle-large-outline' },
	active: { icon: 'play-circle', color: 'charts.blue' },
	blocked: { icon: 'stop-circle', color: 'charts.red' },
	done: { icon: 'pass-filled', color: 'testing.iconPassed' },
	skipped: { icon: 'debug-step-over', color: 'disabledForeground' },
};
