/** The one of several names that a misspelt one most likely means. */
export interface Nearest {
	readonly name: string;
	/** Nothing else can be meant: a slip of the hand explains the difference, and that to no other of the names. */
	readonly isCertain: boolean;
}

/**
 * The name that is the fewest edits away from a misspelt one, at most a third of its length.
 * Undefined where none is near or two are as near as each other.
 */
export function nearest(wanted: string, names: Iterable<string>): Nearest | undefined {
	const all = new Set(names);
	let best: string | undefined;
	let least = Math.floor(wanted.length / 3) + 1;
	let isShared = false;
	for (const name of all) {
		const edits = Math.abs(name.length - wanted.length) > least ? least + 1 : distance(wanted, name, least);
		if (edits < least) {
			best = name;
			least = edits;
			isShared = false;
		} else if (edits === least && best !== undefined) {
			isShared = true;
		}
	}
	return best === undefined || isShared ? undefined : { name: best, isCertain: isOnlySlip(wanted, best, all) };
}

function isOnlySlip(wanted: string, best: string, names: Iterable<string>): boolean {
	if (!isSlip(wanted, best)) {
		return false;
	}
	for (const name of names) {
		if (name !== best && isSlip(wanted, name)) {
			return false;
		}
	}
	return true;
}

/**
 * True where the same words are written with a few other letters, at most a quarter of a word: `test_hights` is a slip for
 * `test_heights`. Another number is another thing, and so is another short word: `cpu` is no slip for `gpu`.
 */
function isSlip(wanted: string, name: string): boolean {
	const [from, to] = [wordsOf(wanted), wordsOf(name)];
	const isSameNumber = wanted.replace(/\D+/g, ' ') === name.replace(/\D+/g, ' ');
	return (
		isSameNumber &&
		from.length === to.length &&
		from.every((word, i) => word === to[i] || distance(word, to[i] ?? '') * 4 <= word.length)
	);
}

const wordsOf = (name: string): readonly string[] => name.split(/[^\p{L}\p{N}]+/u);

/**
 * True where nobody would call two things so: one letter inside of one long word is left out, too many, or in its neighbour's place.
 * Another letter makes another word too easily (`reader`, `render`), and so do an `s` and the ends of words.
 */
export function isTypo(wanted: string, name: string): boolean {
	const [from, to] = [wordsOf(wanted), wordsOf(name)];
	const [at = -1, another] = from.flatMap((word, i) => (word === to[i] ? [] : [i]));
	const [one = '', other = ''] = [from[at], to[at]];
	return (
		from.length === to.length &&
		another === undefined &&
		Math.min(one.length, other.length) >= LONG_WORD &&
		one[0] === other[0] &&
		one.at(-1) === other.at(-1) &&
		distance(one, other, 1) === 1 &&
		(one.length === other.length ? isSwapped(one, other) : letterBetween(one, other) !== 's')
	);
}

const LONG_WORD = 6;

const isSwapped = (one: string, other: string): boolean => [...one].sort().join() === [...other].sort().join();

/** The letter that the longer of two words has and the other has not. */
function letterBetween(one: string, other: string): string | undefined {
	const [short, long] = one.length < other.length ? [one, other] : [other, one];
	return [...long].find((letter, i) => letter !== short[i]);
}

/**
 * How many letters have to be put in, taken out or changed, or change places with the next one (optimal string alignment). Where it
 * is more than `most`, some number above that.
 */
function distance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
	let same = 0;
	while (same < a.length && a.charCodeAt(same) === b.charCodeAt(same)) {
		same++;
	}
	let behind = 0;
	while (behind < a.length - same && behind < b.length - same && a.at(-1 - behind) === b.at(-1 - behind)) {
		behind++;
	}
	return editsBetween(a.slice(same, a.length - behind), b.slice(same, b.length - behind), most);
}

/** The same for what neither begins nor ends alike. */
function editsBetween(a: string, b: string, most: number): number {
	let before: number[] = [];
	let row: number[] = [];
	let next: number[] = [];
	for (let j = 0; j <= b.length; j++) {
		row.push(j);
	}
	let leastBefore = 0;
	for (let i = 0; i < a.length; i++) {
		const unit = a.charCodeAt(i);
		const unitBefore = a.charCodeAt(i - 1);
		let left = i + 1;
		let least = left;
		next[0] = left;
		for (let j = 0; j < b.length; j++) {
			const other = b.charCodeAt(j);
			let edits = (row[j] ?? 0) + (unit === other ? 0 : 1);
			if (unitBefore === other && unit === b.charCodeAt(j - 1)) {
				edits = Math.min(edits, (before[j - 1] ?? 0) + 1);
			}
			left = Math.min(edits, (row[j + 1] ?? 0) + 1, left + 1);
			next[j + 1] = left;
			least = Math.min(least, left);
		}
		// What follows is made of these two rows, and is never less.
		if (Math.min(least, leastBefore) > most) {
			return most + 1;
		}
		leastBefore = least;
		[before, row, next] = [row, next, before];
	}
	return row[b.length] ?? 0;
}
