import picomatch from 'picomatch/posix';
import { selfAndParents } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';

/** Makes a test for root-relative paths out of a repository's globs. */
export function matcher(globs: readonly string[]): (path: RootPath) => boolean {
	const plain = globs.map(plainTest);
	const others = globs.filter((_, i) => plain[i] === undefined);
	const tests = plain.filter((test) => test !== undefined);
	if (others.length > 0) {
		tests.push(picomatch(others, { dot: true }));
	}
	const [only] = tests;
	return only !== undefined && tests.length === 1 ? only : (path) => tests.some((test) => test(path));
}

/** The test of a glob that needs no expression, as the defaults do not: every path of a workspace meets them several times. */
function plainTest(glob: string): ((path: RootPath) => boolean) | undefined {
	const [, folder, isOfFiles, extension = ''] = BELOW_FOLDER.exec(glob) ?? [];
	if (folder !== undefined) {
		const prefix = `${folder}/`;
		return isOfFiles === undefined
			? (path) => path.startsWith(prefix) || path === folder
			: (path) => path.startsWith(prefix) && path.endsWith(extension);
	}
	const name = BELOW_NAME.exec(glob)?.[1];
	if (name !== undefined) {
		return (path) => `/${path}/`.includes(`/${name}/`);
	}
	const [, several, one] = EXTENSIONS.exec(glob) ?? [];
	const extensions = (several ?? one)?.split(',').map((each) => `.${each}`);
	if (extensions !== undefined) {
		return (path) => extensions.some((each) => path.endsWith(each));
	}
	return PLAIN_PATH.test(glob) ? (path) => path === glob : undefined;
}

/** The folder of a glob that means all files below it, or those of one kind; undefined for any other. */
export const wholeFolder = (glob: string): RootPath | undefined => BELOW_FOLDER.exec(glob)?.[1];

/** `plans/**`, `*` and `*.md` anywhere in it. */
const BELOW_FOLDER = /^([\w-][\w.-]*(?:\/[\w-][\w.-]*)*)\/\*\*(\/\*(\.\w+)?)?$/;
/** `reports` anywhere, and all in it. */
const BELOW_NAME = /^\*\*\/([\w-][\w.-]*)\/\*\*$/;
/** `*.md` anywhere, `*.{md,mdx}`. */
const EXTENSIONS = /^\*\*\/\*\.(?:\{(\w+(?:,\w+)+)\}|(\w+))$/;
const PLAIN_PATH = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;

/** Makes a test for what no walk lists, be it there or not: git's own files, and what the globs name with all that lies in it. */
export function leftOutBy(exclude: readonly string[]): (path: RootPath) => boolean {
	// Most of them are `**/name/**`: one look tells whether a path has a part of such a name.
	const nameOf = (glob: string) => /^\*\*\/([\w.@-]+)(?:\/\*\*)?$/.exec(glob)?.[1];
	const names = exclude.flatMap((glob) => nameOf(glob) ?? []);
	const hasName = new RegExp(`(?:^|/)(?:${['.git', ...names].join('|').replaceAll('.', '\\.')})(?:/|$)`);
	const others = exclude.filter((glob) => nameOf(glob) === undefined);
	if (others.length === 0) {
		return (path) => hasName.test(path);
	}
	const isExcluded = matcher(others);
	return (path) => hasName.test(path) || selfAndParents(path).some((each) => isExcluded(each));
}
