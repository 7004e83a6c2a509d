/**
 * The one of several names that a misspelt one most likely means: the fewest edits away, at most a third of its length.
 * Undefined where none is near or two are as near as each other.
 */
export function nearest(wanted: string, names: Iterable<string>): string | undefined {
	let best: string | undefined;
	let least = Math.floor(wanted.length / 3) + 1;
	let isShared = false;
	for (const name of new Set(names)) {
		const edits = Math.abs(name.length - wanted.length) > least ? least + 1 : distance(wanted, name);
		if (edits < least) {
			best = name;
			least = edits;
			isShared = false;
		} else if (edits === least && best !== undefined) {
			isShared = true;
		}
	}
	return isShared ? undefined : best;
}

/** Levenshtein's: how many letters have to be put in, taken out or changed. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 0; i < a.length; i++) {
		const next = [i + 1];
		for (let j = 0; j < b.length; j++) {
			const change = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
			next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
