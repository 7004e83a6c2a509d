/** What has a name in the plans. */
interface Named {
	readonly id: string;
	readonly title: string;
}

/** What one document adds to a search, its texts in lower case kept beside it. */
export class SearchTexts<T extends Named> {
	readonly all: readonly T[];
	readonly ids: readonly string[];
	/** `d4.a1 planning alignment`: the id and the title. */
	readonly texts: readonly string[];

	/** @param all in the order in which people want them */
	constructor(all: readonly T[]) {
		this.all = all;
		this.ids = all.map(({ id }) => id.toLowerCase());
		this.texts = all.map(({ id, title }) => `${id} ${title}`.toLowerCase());
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
	 * What a query finds: an id that is the query, ids that begin with it, then what holds all its words as beginnings of
	 * words, then as parts of words, then ids and at last texts that have its characters in their order. Each rank keeps
	 * the order of all. An empty query finds everything.
	 * @param most so many are given
	 */
	find(query: string, most: number): T[] {
		const wanted = query.trim().toLowerCase();
		const words = wanted.split(/\s+/);
		const characters = words.join('');
		const ranks: T[][] = [[], [], [], [], [], []];
		for (const { all, ids, texts } of this.groups) {
			for (const [i, each] of all.entries()) {
				const rank = rankOf(ids[i] ?? '', texts[i] ?? '', wanted, words, characters);
				const found = ranks[rank ?? ranks.length];
				if (found !== undefined && found.length < most) {
					found.push(each);
				}
			}
		}
		return ranks.flat().slice(0, most);
	}
}

function rankOf(
	id: string,
	text: string,
	wanted: string,
	words: readonly string[],
	characters: string,
): number | undefined {
	if (id.startsWith(wanted)) {
		return id.length === wanted.length ? 0 : 1;
	}
	if (words.every((word) => text.includes(word))) {
		return words.every((word) => beginsWord(text, word)) ? 2 : 3;
	}
	if (!isSubsequence(characters, text)) {
		return undefined;
	}
	return isSubsequence(characters, id) ? 4 : 5;
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
