import { type Cancel, neverCancelled } from './base/cancel.ts';
import type { Disposable } from './base/disposable.ts';
import type { Event } from './base/event.ts';
import type { Line1 } from './base/position.ts';
import { briefAnswer, outlineOf, treeAnswer } from './features/answers.ts';
import { type BacklinksAt, backlinkNodes } from './features/backlinks.ts';
import { openItems } from './features/briefWork.ts';
import { checkAgain, checkedPaths } from './features/check.ts';
import { type CompletionRequest, completion } from './features/completion/completion.ts';
import { Concerns, type PartlyInDoubt } from './features/concerned.ts';
import { definition } from './features/definition.ts';
import { documentSymbols } from './features/documentSymbols.ts';
import { fixAll, fixesOn, ignoreOn } from './features/fixes.ts';
import { focusChildren } from './features/focusTree.ts';
import { folds } from './features/folds.ts';
import { asksForTasks, groupedChildren, groupedPath, type PhasesView } from './features/groupedPhases.ts';
import { highlights } from './features/highlights.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlayHints.ts';
import { insertableParts, insertablePointers, writesCodeSpans } from './features/insertablePointers.ts';
import { LastChecks } from './features/lastChecks.ts';
import { lenses } from './features/lenses.ts';
import { links } from './features/links.ts';
import { namedPointer } from './features/namedPointer.ts';
import type { Node } from './features/node.ts';
import { pastedPointer } from './features/pastedPointer.ts';
import { plansElsewhere } from './features/plansElsewhere.ts';
import { pointerDefinition } from './features/pointerDefinition.ts';
import { preview } from './features/pointerHover.ts';
import { pointerEntries } from './features/pointers.ts';
import { pointersOn } from './features/pointersOn.ts';
import { previewFields } from './features/previewFields.ts';
import { previewLinks } from './features/previewLinks.ts';
import { references } from './features/references.ts';
import { archivable, archiveInitiative } from './features/rename/archive.ts';
import { movedPointers, pointersKept } from './features/rename/movedPointers.ts';
import type { Move } from './features/rename/moves.ts';
import {
	mentionsKept,
	movesFolder,
	namesakesKept,
	pathsKept,
	type RenameSubject,
	renameId,
	renameSubject,
	renameSubjectOnLine,
	whyNotRename,
} from './features/rename/renameId.ts';
import { type DraftRequest, draftArtifacts } from './features/scaffold/draft.ts';
import { offeredKinds } from './features/scaffold/offer.ts';
import type { DraftFrom } from './features/scaffold/result.ts';
import { templateCopies } from './features/scaffold/templateFiles.ts';
import { setState, type TaskRef, tasksOn, type WantedState } from './features/setState.ts';
import { workspaceStats } from './features/stats.ts';
import type { Address } from './features/targets.ts';
import { workspaceSymbols } from './features/workspaceSymbols.ts';
import type { Document } from './indexing/document.ts';
import { findInitiative } from './indexing/planIndex.ts';
import type { Target } from './indexing/resolution.ts';
import type { SavedFinding } from './indexing/savedIndex.ts';
import type { Checked } from './indexing/sessionMemory.ts';
import { PlanWorkspace, type Ports } from './indexing/workspace.ts';
import type { WorkspaceChange } from './indexing/workspaceChange.ts';
import type { ReadResult, RootPath } from './ports/files.ts';
import type { ViewName } from './protocol.ts';

type Unreadable = Exclude<ReadResult, { text: string }>;

/** Every question that a program may ask about one workspace root; the only wiring of the core. */
export class PlanService implements Disposable {
	readonly onDidChange: Event<void>;
	/** Files and texts in the editor that changed together. */
	readonly onDidChangeFiles: Event<WorkspaceChange>;
	private readonly workspace: PlanWorkspace;
	private readonly checks: LastChecks;

	constructor(ports: Ports) {
		this.workspace = new PlanWorkspace(ports);
		this.checks = new LastChecks(this.workspace);
		this.onDidChange = this.workspace.onDidChange;
		this.onDidChangeFiles = this.workspace.onDidChangeFiles;
	}

	dispose(): void {
		this.checks.dispose();
		this.workspace.dispose();
	}

	/** A document as the editor or the disk has it, or why it cannot be read. */
	read(path: RootPath): Promise<Document | Unreadable> {
		return this.workspace.read(path);
	}

	/** True where nothing stands at a path on the disk; false also where nobody can tell. */
	isGone(path: RootPath): Promise<boolean> {
		return this.workspace.isGone(path);
	}

	/** Takes the text that an editor holds, saved or not; undefined when the editor lets go of it. */
	setOverlay(path: RootPath, text: string | undefined): void {
		this.workspace.setOverlay(path, text);
	}

	/** The branch that is checked out; undefined where git does not say. */
	branch(): Promise<string | undefined> {
		return this.workspace.ports.history.branch();
	}

	refresh(): void {
		this.workspace.refresh();
	}

	links(document: Document, cancel: Cancel) {
		return links(this.workspace, document, cancel);
	}

	previewLinks(document: Document, cancel: Cancel) {
		return previewLinks(this.workspace, document, cancel);
	}

	previewFields(document: Document) {
		return previewFields(this.workspace, document);
	}

	hover(document: Document, line: Line1, column: number, address: Address, cancel: Cancel) {
		return hover(this.workspace, document, line, column, address, cancel);
	}

	definition(document: Document, line: Line1, column: number, cancel: Cancel) {
		return definition(this.workspace, document, line, column, cancel);
	}

	/** Where the pointer at a place leads; undefined where there is none. */
	pointerAt(document: Document, line: Line1, column: number, cancel: Cancel) {
		return pointerDefinition(this.workspace, document, line, column, cancel);
	}

	/** What leads to a line of any file, and what is defined there. */
	references(path: RootPath, line: Line1, column: number, cancel: Cancel) {
		return references(this.workspace, path, line, column, cancel);
	}

	/** What may be written at a cursor. */
	completion(document: Document, line: Line1, column: number, request: CompletionRequest, cancel: Cancel) {
		return completion(this.workspace, document, line, column, request, cancel);
	}

	/** A pointer at what a line belongs to, by its name. */
	namedPointer(file: Document, line: Line1) {
		return namedPointer(this.workspace, file, line);
	}

	/** Files and ids that a pointer may be inserted to, by a query. */
	insertablePointers(document: Document | undefined, query: string, recent: readonly RootPath[], cancel: Cancel) {
		return insertablePointers(this.workspace, document, query, recent, cancel);
	}

	/** The pointers into a file; nothing where there is none. */
	async insertableParts(path: RootPath) {
		const file = await this.workspace.document(path);
		return file === undefined ? [] : insertableParts(this.workspace, file);
	}

	writesCodeSpans(document: Document) {
		return writesCodeSpans(document);
	}

	/** A place that was copied elsewhere as a pointer. */
	pastedPointer(text: string) {
		return pastedPointer(this.workspace, text);
	}

	/** The pointers on a line of a terminal that it does not link by itself. */
	pointersOn(text: string, cancel: Cancel) {
		return pointersOn(this.workspace, text, cancel);
	}

	/** What stands at a place, as Markdown. */
	preview(target: Target, address: Address) {
		return preview(this.workspace, target, address, '');
	}

	highlights(document: Document, line: Line1, column: number, cancel: Cancel) {
		return highlights(this.workspace, document, line, column, cancel);
	}

	documentSymbols(document: Document) {
		return documentSymbols(document, this.isLedger(document));
	}

	workspaceSymbols(query: string, cancel: Cancel) {
		return workspaceSymbols(this.workspace, query, cancel);
	}

	folds(document: Document) {
		return folds(document, this.isLedger(document));
	}

	private isLedger({ path }: Document): boolean {
		return this.workspace.ports.settings.ledgers.includes(path);
	}

	pointers(document: Document, cancel: Cancel = neverCancelled) {
		return pointerEntries(this.workspace, document, cancel);
	}

	/** Lets what waits in the event loop have its turn. */
	pause(): Promise<void> {
		return this.workspace.ports.clock.pause();
	}

	/** Lets go of what a check of many documents has left. */
	restAfterMany(): Promise<void> {
		return this.workspace.restAfterMany();
	}

	/** What is wrong in a document; nothing where there is none. */
	async check(path: RootPath, cancel: Cancel = neverCancelled) {
		const document = await this.workspace.document(path);
		return document === undefined ? [] : this.checks.of(document, cancel);
	}

	/** The same where only some of that is in doubt; see `checkAgain`. */
	async checkAgain(path: RootPath, doubt: PartlyInDoubt, before: readonly SavedFinding[], cancel: Cancel) {
		const document = await this.workspace.document(path);
		return document === undefined ? [] : checkAgain(this.workspace, document, doubt, before, cancel);
	}

	/** The pointers at a file, as the Backlinks view shows them. */
	backlinks(at: BacklinksAt, parent: string | undefined, cancel: Cancel) {
		return backlinkNodes(this.workspace, at, parent, cancel);
	}

	/** True where the setting wants lenses in code, too. */
	get hasLensesInCode(): boolean {
		return this.workspace.ports.settings.codeLensInCode;
	}

	/** The lenses of a file. */
	lenses(document: Document, cancel: Cancel) {
		return lenses(this.workspace, document, cancel);
	}

	/** The states of the tasks that some lines point at. */
	inlayHints(document: Document, first: Line1, last: Line1, cancel: Cancel) {
		return inlayHints(this.workspace, document, first, last, cancel);
	}

	/** What can be renamed at a place of a document. */
	renameSubject(document: Document, line: Line1, at: number | string) {
		return renameSubject(this.workspace, document, line, at);
	}

	/** The same for a cursor anywhere in the line that defines it. */
	renameSubjectOnLine(document: Document, line: Line1, column: number) {
		return renameSubjectOnLine(this.workspace, document, line, column);
	}

	/** How many mentions of what is renamed keep the old id. */
	mentionsKept(subject: RenameSubject, cancel: Cancel) {
		return mentionsKept(this.workspace, subject, cancel);
	}

	pathsKept(subject: RenameSubject, cancel: Cancel) {
		return pathsKept(this.workspace, subject, cancel);
	}

	namesakesKept(subject: RenameSubject, cancel: Cancel) {
		return namesakesKept(this.workspace, subject, cancel);
	}

	/** Whether the folder or a file of an initiative moves when it is renamed. */
	movesFolder(subject: RenameSubject) {
		return movesFolder(this.workspace, subject);
	}

	/** Why an id cannot have another name; undefined where it can. */
	whyNotRename(subject: RenameSubject, newId: string) {
		return whyNotRename(this.workspace, subject, newId);
	}

	/** Gives an id another name in all live documents. */
	renameId(subject: RenameSubject, newId: string, cancel: Cancel) {
		return renameId(this.workspace, subject, newId, cancel);
	}

	/** What keeps the pointers of live documents true when files move. */
	movedPointers(moves: readonly Move[], leaveLinks: boolean, cancel: Cancel) {
		return movedPointers(this.workspace, moves, leaveLinks, cancel);
	}

	/** How many pointers keep the old path when files move. */
	pointersKept(moves: readonly Move[], leaveLinks: boolean, cancel: Cancel) {
		return pointersKept(this.workspace, moves, leaveLinks, cancel);
	}

	archivable() {
		return archivable(this.workspace);
	}

	/** Moves an initiative to the archive. */
	archiveInitiative(id: string, cancel: Cancel) {
		return archiveInitiative(this.workspace, id, cancel);
	}

	/** The findings on some lines of a document, with their fixes. */
	fixesOn(document: Document, first: Line1, last: Line1, cancel: Cancel) {
		return fixesOn(this.checks, document, first, last, cancel);
	}

	/** Mends every finding of a rule in a document, or in all of them. */
	fixAll(rule: string | undefined, path: RootPath | undefined, cancel: Cancel) {
		return fixAll(this.workspace, rule, path, cancel);
	}

	/** Counts the changes of texts: who computes an edit asks before. */
	textChanges(): Promise<number> {
		return this.workspace.textChanges();
	}

	/**
	 * Reads files that no editor holds again, for the disk may have changed and nobody have told of it yet; what has changed is known
	 * to `changedSince` then.
	 */
	async readAgain(paths: Iterable<RootPath>): Promise<void> {
		for (const path of paths) {
			await this.workspace.readAgain(path);
		}
	}

	/** The first of some files whose text may have become another one since there were so many changes; undefined where none has. */
	changedSince(since: number, paths: Iterable<RootPath>): RootPath | undefined {
		return [...paths].find((path) => this.workspace.hasChanged(path, since));
	}

	/** Why a file or folder cannot be changed, as a sentence for people; undefined where it can. */
	whyNotChange(path: RootPath) {
		return this.workspace.ports.files.whyNotChange(path);
	}

	/** Why no file can be created at a path, as a sentence for people; undefined where nothing is in the way. */
	whyNotCreate(path: RootPath) {
		return this.workspace.ports.files.whyNotCreate(path);
	}

	/** Writes a state into tasks, all or none. */
	setState(tasks: readonly TaskRef[], state: WantedState) {
		return setState(this.workspace, tasks, state);
	}

	/** The tasks on some lines of a plan whose states may be set. */
	tasksOn(document: Document, first: Line1, last: Line1) {
		return tasksOn(this.workspace, document, first, last);
	}

	/** The comment that switches a rule off on a line. */
	ignoreOn(document: Document, line: Line1, rule: string) {
		return ignoreOn(document, line, rule);
	}

	/** The documents that are checked when nobody says which. */
	checkedPaths() {
		return checkedPaths(this.workspace);
	}

	/** True for a path whose text is checked. */
	isDocument(path: RootPath): boolean {
		return this.workspace.isDocument(path);
	}

	/** What the session before left, told once. */
	takeEarlier() {
		return this.workspace.takeEarlier();
	}

	/** Leaves to the next session what this one knows. */
	save(checked: Checked, isStill: () => boolean) {
		return this.workspace.save(checked, isStill);
	}

	/** Tells whose findings a change may alter. */
	concerns(): Concerns {
		return new Concerns(this.workspace);
	}

	outline(document: Document) {
		return outlineOf(document);
	}

	async tree(cancel: Cancel = neverCancelled) {
		return treeAnswer(this.workspace, await this.workspace.index(), cancel);
	}

	/** True for an initiative that a plan, a ledger or the brief names, in whatever case. */
	async knowsInitiative(id: string): Promise<boolean> {
		return findInitiative(await this.workspace.index(), id) !== undefined;
	}

	brief(document: Document, cancel: Cancel = neverCancelled) {
		return briefAnswer(this.workspace, document, cancel);
	}

	/** The files that a program reads when it is told none: plan documents, ledgers and the brief, by path. */
	async documents(): Promise<RootPath[]> {
		const { settings } = this.workspace.ports;
		const known = new Set([...settings.ledgers, settings.brief]);
		const all = [...(await this.workspace.tree()).all()];
		return all.filter((path) => known.has(path) || this.workspace.isPlan(path)).sort();
	}

	async children(
		view: ViewName,
		parent: string | undefined,
		filter: PhasesView,
		cancel: Cancel,
	): Promise<readonly Node[]> {
		if (view === 'focus') {
			return focusChildren(this.workspace, await this.workspace.index(), parent, cancel);
		}
		const index = await this.indexFor(filter, cancel);
		return cancel.isCancellationRequested ? [] : groupedChildren(index, parent, filter);
	}

	async pathTo(path: RootPath, line: Line1, filter: PhasesView, cancel: Cancel): Promise<readonly Node[]> {
		const index = await this.indexFor(filter, cancel);
		return cancel.isCancellationRequested ? [] : groupedPath(index, path, line, filter);
	}

	/** The index, with all plans at hand where a view goes through their tasks. */
	private async indexFor(filter: PhasesView, cancel: Cancel) {
		await this.workspace.holdPlans(asksForTasks(filter), cancel);
		return this.workspace.index();
	}

	/** What the views say of the root as a whole. */
	async overview() {
		const index = await this.workspace.index();
		const { initiatives, other, unread, ledgers, brief } = index;
		return {
			isEmpty: initiatives.length + other.length + unread.length === 0,
			plans: initiatives.reduce((sum, { documents }) => sum + documents.length, other.length),
			ledgers: ledgers.map(({ path }) => path),
			brief: brief?.document.path,
			openDoNow: openItems(index),
		};
	}

	/** The globs of plans, and documents with phases or tasks that the settings do not name. */
	async plansElsewhere() {
		return { plans: this.workspace.ports.settings.plans, places: await plansElsewhere(this.workspace) };
	}

	/** Reads and checks every document, as a start does, and counts. */
	stats(cancel: Cancel = neverCancelled) {
		return workspaceStats(this.workspace, () => this.documents(), cancel);
	}

	draft(request: DraftRequest, cancel: Cancel = neverCancelled) {
		return draftArtifacts(this.workspace, request, cancel);
	}

	/** The kinds of artifacts that can be created, and which of them are asked for. */
	kinds(from: DraftFrom) {
		return offeredKinds(this.workspace, from);
	}

	/** The built-in templates, to be copied into the workspace. */
	templates() {
		return templateCopies();
	}
}
