import type { TreeNode } from '../../protocol.ts';

/** The id under which the children of the root are kept; no node has it. */
const root = '';

interface Known {
	readonly children: readonly TreeNode[];
	readonly age: number;
}

/**
 * What a tree has been told so far: the children of each node that was opened, and who is whose parent.
 * It outlives the server, so that a tree shows its last state when nobody answers.
 */
export class NodeMemory {
	private readonly known = new Map<string, Known>();
	private readonly parents = new Map<string, TreeNode>();
	private currentAge = 0;

	/** Counts the changes; an answer belongs to the age in which it was asked for. */
	get age(): number {
		return this.currentAge;
	}

	/** The children, if they are known and nothing has changed since. */
	fresh(parent: TreeNode | undefined): readonly TreeNode[] | undefined {
		const entry = this.known.get(parent?.id ?? root);
		return entry?.age === this.age ? entry.children : undefined;
	}

	/** The children as they were last known; none if they never were. */
	last(parent: TreeNode | undefined): readonly TreeNode[] {
		return this.known.get(parent?.id ?? root)?.children ?? [];
	}

	parentOf(node: TreeNode): TreeNode | undefined {
		return this.parents.get(node.id);
	}

	/** Keeps an answer that was asked for at `age`, and forgets what hung below children that are gone. */
	keep(parent: TreeNode | undefined, children: readonly TreeNode[], age: number): void {
		const ids = new Set(children.map((child) => child.id));
		for (const child of this.last(parent)) {
			if (!ids.has(child.id)) {
				this.forget(child);
			}
		}
		this.known.set(parent?.id ?? root, { children, age });
		for (const child of children) {
			this.adopt(parent, child);
		}
	}

	/** Keeps the way from the root to a node: each is the parent of the next. */
	keepPath(path: readonly TreeNode[]): void {
		path.forEach((node, at) => {
			this.adopt(path[at - 1], node);
		});
	}

	/** From now on every answer has to be asked for again. */
	expire(): void {
		this.currentAge++;
	}

	private adopt(parent: TreeNode | undefined, child: TreeNode): void {
		if (parent) {
			this.parents.set(child.id, parent);
		} else {
			this.parents.delete(child.id);
		}
	}

	private forget(node: TreeNode): void {
		const children = this.last(node);
		this.known.delete(node.id);
		this.parents.delete(node.id);
		for (const child of children) {
			this.forget(child);
		}
	}
}
