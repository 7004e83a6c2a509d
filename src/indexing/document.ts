import type { LinesCovered } from '../base/lineRanges.ts';
import { Lines, type StoredText } from '../base/lines.ts';
import { ownText } from '../base/ownText.ts';
import { extensionOf } from '../base/path.ts';
import { type Line1, line1, toLine0, toLine1 } from '../base/position.ts';
import type { RootPath } from '../ports/files.ts';
import type { Settings } from '../ports/settings.ts';
import { type Blocks, readBlocks } from '../syntax/blocks.ts';
import { type Brief, type PointerAt, readBrief } from '../syntax/brief.ts';
import { type Ledger, readLedger } from '../syntax/ledger.ts';
import { type Mention, type MentionAt, scanMentions } from '../syntax/mentions.ts';
import { type Plan, readPlan } from '../syntax/plan.ts';
import { type Pointer, scanPointers } from '../syntax/pointer.ts';
import { pythonOutline, type SourceSymbol } from '../syntax/pythonOutline.ts';
import type { StateSpellings } from '../syntax/state.ts';
import { Headings } from './headings.ts';
import { idKey } from './idKey.ts';
import { type FoundOnLines, findOnLines } from './keptLines.ts';
import { LineShapes } from './lineShapes.ts';
import { type PlanSummary, summaryOf } from './planSummary.ts';
import { type Before, type Said, saidIn } from './said.ts';
import { statesOf } from './statesOf.ts';
import { SymbolTable } from './symbolTable.ts';

/** Longer texts are data, as a rule, and have no outline. In UTF-16 units. */
const longestOutlined = 2_000_000;

export const isPython = (path: RootPath): boolean => /^pyi?$/.test(extensionOf(path));

/** One version of a text file and everything that can be read out of it, each part read when it is first asked for. */
export class Document {
	readonly path: RootPath;
	/** True where it took over what an earlier session knew of the file, which says nothing of what is in the file by now. */
	readonly isRecalled: boolean;
	readonly lines: Lines;
	private readonly settings: Settings;
	private knownBlocks: Blocks | undefined;
	private knownCode: readonly LinesCovered[] | undefined;
	private knownPlan: Plan | undefined;
	private knownSummary: PlanSummary | undefined;
	private knownTaskKeys: string | undefined;
	private knownLedger: Ledger | undefined;
	private knownBrief: Brief | undefined;
	private knownPointers: readonly PointerAt[] | undefined;
	private knownMentions: readonly MentionAt[] | undefined;
	private knownSaid: Said | undefined;
	private knownHeadings: Headings | undefined;
	private knownShapes: LineShapes | undefined;
	private knownOutline: readonly SourceSymbol[] | undefined;
	private knownSymbols: SymbolTable | undefined;

	private readonly wake: ((document: Document) => void) | undefined;

	/** What was read of an earlier version, until the same is read of this one. */
	private earlierPointers: FoundOnLines<PointerAt> | undefined;
	private earlierMentions: FoundOnLines<MentionAt> | undefined;
	private earlierSaid: Before | undefined;

	/**
	 * @param before the version that was edited, of which what stays is not read again
	 * @param known what reading it would give, as far as that is known
	 * @param wake is told each time that the text is decoded, for whoever asked is about to have things read out of it
	 */
	constructor(
		path: RootPath,
		text: string | StoredText,
		settings: Settings,
		before?: Document,
		known?: { readonly summary?: PlanSummary | undefined; readonly ledger?: Ledger | undefined },
		wake?: (document: Document) => void,
	) {
		this.path = path;
		this.lines = new Lines(text, this);
		this.wake = wake;
		this.settings = settings;
		this.isRecalled = known !== undefined;
		this.knownSummary = known?.summary;
		this.knownLedger = known?.ledger;
		this.earlierPointers = before?.foundPointers;
		this.earlierMentions = before?.foundMentions;
		this.earlierSaid = before?.foundSaid;
	}

	/** For the lines. */
	onDecode(): void {
		this.wake?.(this);
	}

	private get foundPointers(): FoundOnLines<PointerAt> | undefined {
		const { lines, knownPointers: found, earlierPointers } = this;
		return found === undefined ? earlierPointers : { lines, found };
	}

	private get foundMentions(): FoundOnLines<MentionAt> | undefined {
		const { lines, knownMentions: found, earlierMentions } = this;
		return found === undefined ? earlierMentions : { lines, found };
	}

	private get foundSaid(): Before | undefined {
		const { knownPointers: pointers, knownMentions: mentions, knownSaid: said } = this;
		// Nothing is read for it: a version that said nothing yet hands on what the one before it said.
		const isKnown = pointers !== undefined && mentions !== undefined && said !== undefined;
		return isKnown ? { pointers, mentions, said } : this.earlierSaid;
	}

	/**
	 * Lets go of what can be read again soon; the code blocks, the plan, the ledger, the brief and the headings stay, for many ask
	 * for them. Of a plan whose text is read again the summary and the keys of its tasks stay alone, for the rest is made of pieces
	 * of the text.
	 */
	rest({ keepsPlan = false } = {}): void {
		this.lines.rest();
		if (!keepsPlan) {
			this.restPlan();
		}
		this.knownShapes = undefined;
		this.knownOutline = undefined;
		this.knownSymbols = undefined;
		this.knownBlocks = undefined;
		this.knownPointers = undefined;
		this.knownMentions = undefined;
		this.earlierPointers = undefined;
		this.earlierMentions = undefined;
		this.knownSaid = undefined;
		this.earlierSaid = undefined;
	}

	/** Lets go of the plan, where it can be read again. */
	restPlan(): void {
		if (this.knownPlan !== undefined && this.lines.isReadAgain) {
			this.knownTaskKeys ??= taskKeysOf(this.knownPlan);
			this.knownPlan = undefined;
		}
	}

	/** Lets go of the names of its headings, which many citations ask for and few edits. */
	restNames(): void {
		this.knownHeadings?.rest();
	}

	get blocks(): Blocks {
		this.knownBlocks ??= readBlocks(this.lines);
		return this.knownBlocks;
	}

	/** The lines inside of code blocks: commands and file listings, which claim nothing. */
	get codeLines(): readonly LinesCovered[] {
		this.knownCode ??= [
			...this.blocks.fences.map(({ first, last }) => ({ line: line1(first + 2), lastLine: toLine1(last) })),
			...this.blocks.indentedCode.map((line) => ({ line: toLine1(line), lastLine: toLine1(line) })),
		];
		return this.knownCode;
	}

	/** The spellings of states that stand beside the usual ones. */
	get states(): StateSpellings {
		return statesOf(this.path, this.settings.states);
	}

	/**
	 * True where a task of the plan has this id; asked again, it reads nothing.
	 * @param key the id as `idKey` has it
	 */
	hasTask(key: string): boolean {
		this.knownTaskKeys ??= taskKeysOf(this.plan);
		return this.knownTaskKeys.includes(`\n${key}\n`);
	}

	/** True where the plan has been read. */
	get hasReadPlan(): boolean {
		return this.knownPlan !== undefined;
	}

	/** True where asking for the summary reads nothing. */
	get hasSummary(): boolean {
		return this.knownSummary !== undefined;
	}

	/** What the plan index needs of the plan. */
	get summary(): PlanSummary {
		this.knownSummary ??= summaryOf(this.plan, this.states);
		return this.knownSummary;
	}

	/** Phases and tasks; of a document that has rested meanwhile other ones that say the same. */
	get plan(): Plan {
		this.knownPlan ??= readPlan(this.blocks, {
			states: this.states,
			ledger: this.settings.ledgers.includes(this.path),
		});
		return this.knownPlan;
	}

	/** True where asking for the ledger reads nothing. */
	get hasLedger(): boolean {
		return this.knownLedger !== undefined;
	}

	get ledger(): Ledger {
		this.knownLedger ??= readLedger(this.blocks, this.states);
		return this.knownLedger;
	}

	get brief(): Brief {
		this.knownBrief ??= readBrief(this.lines);
		return this.knownBrief;
	}

	get headings(): Headings {
		this.knownHeadings ??= new Headings(this.blocks);
		return this.knownHeadings;
	}

	get shapes(): LineShapes {
		this.knownShapes ??= new LineShapes(this.lines);
		return this.knownShapes;
	}

	/** What the document defines; undefined where nobody can tell: in another language than Python, and in a very long text. */
	get outline(): readonly SourceSymbol[] | undefined {
		if (this.knownOutline === undefined && isPython(this.path) && !this.isTooLong) {
			this.knownOutline = pythonOutline(this.lines);
		}
		return this.knownOutline;
	}

	/** Bytes are never fewer than units: what is short in bytes need not be decoded for the answer. */
	private get isTooLong(): boolean {
		return this.lines.size > longestOutlined && this.lines.text.length > longestOutlined;
	}

	/** Where that is. */
	get symbols(): SymbolTable | undefined {
		this.knownSymbols ??= this.outline && new SymbolTable(this.outline);
		return this.knownSymbols;
	}

	/** Every pointer of the document, fenced code included, in order. */
	get pointers(): readonly PointerAt[] {
		return this.knownPointers ?? atOnce(this.readPointers());
	}

	/** Reads them some lines at a time; what asks for them afterwards has them at once. */
	*readPointers(): Generator<void, readonly PointerAt[]> {
		const find = this.earlierPointers === undefined ? scanPointers : onItsOwn(scanPointers);
		this.knownPointers ??= yield* findOnLines(
			this.lines,
			this.earlierPointers,
			(line) => pointersAt(toLine1(line), find(this.lines.at(line))),
			({ pointer }, line) => ({ line, pointer }),
		);
		this.earlierPointers = undefined;
		return this.knownPointers;
	}

	/** Every id that the document mentions, its own definitions among them, in order. */
	get mentions(): readonly MentionAt[] {
		return this.knownMentions ?? atOnce(this.readMentions());
	}

	/** The same as `readPointers` for what it mentions. */
	*readMentions(): Generator<void, readonly MentionAt[]> {
		const find = this.earlierMentions === undefined ? scanMentions : onItsOwn(scanMentions);
		this.knownMentions ??= yield* findOnLines(
			this.lines,
			this.earlierMentions,
			(line) => mentionsAt(toLine1(line), find(this.lines.at(line))),
			({ mention }, line) => ({ line, mention }),
		);
		this.earlierMentions = undefined;
		return this.knownMentions;
	}

	/** The ids that one line mentions. */
	mentionsOn(line: Line1): readonly MentionAt[] {
		return mentionsAt(line, scanMentions(this.lines.at(toLine0(line))));
	}

	/** What matters of it to those that it may lead to. */
	get said(): Said {
		this.knownSaid ??= saidIn(this.path, this, this.earlierSaid);
		this.earlierSaid = undefined;
		return this.knownSaid;
	}

	/** The pointers of one line, without reading the rest of the document. */
	pointersOn(line: Line1): readonly PointerAt[] {
		return pointersAt(line, scanPointers(this.lines.at(toLine0(line))));
	}
}

/** A line for each, the first one empty: `\nA1\nA2\n`. No id has a line break. */
const taskKeysOf = ({ tasks }: Plan): string =>
	ownText(`\n${tasks.map(({ id }) => (id === undefined ? '' : `${idKey(id)}\n`)).join('')}`);

const none: readonly never[] = [];

const pointersAt = (line: Line1, found: readonly Pointer[]): readonly PointerAt[] =>
	found.length === 0 ? none : found.map((pointer) => ({ line, pointer }));

const mentionsAt = (line: Line1, found: readonly Mention[]): readonly MentionAt[] =>
	found.length === 0 ? none : found.map((mention) => ({ line, mention }));

/**
 * The same scan, of a line on its own: what it finds goes over to later versions of the text, and pieces of a text hold on to all
 * of it, so that each line that was ever edited would keep a version in memory.
 */
const onItsOwn =
	<T>(scan: (line: string) => readonly T[]) =>
	(line: string): readonly T[] => {
		const found = scan(line);
		return found.length === 0 ? found : scan(ownText(line));
	};

/** What comes out of some work that is done in one go. */
function atOnce<T>(steps: Generator<void, T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done === true) {
			return value;
		}
	}
}
