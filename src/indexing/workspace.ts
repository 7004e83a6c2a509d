import type { Cancel } from '../base/cancel.ts';
import { type Disposable, DisposableStore } from '../base/disposable.ts';
import { Emitter, type Event } from '../base/event.ts';
import type { Known } from '../base/known.ts';
import { ownText } from '../base/ownText.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileChanges, RootPath, WorkspaceFiles } from '../ports/files.ts';
import type { History } from '../ports/history.ts';
import type { IndexStore } from '../ports/indexStore.ts';
import type { Log } from '../ports/log.ts';
import type { Settings } from '../ports/settings.ts';
import type { Brief } from '../syntax/brief.ts';
import type { Pointer } from '../syntax/pointer.ts';
import type { SourceSymbol } from '../syntax/pythonOutline.ts';
import { CitationMemory } from './citationMemory.ts';
import type { CitationIndex } from './citations.ts';
import { Document, isPython } from './document.ts';
import { DocumentMemory, type Read, type ReadProblem } from './documentMemory.ts';
import type { FileTree } from './fileTree.ts';
import { matcher } from './globs.ts';
import { IndexMemory } from './indexMemory.ts';
import { ListingMemory } from './listingMemory.ts';
import { planHomes } from './paths.ts';
import { PlanIds, readIds } from './planIds.ts';
import type { PlanIndex, Unread } from './planIndex.ts';
import type { Resolution } from './resolution.ts';
import { type ResolveContext, resolvePointer } from './resolve.ts';
import { type Checked, type Earlier, type Elsewhere, SessionMemory } from './sessionMemory.ts';
import { showsSame } from './showsSame.ts';
import { isIgnoreFile, type Snapshot } from './snapshot.ts';
import { Turns } from './turns.ts';
import { gitHead, type WorkspaceChange } from './workspaceChange.ts';

/** The outside world of one workspace root. */
export interface Ports {
	readonly files: WorkspaceFiles;
	readonly history: History;
	readonly clock: Clock;
	readonly log: Log;
	readonly settings: Settings;
	readonly store: IndexStore;
	/** The absolute path of the root with `/`, where it has one. */
	readonly rootFolder: string | undefined;
}

/** The memory of one workspace root: what was listed and read, kept true while files and unsaved texts change. */
export class PlanWorkspace implements Disposable {
	readonly ports: Ports;
	/** Fires once for each batch of changes that a view may show. */
	readonly onDidChange: Event<void>;
	/** Fires once for each batch of changes of files and of texts in the editor. */
	readonly onDidChangeFiles: Event<WorkspaceChange>;
	private readonly disposables = new DisposableStore();
	private readonly lifetime = { isCancellationRequested: false };
	private readonly changes = this.disposables.add(new Emitter<void>());
	private readonly fileChanges = this.disposables.add(new Emitter<WorkspaceChange>());
	/** True for a path among the plan documents, records included. */
	readonly isPlan: (path: RootPath) => boolean;
	/** True for a dated document, which says what was true then and is never rewritten. */
	readonly isRecord: (path: RootPath) => boolean;
	/** True for a finished plan. */
	readonly isArchive: (path: RootPath) => boolean;
	private readonly isListedDocument: (path: RootPath) => boolean;
	private readonly listing: ListingMemory;
	private readonly documents: DocumentMemory;
	/** What stood at places that the tree does not know, when somebody last asked. */
	private readonly elsewhere: Elsewhere = new Map();
	private readonly sessions: SessionMemory;
	private readonly indexed: IndexMemory;
	private identified: Promise<PlanIds> | undefined;
	/** Those that were told last. */
	private lastIds: PlanIds | undefined;
	private readonly cited: CitationMemory;
	/** Resolves when every change that was told is taken in. */
	private applying: Promise<void> = Promise.resolve();
	/** Counts what changes, from when it is told on. */
	private revision = 0;
	private readonly logged = new Set<string>();

	constructor(ports: Ports) {
		this.ports = ports;
		this.onDidChange = this.changes.event;
		this.onDidChangeFiles = this.fileChanges.event;
		this.isPlan = matcher(ports.settings.plans);
		this.isRecord = matcher(ports.settings.records);
		this.isArchive = matcher(ports.settings.archive);
		this.isListedDocument = matcher(ports.settings.documents);
		this.listing = new ListingMemory(
			{
				files: ports.files,
				settings: ports.settings,
				clock: ports.clock,
				isPlan: this.isPlan,
				onTruncated: (count) => this.tellTruncated(count),
				onRecovered: () => this.changed('all'),
			},
			this.lifetime,
		);
		this.documents = new DocumentMemory(
			ports.files,
			ports.settings,
			(path) => this.isPlan(path) || ports.settings.ledgers.includes(path),
		);
		this.cited = new CitationMemory(
			{
				clock: ports.clock,
				rootFolder: ports.rootFolder,
				paths: () => this.documentPaths(),
				document: async (path) => ((await this.lists(path)) ? this.document(path) : undefined),
			},
			this.lifetime,
		);
		const { documents, cited, elsewhere } = this;
		this.sessions = new SessionMemory(
			ports,
			{ documents, cited, elsewhere, tree: () => this.tree(), index: () => this.index() },
			this.lifetime,
		);
		this.indexed = new IndexMemory(
			{
				documents,
				elsewhere,
				settings: ports.settings,
				clock: ports.clock,
				plans: () => this.listing.plans(),
				isPlan: this.isPlan,
				isRecord: this.isRecord,
				isArchive: this.isArchive,
				isLedgerOrBrief: (path) => this.isLedgerOrBrief(path),
				recallPlans: () => this.sessions.recallPlans(),
				onUnread: (unread) => this.logUnread(unread),
			},
			this.lifetime,
		);
		this.disposables.add(ports.files.onDidChange((changes) => this.apply(changes)));
		this.disposables.add(ports.history.onDidCheckOut(() => this.changed({ texts: [gitHead], names: [] })));
	}

	dispose(): void {
		this.lifetime.isCancellationRequested = true;
		this.disposables.dispose();
	}

	/** What exists; walked once and kept true by changes. Rejects where the host cannot tell, and asks it again next time. */
	tree(): Promise<FileTree> {
		return this.listing.tree();
	}

	/** The document at a path, as the editor holds it or as it is on the disk, or why it cannot be read. */
	async read(path: RootPath): Promise<Document | ReadProblem> {
		return this.documents.read(path);
	}

	/**
	 * The same for somebody who is about to change it: a file that no editor holds is read again, for the disk may have changed
	 * and nobody have told of it yet.
	 */
	async readAgain(path: RootPath): Promise<Document | ReadProblem> {
		const before = await this.read(path);
		if (this.isOpen(path)) {
			return before;
		}
		const now = await this.ports.files.read(path);
		if (!this.documents.isAsRead(path, before, now) && !this.isOpen(path)) {
			this.documents.forget(path);
			await this.follow({ created: [], changed: [path], deleted: [] });
		}
		return this.read(path);
	}

	/**
	 * Counts the changes of texts, once those that were told are taken in. Who computes an edit asks before, and `hasChanged` of each
	 * file that it changes when it goes out.
	 */
	async textChanges(): Promise<number> {
		await this.applying;
		return this.documents.changes;
	}

	/** True where a text may have become another one since there were so many changes. */
	hasChanged(path: RootPath, since: number): boolean {
		return this.documents.hasChanged(path, since);
	}

	/** True where an editor holds the text of a path. */
	isOpen(path: RootPath): boolean {
		return this.documents.isOpen(path);
	}

	/** True where nothing stands at a path on the disk, whatever an editor holds for it; false also where the host cannot tell. */
	async isGone(path: RootPath): Promise<boolean> {
		const { files } = this.ports;
		if ((await files.kindOf(path)) !== undefined) {
			return false;
		}
		const read = await files.read(path);
		return 'problem' in read && read.problem === 'missing';
	}

	/** The document at a path; undefined where there is none that can be read. */
	async document(path: RootPath): Promise<Document | undefined> {
		const read = await this.read(path);
		return 'problem' in read ? undefined : read;
	}

	/** What a source file defines; undefined for a language that is not known, and for a text that is too long for an outline. */
	outline(document: Document): readonly SourceSymbol[] | undefined {
		if (document.outline === undefined && isPython(document.path)) {
			this.logOnce('info', `${document.path} is too long for an outline.`);
		}
		return document.outline;
	}

	/** Initiatives, ledgers and the brief. Built once, then again after a change, from documents that were read before. */
	index(): Promise<PlanIndex> {
		return this.indexed.current();
	}

	/** What the ids of the plans mean. */
	ids(): Promise<PlanIds> {
		this.identified ??= this.index().then(async (index) => {
			await this.prepareIds(index);
			await this.ports.clock.pause();
			const findings = await this.document(this.ports.settings.findings);
			this.lastIds = new PlanIds(index, findings, this.lastIds);
			return this.lastIds;
		});
		this.identified.catch(() => {
			this.identified = undefined;
		});
		return this.identified;
	}

	/** Reads what plans define, those that the index knew by their summaries alone as well. */
	private async prepareIds(index: PlanIndex): Promise<void> {
		const turns = new Turns(this.ports.clock);
		await turns.run(readIds(index));
	}

	/**
	 * Has all plans in memory as they are read, for who asks for all tasks each time that a view is shown; or lets go of them. Resolves when
	 * they are there, or when nobody waits for them any more.
	 */
	async holdPlans(hold: boolean, cancel: Cancel): Promise<void> {
		this.documents.holdPlans(hold);
		const { initiatives, other } = await this.index();
		const turns = new Turns(this.ports.clock);
		for (const document of hold ? [...initiatives.flatMap(({ documents }) => documents), ...other] : []) {
			if (turns.isOver()) {
				await turns.next();
			}
			if (cancel.isCancellationRequested || this.lifetime.isCancellationRequested) {
				return;
			}
			void document.plan;
		}
	}

	/** Lets go of what a pass over many documents asks for again and again, and a few edits do not. */
	async restAfterMany(): Promise<void> {
		(await this.tree()).forgetAnswers();
		this.documents.restAfterMany();
	}

	/** True for a document whose pointers are known and checked: plans, ledgers, the brief, and what the setting names. */
	isDocument(path: RootPath): boolean {
		return this.isListedDocument(path) || this.isOfPlans(path);
	}

	/** True for a document that the plan index is made of. */
	isOfPlans(path: RootPath): boolean {
		return this.isPlan(path) || this.isLedgerOrBrief(path);
	}

	/** True for a document that is joined with plans in the index, and compared with them. */
	isLedgerOrBrief(path: RootPath): boolean {
		const { ledgers, brief } = this.ports.settings;
		return ledgers.includes(path) || path === brief;
	}

	/** Who points at what and mentions which id, over all documents, as they are now. */
	async citations(): Promise<CitationIndex> {
		await this.sessions.recall();
		return this.cited.current();
	}

	/** The same without reading the documents that have changed, which are told besides: their citations may be others. */
	async citationsSoFar(): Promise<{ readonly index: CitationIndex; readonly unread: readonly RootPath[] }> {
		await this.sessions.recall();
		const { index, unread } = await this.cited.soFar();
		return { index, unread: unread.filter((path) => this.isDocument(path)) };
	}

	/** True where it is not known yet who a document cites. */
	wantsCitations(path: RootPath): boolean {
		return this.isDocument(path) && this.cited.wants(path);
	}

	/** Takes who a document cites while it is at hand. */
	noteCitations(document: Document): void {
		if (this.documents.known(document.path) === document && this.isDocument(document.path)) {
			this.cited.note(document);
		}
	}

	/** What the session before left; told once, to whoever begins where it ended. Undefined where it left nothing that is of use. */
	takeEarlier(): Promise<Earlier | undefined> {
		return this.sessions.take();
	}

	/**
	 * Leaves to the next session what this one knows, and says whether it did: not where anything changes meanwhile, for what was
	 * found would be older than the files.
	 * @param isStill whether all that has changed is checked
	 */
	async save(checked: Checked, isStill: () => boolean): Promise<boolean> {
		await this.applying;
		const { revision } = this;
		return this.sessions.save(checked, () => revision === this.revision && isStill());
	}

	/** What the workspace is like now, as far as it was looked at. Undefined where nothing is certain: it has more files than are listed. */
	snapshot(): Promise<Snapshot | undefined> {
		return this.sessions.snapshot();
	}

	/** What has changed since. */
	changesSince(snapshot: Snapshot): Promise<WorkspaceChange> {
		return this.sessions.changesSince(snapshot);
	}

	/** Every document whose pointers are known and checked. */
	async documentPaths(): Promise<RootPath[]> {
		const [tree, plans] = [await this.tree(), await this.listing.plans()];
		await this.ports.clock.pause();
		const all = new Set([...tree.all(), ...plans, ...this.documents.openPaths]);
		return [...all].filter((path) => this.isDocument(path));
	}

	/** True for one of `documentPaths`. */
	private async lists(path: RootPath): Promise<boolean> {
		const isThere = async () => (await this.tree()).kindOf(path) === 'file' || (await this.listing.plans()).has(path);
		return this.isDocument(path) && (this.isOpen(path) || isThere());
	}

	/** The brief; undefined where the workspace has none. */
	async brief(): Promise<{ readonly document: Document; readonly brief: Brief } | undefined> {
		const document = await this.document(this.ports.settings.brief);
		return document === undefined ? undefined : { document, brief: document.brief };
	}

	/** Where a pointer in a document leads. */
	async resolve(pointer: Pointer, from: RootPath): Promise<Resolution> {
		return resolvePointer(await this.resolving(), pointer, from);
	}

	/** What resolving needs, gathered once for many pointers. */
	async resolving(): Promise<ResolveContext> {
		const tree = await this.tree();
		const focus = (await this.brief())?.brief.focus?.initiative;
		const asked = new Map<RootPath, Known<'file' | 'folder' | undefined>>();
		return {
			tree,
			kindOf: (path) => {
				if (!asked.has(path)) {
					const asking = this.ports.files.kindOf(path).then((kind) => {
						this.elsewhere.set(ownText(path), kind);
						asked.set(path, kind);
					});
					asked.set(path, asking);
				}
				return asked.get(path);
			},
			rootFolder: this.ports.rootFolder,
			focusFolder: focus === undefined ? undefined : initiativeFolder(tree, focus),
			read: (path) => this.documents.read(path),
			shapes: (path) => this.documents.shapesOf(path),
			symbols: (path) => this.documents.symbolsOf(path),
		};
	}

	/** Takes the text that an editor holds for a path; undefined when it was closed. */
	setOverlay(path: RootPath, text: string | undefined): void {
		this.revision++;
		const before = this.documents.known(path);
		this.documents.setOpen(path, text);
		this.cited.forget([path]);
		this.fileChanges.fire({ texts: [path], names: [] });
		const isSame = before !== undefined && this.documents.known(path) === before;
		if (!isSame && path === this.ports.settings.findings) {
			this.identified = undefined;
		}
		const isOfPlans = this.isOfPlans(path);
		if (!isSame && isOfPlans) {
			this.indexed.forgetEdited(path, before);
			this.identified = undefined;
		}
		if (this.isDocument(path)) {
			void this.tellUnlessSame(path, before, isOfPlans);
		}
	}

	/** A document that is merely opened says what the disk said, and a word in the prose of one that is no plan is in no view. */
	private async tellUnlessSame(path: RootPath, before: Read | undefined, isOfPlans: boolean) {
		const [was, is] = [await before, await this.read(path)];
		const isKnown = was instanceof Document && is instanceof Document;
		if (!isKnown || (was.lines.text !== is.lines.text && (isOfPlans || !showsSame(was, is)))) {
			this.changes.fire();
		}
	}

	/** Forgets everything and begins again. */
	refresh(): void {
		this.listing.forget();
		this.indexed.forgetOrder();
		this.documents.forgetAll();
		this.cited.forgetAll();
		this.changed('all');
	}

	private forgetIndex(): void {
		this.indexed.forget();
		this.identified = undefined;
	}

	private changed(change: WorkspaceChange): void {
		this.forgetIndex();
		this.changes.fire();
		this.fileChanges.fire(change);
	}

	private apply(changes: FileChanges): void {
		this.revision++;
		if (changes === 'all' || Object.values(changes).flat().some(isIgnoreFile)) {
			this.ports.history.ignoreFilesChanged();
		}
		if (changes === 'all') {
			this.refresh();
			return;
		}
		for (const path of [...changes.changed, ...changes.created, ...changes.deleted]) {
			this.documents.forget(path);
		}
		// One after the other: a file that was made and then deleted is gone, however long looking at it takes.
		this.applying = this.applying
			.then(() => this.follow(changes))
			.catch((error: unknown) => this.ports.log.error(`Changed files could not be followed: ${error}`));
	}

	/** Takes in what came and went. A folder comes and goes as one event: what was in it goes along, and what is in a new one nobody tells. */
	private async follow(changes: Exclude<FileChanges, 'all'>): Promise<void> {
		const gone = await this.listing.follow(changes);
		if (gone === undefined) {
			this.refresh();
			return;
		}
		this.documents.remove(new Set(changes.deleted));
		if (changes.created.length + gone.length > 0) {
			this.indexed.forgetOrder();
		}
		const touched = [...changes.changed, ...changes.created, ...gone];
		this.cited.forget(touched);
		this.changed({ texts: touched, names: [...changes.created, ...gone] });
	}

	/** Says of each document that cannot be read so once, and again when the reason is another. */
	private logUnread(unread: readonly Unread[]): void {
		for (const { message } of unread) {
			this.logOnce('warn', message);
		}
	}

	private tellTruncated(listed: number): void {
		this.logOnce(
			'tell',
			`Plan Navigator lists the first ${listed.toLocaleString('en')} files of this workspace and no more; others are found by their whole path only. The setting planNavigator.exclude leaves folders out.`,
		);
	}

	private logOnce(level: 'info' | 'warn' | 'tell', message: string): void {
		if (!this.logged.has(message)) {
			this.logged.add(message);
			this.ports.log[level](message);
		}
	}
}

/** The folder of an initiative by its name, in whatever case the folder is written. */
function initiativeFolder(tree: FileTree, id: string): RootPath | undefined {
	return planHomes
		.flatMap((home) => [home + id, home + id.toLowerCase()])
		.find((folder) => tree.kindOf(folder) === 'folder');
}
