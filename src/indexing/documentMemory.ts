import type { Known } from '../base/known.ts';
import { isWithinAny } from '../base/path.ts';
import type { ReadResult, RootPath, Stamp, WorkspaceFiles } from '../ports/files.ts';
import type { Settings } from '../ports/settings.ts';
import { Document } from './document.ts';
import { KeptTexts } from './keptTexts.ts';
import type { LineShapes } from './lineShapes.ts';
import { isMarkdown } from './resolve.ts';
import type { SavedPlan } from './savedIndex.ts';
import type { SymbolTable } from './symbolTable.ts';

/** Of a Markdown text that is let go of at rest the headings stay, about an eighth of it. */
const weightOf = ({ path, lines }: Document): number =>
	lines.leaves && isMarkdown(path) ? lines.size / 8 : lines.size;

export type ReadProblem = Exclude<ReadResult, { text: string }>;

/** What reading a file gave, or will give. */
export type Read = Document | ReadProblem | Promise<Document | ReadProblem>;

/**
 * How much text is kept together with all that was read out of it, in UTF-16 units: so little that what nobody asks for again
 * is garbage before the collector has moved it to where it stays for long, which was a fifth of a cold check.
 */
const keptAwake = 262_144;

/** How much text outside the plans is kept in memory, in UTF-16 units. */
const keptTargets = 16 * 1_048_576;

/**
 * The texts of a workspace as an editor holds them or as they are on the disk. Plans stay as long as nobody says that they
 * changed; of what they point at the last used texts stay, and of the others what pointers are compared with.
 */
export class DocumentMemory {
	private readonly files: Pick<WorkspaceFiles, 'read' | 'readLater'>;
	private readonly settings: Settings;
	private readonly stays: (path: RootPath) => boolean;
	/** Texts that an editor holds, saved or not. */
	private readonly open = new Map<RootPath, Document>();
	private readonly plans = new Map<RootPath, Read>();
	/** What they were before a change: what stays as it is need not be read out of the text again. */
	private readonly former = new Map<RootPath, Document>();
	/** Those documents of which all that was read out of them is in memory, too: the last used ones. */
	private readonly awake = new KeptTexts<Document>(keptAwake, (document) => this.rest(document));
	/** What pointers lead to, the last used ones. */
	private readonly targets = new KeptTexts<Read>(keptTargets);
	/** The lines of those, also of such as have left the memory. */
	private readonly shapes = new Map<RootPath, LineShapes>();
	/** The symbols of those of them that were asked for one. */
	private readonly symbols = new Map<RootPath, SymbolTable>();

	private holdsPlans = false;
	/** A document that is read once more before it is let go of. */
	private goingToRest: Document | undefined;

	private readonly wakeDecoded = (document: Document): void => this.wake(document);

	/** The stamp of each file whose text has mattered; undefined where it has none. */
	private readonly stampOf = new Map<RootPath, Stamp | undefined>();
	/** When the text of each path became another one, and when all may have, in changes that were counted. */
	private readonly changedAt = new Map<RootPath, number>();
	private allChangedAt = 0;
	private changeCount = 0;
	/** What is known of plans and ledgers from an earlier session, of each as long as its stamp is the same. */
	private saved: ReadonlyMap<RootPath, SavedPlan> = new Map();

	/** @param stays true for a path whose document stays in memory */
	constructor(
		files: Pick<WorkspaceFiles, 'read' | 'readLater'>,
		settings: Settings,
		stays: (path: RootPath) => boolean,
	) {
		this.files = files;
		this.settings = settings;
		this.stays = stays;
	}

	/** The document at a path from memory; a promise where the file is being read. */
	read(path: RootPath): Read {
		const open = this.open.get(path);
		if (open !== undefined) {
			return open;
		}
		const kept = this.homeOf(path);
		const known = kept.get(path);
		if (known !== undefined) {
			this.wake(known);
			return known;
		}
		const result = this.asSaved(path) ?? this.files.read(path);
		if (!(result instanceof Promise)) {
			const read = this.toRead(path, result);
			this.keep(path, read, result);
			return read;
		}
		const reading = result.then((result) => {
			const read = this.toRead(path, result);
			// Unless it was forgotten meanwhile, for what was read may be of before the change.
			if (kept.get(path) === reading) {
				this.keep(path, read, result);
			}
			return read;
		});
		kept.set(path, reading);
		return reading;
	}

	/** A plan or ledger that is as an earlier session knew it need not be read for what that left. */
	private asSaved(path: RootPath): ReadResult | undefined {
		const saved = this.former.has(path) ? undefined : this.saved.get(path);
		const result = saved && this.files.readLater?.(path);
		return result !== undefined && 'text' in result && result.stamp === saved?.stamp ? result : undefined;
	}

	private toRead(path: RootPath, result: ReadResult): Document | ReadProblem {
		const read = 'text' in result ? this.documentOf(path, result, this.former.get(path)) : result;
		this.former.delete(path);
		return read;
	}

	/** Where what the disk says of a path is kept. */
	private homeOf(path: RootPath): Map<RootPath, Read> | KeptTexts<Read> {
		return this.stays(path) ? this.plans : this.targets;
	}

	private keep(path: RootPath, read: Document | ReadProblem, result: ReadResult): void {
		this.stamp(path, result);
		const kept = this.homeOf(path);
		kept.set(path, read);
		if (kept === this.targets) {
			this.targets.weigh(path, read, 'problem' in read ? 0 : weightOf(read));
		}
		this.wake(read);
	}

	/** The same without reading, and without keeping more of the document in memory than there is. */
	known(path: RootPath): Read | undefined {
		return this.open.get(path) ?? this.plans.get(path) ?? this.targets.get(path);
	}

	/** True where a file is as it was when it was read: what was recalled of an earlier session says nothing of its text. */
	isAsRead(path: RootPath, before: Document | ReadProblem, now: ReadResult): boolean {
		if (!('text' in now) || 'problem' in before) {
			return !('text' in now) && 'problem' in before;
		}
		const isStamped = now.stamp !== undefined && now.stamp === this.stampOf.get(path);
		return before.isRecalled ? isStamped : before.lines.text === now.text;
	}

	/** The lines of the file at a path; a promise where it is being read. */
	shapesOf(path: RootPath): Known<LineShapes | ReadProblem> {
		const known = this.open.get(path)?.shapes ?? this.shapes.get(path);
		const document = known ?? this.read(path);
		if (!(document instanceof Document)) {
			return document;
		}
		if (!this.open.has(path)) {
			this.shapes.set(path, document.shapes);
		}
		return document.shapes;
	}

	/** The symbols of the file at a path, or the file itself where it has none that are known; a promise where it is being read. */
	symbolsOf(path: RootPath): Known<SymbolTable | Document | ReadProblem> {
		const known = this.open.has(path) ? undefined : this.symbols.get(path);
		const document = known ?? this.read(path);
		if (!(document instanceof Document) || document.symbols === undefined) {
			return document;
		}
		if (!this.open.has(path)) {
			this.symbols.set(path, document.symbols);
		}
		return document.symbols;
	}

	/** Counts the changes of texts, those that only may be some among them. */
	get changes(): number {
		return this.changeCount;
	}

	/** True where a text may have become another one since there were so many changes. */
	hasChanged(path: RootPath, since: number): boolean {
		return Math.max(this.allChangedAt, this.changedAt.get(path) ?? 0) > since;
	}

	/** The paths of the texts that an editor holds. */
	get openPaths(): readonly RootPath[] {
		return [...this.open.keys()];
	}

	isOpen(path: RootPath): boolean {
		return this.open.has(path);
	}

	/** Takes the text that an editor holds for a path; undefined when it was closed. */
	setOpen(path: RootPath, text: string | undefined): void {
		if (text === undefined) {
			this.open.delete(path);
			this.forget(path);
			return;
		}
		const before = this.known(path);
		const now = this.documentOf(path, { text }, before instanceof Document ? before : undefined);
		this.awake.delete(path);
		this.open.set(path, now);
		if (now !== before) {
			this.changedAt.set(path, ++this.changeCount);
		}
	}

	/** Has a file read again when it is asked for next. */
	forget(path: RootPath): void {
		const known = this.plans.get(path);
		if (known instanceof Document) {
			this.former.set(path, known);
		}
		if (!this.open.has(path)) {
			this.changedAt.set(path, ++this.changeCount);
		}
		this.plans.delete(path);
		this.awake.delete(path);
		this.targets.delete(path);
		this.shapes.delete(path);
		this.symbols.delete(path);
		this.stampOf.delete(path);
	}

	/** Lets go of files that are gone, and of those in folders that are. */
	remove(gone: ReadonlySet<RootPath>): void {
		for (const paths of [this.plans, this.former, this.awake, this.targets, this.shapes, this.symbols, this.stampOf]) {
			for (const path of gone.size > 0 ? [...paths.keys()] : []) {
				if (isWithinAny(gone, path)) {
					paths.delete(path);
				}
			}
		}
	}

	/** Has every file read again. */
	forgetAll(): void {
		this.allChangedAt = ++this.changeCount;
		this.former.clear();
		for (const path of [...this.plans.keys()]) {
			this.forget(path);
		}
		this.awake.clear();
		this.targets.clear();
		this.shapes.clear();
		this.symbols.clear();
		this.stampOf.clear();
	}

	/** Of a file that is not there the names tell when it comes. */
	private stamp(path: RootPath, result: ReadResult): void {
		if ('text' in result) {
			this.stampOf.set(path, result.stamp);
		} else if (result.problem !== 'missing') {
			this.stampOf.set(path, undefined);
		}
	}

	/** The stamp of each file whose text has mattered; undefined for one that has none, and for one that an editor holds otherwise than the disk. */
	async stamps(): Promise<ReadonlyMap<RootPath, Stamp | undefined>> {
		const stamps = new Map(this.stampOf);
		for (const [path, { lines }] of this.open) {
			const saved = await this.files.read(path);
			stamps.set(path, 'text' in saved && saved.text === lines.text ? saved.stamp : undefined);
		}
		return stamps;
	}

	/** Takes the stamps of what mattered in an earlier session and is as it was, and what is known of plans from there. */
	recallStamps(stamps: readonly (readonly [RootPath, Stamp | null])[]): void {
		for (const [path, stamp] of stamps) {
			if (!this.stampOf.has(path)) {
				this.stampOf.set(path, stamp ?? undefined);
			}
		}
	}

	/** Takes what an earlier session knew of plans, if it knew any. */
	recallPlans(plans: ReadonlyMap<RootPath, SavedPlan> | undefined): void {
		this.saved = plans ?? this.saved;
	}

	/** What is known of the plans whose files have these stamps. */
	plansWith(stamps: ReadonlyMap<RootPath, Stamp | null>): ReadonlyMap<RootPath, SavedPlan> {
		const saved = new Map<RootPath, SavedPlan>();
		for (const [path, kept] of this.plans) {
			const plan = this.open.get(path) ?? kept;
			const stamp = stamps.get(path) ?? null;
			if (stamp === null || !(plan instanceof Document)) {
				continue;
			}
			const summary = plan.hasSummary ? plan.summary : undefined;
			const ledger = plan.hasLedger && this.settings.ledgers.includes(path) ? plan.ledger : undefined;
			if (summary !== undefined || ledger !== undefined) {
				saved.set(path, { stamp, summary, ledger });
			}
		}
		return saved;
	}

	private rest(document: Document): void {
		this.goingToRest = document;
		// Of what nobody has read, as after a start, nothing is let go of.
		if (document.lines.isReadAgain && document.lines.isDecoded) {
			this.keepForOthers(document);
		}
		document.rest({ keepsPlan: this.holdsPlans });
		this.goingToRest = undefined;
	}

	/** Has plans stay as they were read, or lets go of them, for somebody who goes through all of them again and again. */
	holdPlans(hold: boolean): void {
		if (this.holdsPlans === hold) {
			return;
		}
		this.holdsPlans = hold;
		for (const [path, read] of hold ? [] : this.plans) {
			if (read instanceof Document && this.awake.get(path) !== read) {
				read.restPlan();
			}
		}
	}

	/** Lets go of what a pass over many documents has left: where their headings are by each of their names, and lines of texts that are at hand. */
	restAfterMany(): void {
		for (const kept of [this.plans.values(), this.targets.values()]) {
			for (const read of kept) {
				if (read instanceof Document) {
					read.restNames();
					if (!read.lines.leaves) {
						this.shapes.delete(read.path);
					}
				}
			}
		}
	}

	/** Takes out of a text what would have it read again, for it is about to be let go of. */
	private keepForOthers(document: Document): void {
		const { path } = document;
		if (!this.shapes.has(path)) {
			this.shapes.set(path, document.shapes);
		}
		if (this.stays(path) && !this.settings.ledgers.includes(path)) {
			void document.summary;
		}
	}

	/** Counts a document among those whose parts are in memory, for as long as it is not older than others that nobody asks for. */
	private wake(document: Read): void {
		const isOfDisk = document instanceof Document && this.homeOf(document.path).get(document.path) === document;
		if (isOfDisk && document !== this.goingToRest && this.awake.get(document.path) !== document) {
			this.awake.set(document.path, document);
			this.awake.weigh(document.path, document, document.lines.size);
		}
	}

	/** A text as a document: the one before where it still says the same, and all that is known of it was read out of it. */
	private documentOf(
		path: RootPath,
		read: Extract<ReadResult, { text: string }>,
		before: Document | undefined,
	): Document {
		const { stored, stamp } = read;
		const text = stored === undefined || before !== undefined ? read.text : stored;
		if (before !== undefined && !before.isRecalled && before.lines.text === text) {
			return before;
		}
		const saved = stamp === undefined ? undefined : this.saved.get(path);
		return new Document(
			path,
			stored ?? text,
			this.settings,
			before,
			saved?.stamp === stamp ? saved : undefined,
			this.wakeDecoded,
		);
	}
}
