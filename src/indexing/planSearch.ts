import { ownText } from '../base/ownText.ts';
import type { Writable } from '../base/writable.ts';

/** What has a name in the plans. */
interface Named {
	readonly kind: string;
	readonly id: string;
	readonly title: string;
}

/** Neighbours of one kind around which the same is shown. */
interface Run {
	/** In lower case: `task tide-001 phase a`. */
	readonly around: string;
	readonly kind: string;
	readonly first: number;
	/** Behind the last. */
	readonly end: number;
}

/**
 * What one document adds to a search. Its texts are one string in lower case, so that a word that stands in few of a hundred
 * thousand is found without a look at each. They are folded, and what they seem to hold is looked for in the real ones.
 */
export class SearchTexts<T extends Named> {
	readonly all: readonly T[];
	readonly runs: readonly Run[];
	/** A line each, folded: `d4.a1 planning alignment`, the id and the title. */
	private readonly joined: string;
	/** Where each line starts, and at last where the next one would. */
	private readonly starts: Uint32Array;
	private readonly idLengths: Uint16Array;
	/** All of them, in lower case, folded. */
	private readonly ids: string;
	/** What is shown around any of them, and of which kinds they are, each once. */
	private readonly arounds: string;
	private readonly kinds: readonly string[];

	/**
	 * @param all in the order in which people want them
	 * @param aroundOf what is shown of one beside its id and title, its kind included
	 */
	constructor(all: readonly T[], aroundOf: (each: T) => string) {
		this.all = all;
		this.idLengths = Uint16Array.from(all, ({ id }) => id.toLowerCase().length);
		const texts = all.map(textOf);
		this.joined = folded(texts.join('\n'));
		this.starts = new Uint32Array(all.length + 1);
		const runs: Writable<Run>[] = [];
		const arounds = new Map<string, string>();
		for (const [i, each] of all.entries()) {
			this.starts[i + 1] = (this.starts[i] ?? 0) + (texts[i] ?? '').length + 1;
			const found = aroundOf(each).toLowerCase();
			const around = arounds.get(found) ?? found;
			arounds.set(around, around);
			const last = runs.at(-1);
			if (last?.around === around && last.kind === each.kind) {
				last.end = i + 1;
			} else {
				runs.push({ around, kind: each.kind, first: i, end: i + 1 });
			}
		}
		this.runs = runs;
		this.arounds = [...arounds.keys()].join('\n');
		this.kinds = [...new Set(runs.map(({ kind }) => kind))];
		this.ids = folded(all.map(({ id }) => id.toLowerCase()).join('\n'));
	}

	/** One of them, and its id, in lower case. */
	textOf(place: number): { readonly text: string; readonly id: string } {
		const each = this.all[place];
		const text = each === undefined ? '' : textOf(each);
		return { text, id: text.slice(0, this.idLengths[place]) };
	}

	/** The same, folded. */
	foldedOf(place: number): { readonly text: string; readonly id: string } {
		const start = this.starts[place] ?? 0;
		return {
			text: this.joined.slice(start, (this.starts[place + 1] ?? 0) - 1),
			id: this.joined.slice(start, start + (this.idLengths[place] ?? 0)),
		};
	}

	/**
	 * Those in which all words seem to stand but such as begin a word of what is shown around them.
	 * @param wants whether anything of a kind is still wanted, with one of the words in its id or without
	 * @param take is told of each, with the words that do not stand around it
	 */
	search(
		words: readonly string[],
		wants: (kind: string, hasWordInId: boolean) => boolean,
		take: (place: number, left: readonly string[]) => void,
	): void {
		const isInAnId = words.some((word) => this.ids.includes(folded(word)));
		/** Where more of the same is no longer wanted, an id alone can still be better. */
		const mayFind = (kind: string) => wants(kind, false) || (isInAnId && wants(kind, true));
		if (!this.kinds.some(mayFind) || !words.every((word) => this.says(word))) {
			return;
		}
		const next = new NextPlace(this.joined);
		let last: string | undefined;
		let left: readonly string[] = [];
		let longest = '';
		for (const { around, kind, first, end } of this.runs) {
			if (!mayFind(kind)) {
				continue;
			}
			if (around !== last) {
				last = around;
				left = words.filter((word) => word === '' || !beginsWord(around, word));
				longest = folded(left.reduce((before, word) => (word.length > before.length ? word : before), ''));
			}
			const stop = this.starts[end] ?? 0;
			let place = first;
			let at = next.of(longest, this.starts[first] ?? 0);
			while (at < stop) {
				while ((this.starts[place + 1] ?? stop) <= at) {
					place++;
				}
				const isInId = at + longest.length <= (this.starts[place] ?? 0) + (this.idLengths[place] ?? 0);
				if (isInId || wants(kind, false)) {
					take(place, left);
				}
				place++;
				at = place < end ? next.of(longest, this.starts[place] ?? stop) : stop;
			}
		}
	}

	/** True for a word that seems to stand in one of them, or stands around it. */
	private says(word: string): boolean {
		return this.joined.includes(folded(word)) || this.arounds.includes(word);
	}

	/**
	 * False where there is a character that no id, or no text, has.
	 * @param characters folded
	 */
	mayHold(characters: string, part: 'id' | 'text'): boolean {
		const texts = part === 'id' ? this.ids : this.joined;
		for (let i = 0; i < characters.length; i++) {
			if (!texts.includes(characters.charAt(i))) {
				return false;
			}
		}
		return true;
	}
}

/** The id and the title, in lower case, on one line. */
const textOf = ({ id, title }: Named): string => `${id} ${title}`.toLowerCase().replaceAll('\n', ' ');

/**
 * The same text with a stand-in for each unit beyond Latin-1, none of them in ASCII, so that V8 keeps a byte for each unit and not
 * two. Equal texts stay equal; several units share a stand-in.
 */
const folded = (text: string): string =>
	ownText(text.replace(/[\u0100-\uffff]/g, (unit) => String.fromCharCode((unit.charCodeAt(0) & 0xff) | 0x80)));

/** Where a word stands next in a text; of a word that is looked for again, nothing is read twice. */
class NextPlace {
	private readonly text: string;
	private word = '';
	private from = 0;
	private at = -1;

	constructor(text: string) {
		this.text = text;
	}

	/** At or behind a column; infinite where it stands nowhere. */
	of(word: string, from: number): number {
		if (word !== this.word || from < this.from || from > this.at) {
			const found = this.text.indexOf(word, from);
			this.word = word;
			this.from = from;
			this.at = found < 0 ? Number.POSITIVE_INFINITY : found;
		}
		return this.at;
	}
}

/** What can be searched for by name, in groups, of which an edit replaces one. */
export class PlanSearch<T extends Named> {
	private readonly groups: readonly SearchTexts<T>[];

	/** @param groups in the order in which people want them, as in each group */
	constructor(groups: readonly SearchTexts<T>[]) {
		this.groups = groups;
	}

	/**
	 * What a query finds, by `ranks`; in each rank initiatives first, then phases, then the others, and each of these in the
	 * order of all. Words may also begin words of what is shown around an id: `phase d4`, `tide-001 d4`. An empty query finds
	 * everything.
	 * @param most so many are given
	 */
	find(query: string, most: number): T[] {
		const wanted = query.trim().toLowerCase();
		const words = wanted.split(/\s+/);
		const found: T[][] = [];
		let count = 0;
		/** From this place on there is enough. */
		let enough = Number.POSITIVE_INFINITY;
		const placeOf = (rank: number, kind: string) => rank * kinds + (kindOrder[kind] ?? kinds - 1);
		const add = ({ all }: SearchTexts<T>, at: number, rank: number) => {
			const each = all[at];
			if (each === undefined) {
				return;
			}
			const place = placeOf(rank, each.kind);
			found[place] ??= [];
			if (place < enough) {
				found[place].push(each);
				count++;
				enough = found[place].length === most ? place : enough;
			}
		};
		const wants = (kind: string, hasWordInId: boolean) => placeOf(hasWordInId ? ranks.id : ranks.words, kind) < enough;
		for (const group of this.groups) {
			group.search(words, wants, (place, left) => {
				const { id, text } = group.textOf(place);
				const rank = stands(words, text)
					? rankOf(id, text, wanted, words)
					: stands(left, text)
						? rankBeside(id, text, left)
						: undefined;
				if (rank !== undefined) {
					add(group, place, rank);
				}
			});
		}
		// Single characters are in nearly everything: they are looked for where words find too little.
		if (count < most) {
			const isWanted = (kind: string, rank: number) => placeOf(rank, kind) < enough;
			this.addByCharacters(words.join(''), new Set(found.flat()), isWanted, add);
		}
		return found.flat().slice(0, most);
	}

	private addByCharacters(
		characters: string,
		known: ReadonlySet<T>,
		isWanted: (kind: string, rank: number) => boolean,
		add: (group: SearchTexts<T>, place: number, rank: number) => void,
	): void {
		const sought = folded(characters);
		for (const group of this.groups) {
			if (!group.mayHold(sought, 'text')) {
				continue;
			}
			const mayBeInId = group.mayHold(sought, 'id');
			for (const { kind, first, end } of group.runs) {
				for (let place = first; place < end; place++) {
					// Of a kind of which there is enough, an id alone can still be better.
					const isAny = isWanted(kind, ranks.characters);
					if (!isAny && !(mayBeInId && isWanted(kind, ranks.charactersOfId))) {
						break;
					}
					const each = group.all[place];
					const seems = isSubsequence(sought, group.foldedOf(place)[isAny ? 'text' : 'id']);
					if (!seems || each === undefined || known.has(each)) {
						continue;
					}
					const { text, id } = group.textOf(place);
					if (isSubsequence(characters, id)) {
						add(group, place, ranks.charactersOfId);
					} else if (isAny && isSubsequence(characters, text)) {
						add(group, place, ranks.characters);
					}
				}
			}
		}
	}
}

const stands = (words: readonly string[], text: string): boolean => words.every((word) => text.includes(word));

const kindOrder: Readonly<Record<string, number>> = { initiative: 0, phase: 1 };
const kinds = 3;

/** From best to worst. `beside` is the same for a query some words of which stand around the id. */
const ranks = {
	id: 0,
	idBeside: 1,
	idBegins: 2,
	idBeginsBeside: 3,
	/** All words begin words of the id, of id and title; stand in them. */
	wordsOfId: 4,
	wordsOfIdBeside: 5,
	words: 6,
	wordsBeside: 7,
	partsOfWords: 8,
	partsOfWordsBeside: 9,
	/** Nothing of the query stands in id or title: what lies in what is looked for. */
	around: 10,
	charactersOfId: 11,
	characters: 12,
} as const;

/** @param words all of them stand in the text */
function rankOf(id: string, text: string, wanted: string, words: readonly string[]): number {
	if (id.startsWith(wanted)) {
		return id.length === wanted.length ? ranks.id : ranks.idBegins;
	}
	if (words.every((word) => beginsWord(id, word))) {
		return ranks.wordsOfId;
	}
	return words.every((word) => beginsWord(text, word)) ? ranks.words : ranks.partsOfWords;
}

/** @param left those of the words that do not stand around the id, all of which stand in the text; fewer than all */
const rankBeside = (id: string, text: string, left: readonly string[]): number =>
	left.length === 0 ? ranks.around : rankOf(id, text, left.join(' '), left) + 1;

function beginsWord(text: string, word: string): boolean {
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
		if (at === 0 || !isWordUnit(text.charCodeAt(at - 1))) {
			return true;
		}
	}
	return false;
}

/** True for a digit, a lower-case letter, and anything beyond ASCII. */
const isWordUnit = (unit: number): boolean => (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122) || unit > 127;

/** True where the characters stand in the text, in their order, with others between them: `d4a1` in `d4.a1`. */
function isSubsequence(characters: string, text: string): boolean {
	let at = 0;
	for (let i = 0; i < characters.length; i++) {
		at = text.indexOf(characters.charAt(i), at) + 1;
		if (at === 0) {
			return false;
		}
	}
	return true;
}
