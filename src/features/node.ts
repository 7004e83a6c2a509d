import type { Target } from '../indexing/resolution.ts';
import type { TaskState } from '../syntax/state.ts';
import type { DraftFrom } from './scaffold/result.ts';
import type { TaskRef } from './setState.ts';

/** What a node is; also the first word of its `contextValue` in VS Code. */
type NodeKind =
	| 'folder'
	| 'initiative'
	| 'document'
	| 'phase'
	| 'task'
	| 'group'
	| 'note'
	| 'field'
	| 'doNow'
	| 'artifact'
	| 'selector'
	| 'pointer';

/** A node of a tree view, ready to be shown but for its addresses. Texts are plain; only `tooltip` is Markdown, with everything quoted from documents escaped. */
export interface Node {
	/** Stays the same as long as the thing does, so that what was expanded and selected is kept. */
	readonly id: string;
	readonly kind: NodeKind;
	readonly label: string;
	readonly description?: string;
	readonly tooltip?: string;
	/** A codicon: `pass`, `circle-large-outline`. */
	readonly icon: string;
	/** A theme colour for the icon: `testing.iconPassed`. */
	readonly color?: string;
	/** Read aloud instead of the label: `D4.A1, Annotate strategy, done`. */
	readonly accessibilityLabel: string;
	readonly children: 'none' | 'collapsed' | 'expanded';
	/** Opened by a click. */
	readonly target?: Target;
	/** What Copy ID copies. */
	readonly planId?: string;
	/** Where the ledger speaks of it. */
	readonly ledger?: Target;
	readonly state?: TaskState;
	/** For a selector, and a Do Now item with one: the command to copy or to insert in a terminal. */
	readonly command?: string;
	/** For a phase, and for an artifact that is missing: what "Create D4 Artifact…" starts from. */
	readonly create?: DraftFrom;
	/** The task whose state can be set here. */
	readonly task?: TaskRef;
}

/** How a state looks in a tree; its word is always shown beside it. */
export const stateIcons: Readonly<Record<TaskState, { readonly icon: string; readonly color?: string }>> = {
	open: { icon: 'circle-large-outline' },
	active: { icon: 'play-circle', color: 'charts.blue' },
	blocked: { icon: 'stop-circle', color: 'charts.red' },
	done: { icon: 'pass-filled', color: 'testing.iconPassed' },
	skipped: { icon: 'debug-step-over', color: 'disabledForeground' },
};
