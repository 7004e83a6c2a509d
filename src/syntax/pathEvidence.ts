import { hasLetter } from './chars.ts';
import {
	isDomain,
	isFileAlone,
	isFileInFolder,
	isFileWithLines,
	isPlainFile,
	isRoot,
	isSystemRoot,
} from './fileNames.ts';

/**
 * How sure one can be from the characters alone that a text is a path: `strong` wherever it stands, `weak` only where
 * something else speaks for it too, such as a code span or a line number, `lined` with the number of a line alone.
 */
export type Evidence = 'strong' | 'weak' | 'lined' | 'none';

/** Weighs a path by the rules P2, P3 and P10 of the grammar. Brace sets are to be spread out first. */
export function evidenceOf(path: string): Evidence {
	const slash = path.lastIndexOf('/');
	if (slash < 0) {
		return isFileAlone(path) ? 'strong' : isFileWithLines(path) ? 'lined' : 'none';
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
	const first = path.slice(0, path.indexOf('/'));
	if (first === '') {
		const top = path.slice(1, path.indexOf('/', 1));
		return isSystemRoot(top) || (isRoot(top) && top !== ROUTES) ? 'strong' : 'none';
	}
	if (first.length === path.length - 1) {
		return evidenceOfWord(first);
	}
	// `s/old/new/` is a command of sed, `I/O/` is no folder.
	return first !== 's' && /[^/]{3}/.test(path) ? 'strong' : 'none';
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

/** `plans/active/X-1` is a path wherever it stands, `docs/fix_plan` may be one; plain words are a list: `tests/docs`. */
function evidenceBelowRoot(path: string, name: string): Evidence {
	const below = path.slice(path.indexOf('/') + 1);
	const isDeep = below.length > name.length;
	if (!hasLetter(name) || PLAIN_WORDS.test(below)) {
		return isDeep ? 'weak' : 'none';
	}
	return isDeep ? 'strong' : 'weak';
}

/** Lower-case words and short names in capitals with slashes between them: `DDL/SE`, `tests/CI`. */
const PLAIN_WORDS = /^(?:(?:[a-z]+|[A-Z]{1,4})(?:\/|$))+$/;

/** `/api/` and all below it is rather what a server answers. */
const ROUTES = 'api';

/** `$DIR`, `${DIR}`, `$(pwd)` and `"$DIR"`, as the first part of a path. */
const VARIABLE = /^"?\$[A-Za-z_({]/;
