import { isDomain, isFileAlone, isFileInFolder, isPlainFile, isRoot, isSystemRoot } from './fileNames.ts';

/**
 * How sure one can be from the characters alone that a text is a path: `strong` wherever it stands, `weak` only where
 * something else speaks for it too, such as a code span or a line number.
 */
export type Evidence = 'strong' | 'weak' | 'none';

/** Weighs a path by the rules P2, P3 and P10 of the grammar. Brace sets are to be spread out first. */
export function evidenceOf(path: string): Evidence {
	const slash = path.lastIndexOf('/');
	if (slash < 0) {
		return isFileAlone(path) ? 'strong' : 'none';
	}
	if (slash === path.length - 1) {
		return evidenceOfFolder(path);
	}
	const name = path.slice(slash + 1);
	return isFileInFolder(name) ? 'strong' : evidenceWithoutExtension(path, name);
}

/** `docs/`, `reports/<ts>/`, `~/a/`: what ends in a slash. */
function evidenceOfFolder(path: string): Evidence {
	const parts = path.split('/').filter((part) => part !== '');
	const [first = ''] = parts;
	if (!/\p{L}/u.test(path) || (first === 's' && parts.length > 1)) {
		return 'none'; // `43/43/`, `.../`, and `s/old/new/` of sed.
	}
	if (path.startsWith('/')) {
		return isSystemRoot(first) || isRoot(first) ? 'strong' : 'none';
	}
	if (parts.length === 1) {
		return evidenceOfWord(first);
	}
	return parts.some((part) => part.length > 2) ? 'strong' : 'none';
}

/** `inbox/` and `2025-10-17T184624Z/` are folders, `results/` may be, `w/` is not. */
function evidenceOfWord(word: string): Evidence {
	if (isRoot(word) || (/[\d_.<$-]/.test(word) && !isDomain(word) && word.length > 2)) {
		return 'strong';
	}
	return word.length > 1 ? 'weak' : 'none';
}

/** `docs/fix_plan`, `src/Makefile`, `$DIR/run`: what has a slash and no known extension. */
function evidenceWithoutExtension(path: string, name: string): Evidence {
	const parts = path.split('/');
	const [first = ''] = parts;
	if (!/\p{L}/u.test(name)) {
		return first.startsWith('$') || isRoot(first) ? 'weak' : 'none';
	}
	if (/^\$[\p{L}_{(]/u.test(first)) {
		return 'strong';
	}
	if (first === '.' || first === '..' || (isPlainFile(name) && first !== '')) {
		return 'weak';
	}
	if (!isRoot(first)) {
		return 'none';
	}
	// Three words with slashes between them may still be a list of folders: `docs/tests/scripts`.
	return parts.length > 2 && !parts.every(isRoot) ? 'strong' : 'weak';
}
