import { Lines } from '../base/lines.ts';
import { type Line1, line0, toLine0, toLine1 } from '../base/position.ts';
import type { RootPath } from '../ports/files.ts';
import type { Settings } from '../ports/settings.ts';
import { type Blocks, readBlocks } from '../syntax/blocks.ts';
import type { PointerAt } from '../syntax/brief.ts';
import { type Ledger, readLedger } from '../syntax/ledger.ts';
import { type Plan, readPlan } from '../syntax/plan.ts';
import { scanPointers } from '../syntax/pointer.ts';
import { Headings } from './headings.ts';

/** One version of a text file and everything that can be read out of it, each part read when it is first asked for. */
export class Document {
	readonly path: RootPath;
	readonly lines: Lines;
	private readonly settings: Settings;
	private readBlocks: Blocks | undefined;
	private readPlan: Plan | undefined;
	private readLedger: Ledger | undefined;
	private readPointers: readonly PointerAt[] | undefined;
	private readHeadings: Headings | undefined;

	constructor(path: RootPath, text: string, settings: Settings) {
		this.path = path;
		this.lines = new Lines(text);
		this.settings = settings;
	}

	get blocks(): Blocks {
		this.readBlocks ??= readBlocks(this.lines);
		return this.readBlocks;
	}

	get plan(): Plan {
		this.readPlan ??= readPlan(this.blocks, {
			states: this.settings.states,
			ledger: this.settings.ledgers.includes(this.path),
		});
		return this.readPlan;
	}

	get ledger(): Ledger {
		this.readLedger ??= readLedger(this.blocks, this.settings.states);
		return this.readLedger;
	}

	get headings(): Headings {
		this.readHeadings ??= new Headings(this.blocks);
		return this.readHeadings;
	}

	/** Every pointer of the document, fenced code included, in order. */
	get pointers(): readonly PointerAt[] {
		if (this.readPointers === undefined) {
			const found: PointerAt[] = [];
			for (let i = 0; i < this.lines.count; i++) {
				const line = line0(i);
				for (const pointer of scanPointers(this.lines.at(line))) {
					found.push({ line: toLine1(line), pointer });
				}
			}
			this.readPointers = found;
		}
		return this.readPointers;
	}

	/** The pointers of one line, without reading the rest of the document. */
	pointersOn(line: Line1): readonly PointerAt[] {
		return scanPointers(this.lines.at(toLine0(line))).map((pointer) => ({ line, pointer }));
	}
}
