import type { Line1, Span } from '../base/position.ts';
import type { Clock } from '../ports/clock.ts';
import type { RootPath, Stamp } from '../ports/files.ts';
import type { SavedLines } from '../ports/indexStore.ts';
import type { Severity } from '../ports/settings.ts';
import type { Ledger } from '../syntax/ledger.ts';
import type { PlanSummary } from './planSummary.ts';
import type { Said } from './said.ts';
import type { Snapshot } from './snapshot.ts';
import { Turns } from './turns.ts';

/** What was wrong in a document; of a finding all but its fixes. */
export interface SavedFinding {
	readonly rule: string;
	readonly severity: Exclude<Severity, 'off'>;
	readonly line: Line1;
	readonly span: Span;
	readonly message: string;
}

/** A plan as the index sees it, good for the file with that stamp. */
export interface SavedPlan {
	readonly stamp: Stamp;
	readonly summary: PlanSummary | undefined;
	/** Of a ledger, which takes longest to read. */
	readonly ledger: Ledger | undefined;
}

interface SavedDocument {
	readonly said: Said;
	/** Undefined where it was not checked, or checked with a text that was never saved. */
	readonly findings: readonly SavedFinding[] | undefined;
}

/** What one session leaves to the next. */
export interface Session {
	readonly snapshot: Snapshot;
	/** Where short paths were looked for, and what the brief asked for. */
	readonly focusFolder: RootPath | undefined;
	readonly asked: readonly RootPath[];
	readonly documents: ReadonlyMap<RootPath, SavedDocument>;
}

/*
 * The format: lines of JSON, in this order, so that the first view need not wait for what follows.
 *
 *   {"key":…}              see IndexStore.key
 *   [[path,stamp,summary|null,ledger|null]…] plans
 *   {"snapshot":…,"focusFolder":…,"asked":[…]}
 *   ["docs/a.md","X-001"…] words: each is written once, and meant by its place in this list
 *   [path,[tails],[folders],[ids],[findings]|null]   a line for each document
 *   {"documents":N}
 *
 * A file that does not end in the last line was cut off.
 */

interface Tail {
	readonly focusFolder?: RootPath;
	readonly asked: readonly RootPath[];
	readonly snapshot: Snapshot;
}

type PlanOnItsLine = readonly [RootPath, Stamp, PlanSummary | null, Ledger | null];

type DocumentLine = readonly [RootPath, number[], number[], number[], readonly SavedFinding[] | null];

/** Writes an index, in pieces of about one document, letting others have their turn. */
export async function* writeIndex(
	key: string,
	plans: ReadonlyMap<RootPath, SavedPlan>,
	{ snapshot, focusFolder, asked, documents }: Session,
	clock: Clock,
): AsyncGenerator<string> {
	const turns = new Turns(clock);
	yield line({ key });
	yield* plansLine(plans, turns);
	yield line({ snapshot, focusFolder, asked } satisfies { [K in keyof Tail]: Tail[K] | undefined });
	const words = new Map<string, number>();
	const place = (word: string): number => {
		const known = words.get(word) ?? words.size;
		words.set(word, known);
		return known;
	};
	const lines: string[] = [];
	for (const [path, { said, findings }] of documents) {
		const places = [said.tails, said.folders, said.ids].map((list) => Array.from(list, place));
		lines.push(line([path, ...places, findings ?? null]));
		if (turns.isOver()) {
			await turns.next();
		}
	}
	yield line([...words.keys()]);
	yield* lines;
	yield line({ documents: documents.size });
}

async function* plansLine(plans: ReadonlyMap<RootPath, SavedPlan>, turns: Turns): AsyncGenerator<string> {
	let before = '[';
	for (const [path, { stamp, summary, ledger }] of plans) {
		yield before + JSON.stringify([path, stamp, summary ?? null, ledger ?? null] satisfies PlanOnItsLine);
		before = ',';
		if (turns.isOver()) {
			await turns.next();
		}
	}
	yield plans.size === 0 ? '[]\n' : ']\n';
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** A saved index as it was found. Of what is broken, cut off, or of something else, nothing is taken. */
export class SavedIndex {
	readonly plans: ReadonlyMap<RootPath, SavedPlan>;
	private readonly lines: SavedLines;

	private constructor(plans: ReadonlyMap<RootPath, SavedPlan>, lines: SavedLines) {
		this.plans = plans;
		this.lines = lines;
	}

	/** Takes what a store has; undefined for what is of no use under this key. */
	static read(lines: SavedLines, key: string): SavedIndex | undefined {
		if (`${lines.at(0)}\n` !== line({ key }) || documentsIn(lines) === undefined) {
			return undefined;
		}
		try {
			const listed = JSON.parse(lines.at(1)) as readonly PlanOnItsLine[];
			const plans = new Map(
				listed.map(([path, stamp, summary, ledger]) => [
					path,
					{ stamp, summary: summary ?? undefined, ledger: ledger ?? undefined },
				]),
			);
			return new SavedIndex(plans, lines);
		} catch {
			return undefined;
		}
	}

	/** What the session before left; undefined where it cannot be read. */
	async session(clock: Clock): Promise<Session | undefined> {
		const turns = new Turns(clock);
		try {
			const { lines } = this;
			const { snapshot, focusFolder, asked } = JSON.parse(lines.at(2)) as Tail;
			const names = JSON.parse(lines.at(3)) as readonly string[];
			const wordsAt = (places: readonly number[]) => places.map((place) => names[place] ?? '');
			const documents = new Map<RootPath, SavedDocument>();
			for (let place = linesBefore; place < lines.count - 1; place++) {
				const [path, tails, folders, ids, findings] = JSON.parse(lines.at(place)) as DocumentLine;
				const said = { tails: wordsAt(tails), folders: wordsAt(folders), ids: wordsAt(ids) };
				documents.set(path, { said, findings: findings ?? undefined });
				if (turns.isOver()) {
					await turns.next();
				}
			}
			return documents.size === documentsIn(lines) ? { snapshot, focusFolder, asked, documents } : undefined;
		} catch {
			return undefined;
		}
	}
}

/** How many lines stand before those of the documents. */
const linesBefore = 4;

/** How many documents the last line says there are; undefined where it is another, since the file was cut off. */
function documentsIn(lines: SavedLines): number | undefined {
	const [, count] = /^\{"documents":(\d+)\}$/.exec(lines.last) ?? [];
	return count === undefined ? undefined : Number(count);
}
