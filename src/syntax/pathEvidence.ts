import { hasLetter } from './chars.ts';
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
	if (!hasLetter(path)) {
		return 'none'; // `43/43/` and `.../`.
	}
	const parts = path.split('/').filter((part) => part !== '');
	const [first = ''] = parts;
	if (path.startsWith('/')) {
		return isSystemRoot(first) || isRoot(first) ? 'strong' : 'none';
	}
	if (parts.length === 1) {
		return evidenceOfWord(first);
	}
	const isSubstitution = first === 's' && parts.length > 1; // `s/old/new/` of sed.
	return !isSubstitution && parts.some((part) => part.length > 2) ? 'strong' : 'none';
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
	const first = path.slice(0, path.indexOf('/'));
	if (isRoot(first)) {
		return evidenceBelowRoot(path, name);
	}
	if (VARIABLE.test(first)) {
		return hasLetter(name) ? 'strong' : 'weak';
	}
	const isNamed = first === '.' || first === '..' || (first !== '' && isPlainFile(name));
	return isNamed && hasLetter(name) ? 'weak' : 'none';
}

/** `plans/active/x` is a path wherever it stands; `docs/tests` and `docs/tests/scripts` may be lists of folders. */
function evidenceBelowRoot(path: string, name: string): Evidence {
	const parts = path.split('/');
	return parts.length > 2 && hasLetter(name) && !parts.every(isRoot) ? 'strong' : 'weak';
}

/** `$DIR`, `${DIR}`, `$(pwd)` and `"$DIR"`, as the first part of a path. */
const VARIABLE = /^"?\$[A-Za-z_({]/;
