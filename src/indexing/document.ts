import { Lines } from '../base/lines.ts';
import { type Line1, line0, toLine0, toLine1 } from '../base/position.ts';
import type { RootPath } from '../ports/files.ts';
import type { Settings } from '../ports/settings.ts';
import { type Blocks, readBlocks } from '../syntax/blocks.ts';
import { type Brief, type PointerAt, readBrief } from '../syntax/brief.ts';
import { type Ledger, readLedger } from '../syntax/ledger.ts';
import { type Plan, readPlan } from '../syntax/plan.ts';
import { scanPointers } from '../syntax/pointer.ts';
import { Headings } from './headings.ts';

/** One version of a text file and everything that can be read out of it, each part read when it is first asked for. */
export class Document {
	readonly path: RootPath;
	readonly lines: Lines;
	private readonly settings: Settings;
	private knownBlocks: Blocks | undefined;
	private knownPlan: Plan | undefined;
	private knownLedger: Ledger | undefined;
	private knownBrief: Brief | undefined;
	private knownPointers: readonly PointerAt[] | undefined;
	private knownHeadings: Headings | undefined;

	constructor(path: RootPath, text: string, settings: Settings) {
		this.path = path;
		this.lines = new Lines(text);
		this.settings = settings;
	}

	get blocks(): Blocks {
		this.knownBlocks ??= readBlocks(this.lines);
		return this.knownBlocks;
	}

	get plan(): Plan {
		this.knownPlan ??= readPlan(this.blocks, {
			states: this.settings.states,
			ledger: this.settings.ledgers.includes(this.path),
		});
		return this.knownPlan;
	}

	get ledger(): Ledger {
		this.knownLedger ??= readLedger(this.blocks, this.settings.states);
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

	/** Every pointer of the document, fenced code included, in order. */
	get pointers(): readonly PointerAt[] {
		if (this.knownPointers === undefined) {
			const found: PointerAt[] = [];
			for (let i = 0; i < this.lines.count; i++) {
				const line = line0(i);
				for (const pointer of scanPointers(this.lines.at(line))) {
					found.push({ line: toLine1(line), pointer });
				}
			}
			this.knownPointers = found;
		}
		return this.knownPointers;
	}

	/** The pointers of one line, without reading the rest of the document. */
	pointersOn(line: Line1): readonly PointerAt[] {
		return scanPointers(this.lines.at(toLine0(line))).map((pointer) => ({ line, pointer }));
	}
}
