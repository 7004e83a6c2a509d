/** What has a name in the plans. */
interface Named {
	readonly kind: string;
	readonly id: string;
	readonly title: string;
}

/** What one document adds to a search, its texts in lower case kept beside it. */
export class SearchTexts<T extends Named> {
	readonly all: readonly T[];
	readonly ids: readonly string[];
	/** `d4.a1 planning alignment`: the id and the title. */
	readonly texts: readonly string[];
	/** `task tide-001 phase a`: what is shown around the id; the same string for all of the same place. */
	readonly arounds: readonly string[];

	/**
	 * @param all in the order in which people want them
	 * @param aroundOf what is shown of one beside its id and title, its kind included
	 */
	constructor(all: readonly T[], aroundOf: (each: T) => string) {
		this.all = all;
		this.ids = all.map(({ id }) => id.toLowerCase());
		this.texts = all.map(({ id, title }) => `${id} ${title}`.toLowerCase());
		const known = new Map<string, string>();
		this.arounds = all.map((each) => {
			const around = aroundOf(each);
			const lower = known.get(around) ?? around.toLowerCase();
			known.set(around, lower);
			return lower;
		});
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
		const add = (each: T, rank: number) => {
			const place = rank * kinds + (kindOrder[each.kind] ?? kinds - 1);
			found[place] ??= [];
			if (found[place].length < most) {
				found[place].push(each);
				count++;
			}
		};
		for (const { all, ids, texts, arounds } of this.groups) {
			let around: string | undefined;
			let left = words;
			let leftWanted = wanted;
			for (const [i, each] of all.entries()) {
				if (around !== arounds[i]) {
					around = arounds[i];
					left = words.filter((word) => word === '' || !beginsWord(around ?? '', word));
					leftWanted = left.join(' ');
				}
				const id = ids[i] ?? '';
				const text = texts[i] ?? '';
				const absent = firstAbsent(text, words);
				if (absent === undefined) {
					add(each, rankOf(id, text, wanted, words));
				} else if (!left.includes(absent)) {
					const rank = rankBeside(id, text, leftWanted, left);
					if (rank !== undefined) {
						add(each, rank);
					}
				}
			}
		}
		// Single characters are in nearly everything: they are looked for where words find too little.
		if (count < most) {
			this.addByCharacters(words.join(''), new Set(found.flat()), add);
		}
		return found.flat().slice(0, most);
	}

	private addByCharacters(characters: string, known: ReadonlySet<T>, add: (each: T, rank: number) => void): void {
		for (const { all, ids, texts } of this.groups) {
			for (const [i, each] of all.entries()) {
				if (isSubsequence(characters, texts[i] ?? '') && !known.has(each)) {
					add(each, isSubsequence(characters, ids[i] ?? '') ? ranks.charactersOfId : ranks.characters);
				}
			}
		}
	}
}

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

/** The first of the words that does not stand in a text. */
function firstAbsent(text: string, words: readonly string[]): string | undefined {
	for (const word of words) {
		if (!text.includes(word)) {
			return word;
		}
	}
	return undefined;
}

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

/** @param left those of the words that do not stand around the id; fewer than all */
function rankBeside(id: string, text: string, wanted: string, left: readonly string[]): number | undefined {
	if (left.length === 0) {
		return ranks.around;
	}
	return firstAbsent(text, left) === undefined ? rankOf(id, text, wanted, left) + 1 : undefined;
}

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
