import { follow, isWithinAny, selfAndParents } from '../base/path.ts';
import type { Document } from '../indexing/document.ts';
import { KeptTexts } from '../indexing/keptTexts.ts';
import { tailsOf } from '../indexing/paths.ts';
import { insideOf } from '../indexing/resolve.ts';
import type { Earlier } from '../indexing/sessionMemory.ts';
import { isIgnoreFile } from '../indexing/snapshot.ts';
import { Turns } from '../indexing/turns.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { gitHead, type WorkspaceChange } from '../indexing/workspaceChange.ts';
import type { RootPath } from '../ports/files.ts';

/** The first part of a path. */
const topOf = (path: RootPath): RootPath => path.split('/', 1)[0] ?? path;

/** How much text is remembered of before a change, in UTF-16 units. */
const remembered = 16 * 1_048_576;

/**
 * Tells whose findings a change may alter. Remembers what was so before, so that a word typed in a ledger that thousands
 * of documents cite concerns those alone for which it makes a difference.
 */
export class Concerns {
	private readonly workspace: PlanWorkspace;
	private readonly before = new KeptTexts<Document>(remembered);
	/** The artifacts that the brief asked for, and the folder of its focus, where short paths are looked for. */
	private asked: readonly RootPath[] = [];
	private focusFolder: RootPath | undefined;
	private isPrepared = false;

	constructor(workspace: PlanWorkspace) {
		this.workspace = workspace;
	}

	/** What it compares the brief with: that of an earlier session is taken back by `recall`. */
	get brief(): Pick<Earlier, 'focusFolder' | 'asked'> {
		const { focusFolder, asked } = this;
		return { focusFolder, asked };
	}

	/** Goes on from where an earlier session ended. */
	recall({ focusFolder, asked }: Pick<Earlier, 'focusFolder' | 'asked'>): void {
		this.focusFolder = focusFolder;
		this.asked = asked;
	}

	/** Takes who a document cites while it is at hand, so that `prepare` need not read it again. */
	async note(path: RootPath): Promise<void> {
		const document = this.workspace.wantsCitations(path) ? await this.workspace.document(path) : undefined;
		if (document !== undefined) {
			const turns = new Turns(this.workspace.ports.clock);
			await turns.run(document.readMentions());
			// A long document may have been put to rest while what it points at was read.
			await turns.run(document.readPointers());
			this.workspace.noteCitations(document);
		}
	}

	/** Reads what the first change would else wait for: who cites what, and what ids mean. */
	async prepare(): Promise<void> {
		await this.workspace.citations();
		const turns = new Turns(this.workspace.ports.clock);
		const ids = await this.workspace.ids();
		await turns.run(ids.prepareSearch());
		if (!this.isPrepared) {
			// The first search of all is twice as slow as the next, until it is compiled.
			ids.search.find('warm up', 1);
			this.isPrepared = true;
			await turns.next();
		}
	}

	/**
	 * The documents that changed, those that cite them or what came and went, those that name something below a folder of the
	 * root that came or went, and, where plans, ledgers or the brief changed, those that are compared with them. One change at a
	 * time, in their order.
	 */
	async of(change: WorkspaceChange): Promise<ReadonlySet<RootPath>> {
		const { workspace } = this;
		const { ledgers, brief } = workspace.ports.settings;
		const { focusFolder } = await workspace.resolving();
		const isElsewhere = focusFolder !== this.focusFolder;
		this.focusFolder = focusFolder;
		const askedBefore = this.asked;
		this.asked = ((await workspace.brief())?.brief.artifacts ?? []).flatMap(({ path }) => follow('', path) ?? []);
		const artifacts = [...askedBefore, ...this.asked];
		if (change === 'all' || isElsewhere || change.texts.some(isIgnoreFile)) {
			return new Set([...(await workspace.documentPaths()), ...artifacts]);
		}
		const concerned = new Set(change.texts.filter((path) => workspace.isDocument(path)));
		const citations = await workspace.citations();
		// A folder is there as long as there is something in it, so it comes and goes with its files.
		const names = new Set(change.names.flatMap(selfAndParents));
		for (const place of names) {
			for (const path of citations.mayPointAt(place)) {
				concerned.add(path);
			}
		}
		const tops = await this.topsOf(change.names);
		for (const path of tops.size === 0 ? [] : citations.nameBelow(tops)) {
			concerned.add(path);
		}
		for (const path of change.texts) {
			await this.addCiting(path, citations.mayPointAt(path), concerned);
		}
		if (change.texts.some((path) => workspace.isPlan(path) || ledgers.includes(path) || path === brief)) {
			for (const path of [...ledgers, brief, ...artifacts]) {
				concerned.add(path);
			}
		}
		if (change.texts.includes(gitHead)) {
			concerned.add(brief);
		}
		return concerned;
	}

	/**
	 * The folders of the root that came or went with some names. A path below one that is there is taken for one of this
	 * workspace, whether it leads somewhere or not.
	 */
	private async topsOf(names: readonly RootPath[]): Promise<ReadonlySet<RootPath>> {
		const tree = await this.workspace.tree();
		// A folder that is left out is nobody's business: `node_modules` comes and goes with thousands of names.
		const isTop = (top: string) => ['folder', undefined].includes(tree.kindOf(top));
		const tops = new Set(names.map(topOf).filter(isTop));
		const changed = new Set(names);
		for (const file of tops.size === 0 ? [] : tree.all()) {
			const top = topOf(file);
			if (tops.has(top) && !isWithinAny(changed, file)) {
				// It holds something that was there before.
				tops.delete(top);
				if (tops.size === 0) {
					break;
				}
			}
		}
		return tops;
	}

	/** Adds those of the citing documents that have a pointer for which the new text makes a difference. */
	private async addCiting(path: RootPath, citing: Iterable<RootPath>, concerned: Set<RootPath>): Promise<void> {
		const turns = new Turns(this.workspace.ports.clock);
		const after = await this.workspace.document(path);
		const before = this.before.get(path);
		if (after === undefined) {
			this.before.delete(path);
		} else {
			this.before.set(path, after);
			this.before.weigh(path, after, after.lines.size);
		}
		for (const from of citing) {
			if (!concerned.has(from) && (await this.mayDiffer(from, path, before, after))) {
				concerned.add(from);
			}
			if (turns.isOver()) {
				await turns.next();
			}
		}
	}

	private async mayDiffer(
		from: RootPath,
		path: RootPath,
		before: Document | undefined,
		after: Document | undefined,
	): Promise<boolean> {
		if (before === undefined || after === undefined) {
			return true;
		}
		const context = await this.workspace.resolving();
		const document = await this.workspace.document(from);
		for (const { pointer } of document?.pointersTo(tailsOf(path, context.rootFolder)) ?? []) {
			const [was, is] = [before, after].map((text) => insideOf(text, pointer));
			if (was?.status !== is?.status || was?.lineCount !== is?.lineCount) {
				return true;
			}
		}
		return false;
	}
}
