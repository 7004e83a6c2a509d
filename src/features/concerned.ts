import { folderOf, follow, isWithinAny, selfAndParents } from '../base/path.ts';
import type { CitationIndex } from '../indexing/citations.ts';
import type { Document } from '../indexing/document.ts';
import type { FileTree } from '../indexing/fileTree.ts';
import { KeptTexts } from '../indexing/keptTexts.ts';
import { tailsOf } from '../indexing/paths.ts';
import { pointersTo } from '../indexing/pointersTo.ts';
import { insideOf } from '../indexing/resolve.ts';
import type { Earlier } from '../indexing/sessionMemory.ts';
import { plansSame } from '../indexing/showsSame.ts';
import { isIgnoreFile } from '../indexing/snapshot.ts';
import { Turns } from '../indexing/turns.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { gitHead, type WorkspaceChange } from '../indexing/workspaceChange.ts';
import type { RootPath } from '../ports/files.ts';
import type { PointerAt } from '../syntax/brief.ts';

/** What of a document may differ: all, or what its pointers with some ends say (see `tailsOf`) and what is compared with plans. */
export type Doubt = 'all' | PartlyInDoubt;

export interface PartlyInDoubt {
	readonly tails: ReadonlySet<string>;
	readonly plans: boolean;
}

/** The documents whose findings a change may alter. */
type Concerned = Map<RootPath, Doubt>;

const plansInDoubt: Doubt = { tails: new Set(), plans: true };
const tailsInDoubt = (tails: ReadonlySet<string>): Doubt => ({ tails, plans: false });

/** So many ends are no longer looked for one by one. */
export const mostEnds = 64;

/** What of a document may differ after two changes. */
export function bothOf(a: Doubt | undefined, b: Doubt): Doubt {
	if (a === 'all' || b === 'all') {
		return 'all';
	}
	const tails = new Set([...(a?.tails ?? []), ...b.tails]);
	return tails.size > mostEnds ? 'all' : { tails, plans: b.plans || (a?.plans ?? false) };
}

/** A text before a change and after it; undefined where it is not known, or there is none. */
interface Versions {
	readonly path: RootPath;
	readonly before: Document | undefined;
	readonly after: Document | undefined;
}

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
			// The first searches of all are twice as slow as the next, until they are compiled.
			for (const query of ['warm up', 'a1', 'phase alignment', 'zz']) {
				ids.search.find(query, 1);
				await turns.next();
			}
			this.isPrepared = true;
		}
	}

	/**
	 * The documents that changed, those that cite them or what came and went, those that name something below a folder of the
	 * root that came or went, and, where plans, ledgers or the brief changed, those that are compared with them; and what of each
	 * may differ. One change at a time, in their order.
	 */
	async of(change: WorkspaceChange): Promise<ReadonlyMap<RootPath, Doubt>> {
		const { workspace } = this;
		const isElsewhere = await this.focusMoved();
		const artifacts = await this.askedArtifacts();
		if (change === 'all' || isElsewhere || change.texts.some(isIgnoreFile)) {
			// All of it is checked as it is now, whatever it was.
			this.before.clear();
			return new Map([...(await workspace.documentPaths()), ...artifacts].map((path) => [path, 'all']));
		}
		const concerned: Concerned = new Map();
		addDoubt(
			concerned,
			change.texts.filter((path) => workspace.isDocument(path)),
			'all',
		);
		// Who has changed is checked, and read for that once; until then nobody knows whom it cites.
		const { index: citations, unread } = await workspace.citationsSoFar();
		addDoubt(concerned, unread, 'all');
		await this.addNaming(change.names, citations, concerned);
		const texts = await this.versionsOf(change.texts);
		const ofPlans = texts.filter(({ path }) => workspace.isOfPlans(path));
		if (ofPlans.length > 0) {
			const { ledgers, brief } = workspace.ports.settings;
			addDoubt(concerned, (await this.saySame(ofPlans)) ? [] : [...ledgers, brief], plansInDoubt);
			addDoubt(concerned, artifacts, 'all');
		}
		for (const each of texts) {
			await this.addCiting(each, citations.mayPointAt(each.path), concerned);
		}
		if (change.texts.includes(gitHead)) {
			addDoubt(concerned, [workspace.ports.settings.brief], 'all');
		}
		return concerned;
	}

	/** True where the folder of the focus is another one than last time: pointers of any document may be looked for in it. */
	private async focusMoved(): Promise<boolean> {
		const { focusFolder } = await this.workspace.resolving();
		const isElsewhere = focusFolder !== this.focusFolder;
		this.focusFolder = focusFolder;
		return isElsewhere;
	}

	/** The artifacts that the brief asks for, and those that it asked for last time. */
	private async askedArtifacts(): Promise<readonly RootPath[]> {
		const before = this.asked;
		this.asked = ((await this.workspace.brief())?.brief.artifacts ?? []).flatMap(({ path }) => follow('', path) ?? []);
		return [...before, ...this.asked];
	}

	/** Adds the documents that name what came or went, or something below a folder of the root that did. */
	private async addNaming(names: readonly RootPath[], citations: CitationIndex, concerned: Concerned): Promise<void> {
		const folders = await this.foldersOf(names);
		for (const place of new Set([...names, ...folders])) {
			const doubt = tailsInDoubt(tailsOf(place, this.workspace.ports.rootFolder));
			addDoubt(concerned, citations.mayPointAt(place), doubt);
		}
		const tree = await this.workspace.tree();
		// A path below a folder of the root that is there is taken for one of this workspace, whether it leads somewhere or not. A
		// folder that is left out is nobody's business: `node_modules` comes and goes with thousands of names.
		const tops = new Set([...folders].filter((path) => !path.includes('/') && isListedFolder(tree, path)));
		addDoubt(concerned, tops.size === 0 ? [] : citations.nameBelow(tops), 'all');
	}

	/** The folders that came or went with some names, by the names: a folder is there as long as there is something in it. */
	private async foldersOf(names: readonly RootPath[]): Promise<ReadonlySet<RootPath>> {
		const tree = await this.workspace.tree();
		const changed = new Set(names);
		const around = new Set(names.flatMap((name) => selfAndParents(name.includes('/') ? folderOf(name) : name)));
		const asked = new Set([...around].filter((folder) => isListedFolder(tree, folder)));
		const stay = new Set<RootPath>();
		let last: RootPath = '';
		let holding: readonly RootPath[] = [];
		for (const file of tree.all()) {
			if (stay.size === asked.size) {
				break;
			}
			// Files of one folder follow each other.
			const folder = folderOf(file);
			if (folder !== last) {
				last = folder;
				holding = selfAndParents(folder).filter((each) => asked.has(each));
			}
			if (holding.some((each) => !stay.has(each)) && !isWithinAny(changed, file)) {
				// They hold something that was there before.
				for (const each of holding) {
					stay.add(each);
				}
			}
		}
		return new Set([...around].filter((each) => !stay.has(each)));
	}

	/** Some texts as they were when they were looked at last and as they are now, which is what the next change is compared with. */
	private async versionsOf(paths: readonly RootPath[]): Promise<Versions[]> {
		const turns = new Turns(this.workspace.ports.clock);
		const found: Versions[] = [];
		for (const path of new Set(paths)) {
			const after = await this.workspace.document(path);
			found.push({ path, before: this.before.get(path), after });
			if (after === undefined) {
				this.before.delete(path);
			} else {
				this.before.set(path, after);
				this.before.weigh(path, after, after.lines.size);
			}
			if (turns.isOver()) {
				await turns.next();
			}
		}
		return found;
	}

	/** True where plans alone have changed, and what ledgers and the brief are compared with is as it was. */
	private async saySame(plans: readonly Versions[]): Promise<boolean> {
		const turns = new Turns(this.workspace.ports.clock);
		for (const { path, before, after } of plans) {
			if (
				this.workspace.isLedgerOrBrief(path) ||
				before === undefined ||
				after === undefined ||
				!plansSame(before, after)
			) {
				return false;
			}
			if (turns.isOver()) {
				await turns.next();
			}
		}
		return true;
	}

	/** Adds those of the citing documents that have a pointer for which the new text makes a difference. */
	private async addCiting(
		{ path, before, after }: Versions,
		citing: Iterable<RootPath>,
		concerned: Concerned,
	): Promise<void> {
		const turns = new Turns(this.workspace.ports.clock);
		const tails = tailsOf(path, this.workspace.ports.rootFolder);
		const pointersIn = pointersTo(tails);
		for (const from of citing) {
			const doubt = concerned.get(from);
			if (doubt !== 'all' && (await this.mayDiffer(from, pointersIn, before, after))) {
				concerned.set(from, bothOf(doubt, tailsInDoubt(tails)));
			}
			if (turns.isOver()) {
				await turns.next();
			}
		}
	}

	private async mayDiffer(
		from: RootPath,
		pointersIn: (document: Document) => readonly PointerAt[],
		before: Document | undefined,
		after: Document | undefined,
	): Promise<boolean> {
		if (before === undefined || after === undefined) {
			return true;
		}
		const document = await this.workspace.document(from);
		for (const { pointer } of document === undefined ? [] : pointersIn(document)) {
			const [was, is] = [before, after].map((text) => insideOf(text, pointer));
			if (was?.status !== is?.status || was?.lineCount !== is?.lineCount) {
				return true;
			}
		}
		return false;
	}
}

function addDoubt(concerned: Concerned, paths: Iterable<RootPath>, doubt: Doubt): void {
	for (const path of paths) {
		concerned.set(path, bothOf(concerned.get(path), doubt));
	}
}

/** True for a folder that a walk would list, and for what is not there. */
const isListedFolder = (tree: Pick<FileTree, 'kindOf'>, path: RootPath): boolean =>
	['folder', undefined].includes(tree.kindOf(path));
