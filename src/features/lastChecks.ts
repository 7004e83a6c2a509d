import type { Cancel } from '../base/cancel.ts';
import type { Disposable } from '../base/disposable.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { check, type Diagnostic } from './check.ts';

/** How many documents are remembered: those that are looked at are few. */
const most = 16;

/**
 * Checks documents and remembers the last findings in those that are open, until anything changes: an editor asks what can be done
 * about a line each time the cursor moves, and the document was checked just before. Of the others nobody asks, and findings hold
 * on to all that their fixes would look at.
 */
export class LastChecks implements Disposable {
	private readonly workspace: PlanWorkspace;
	private readonly found = new Map<Document, readonly Diagnostic[]>();
	private readonly listener: Disposable;
	private changes = 0;

	constructor(workspace: PlanWorkspace) {
		this.workspace = workspace;
		this.listener = workspace.onDidChangeFiles(() => {
			this.changes++;
			this.found.clear();
		});
	}

	dispose(): void {
		this.listener.dispose();
	}

	/** What is wrong in a document; nothing when cancelled. */
	async of(document: Document, cancel: Cancel): Promise<readonly Diagnostic[]> {
		const known = this.found.get(document);
		if (known !== undefined) {
			return known;
		}
		const { changes } = this;
		const found = await check(this.workspace, document, cancel);
		const isWanted = this.workspace.isOpen(document.path) && changes === this.changes;
		if (isWanted && !cancel.isCancellationRequested) {
			this.found.set(document, found);
			// A map keeps its order of insertion: the first was checked longest ago.
			for (const oldest of this.found.keys()) {
				if (this.found.size <= most) {
					break;
				}
				this.found.delete(oldest);
			}
		}
		return found;
	}
}
