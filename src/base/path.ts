/** Paths below a root: `/` between the parts, no leading or trailing `/`; the root itself is the empty string. */

/**
 * Follows a relative path from a folder: `follow('docs/plans', '../a.md')` is `docs/a.md`.
 * A trailing `/`, `.` parts and doubled `/` vanish. Undefined where it leaves the root.
 */
export function follow(folder: string, path: string): string | undefined {
	const name = path.endsWith('/') ? path.slice(0, -1) : path;
	if (isPlain(name)) {
		return folder === '' ? name : `${folder}/${name}`;
	}
	const parts = folder === '' ? [] : folder.split('/');
	for (const part of path.split('/')) {
		if (part === '..') {
			if (parts.pop() === undefined) {
				return undefined;
			}
		} else if (part !== '' && part !== '.') {
			parts.push(part);
		}
	}
	return parts.join('/');
}

/** The way from a folder to a path, both below one root: from `docs/plans` to `docs/a.md` it is `../a.md`. */
export function relativeTo(folder: string, path: string): string {
	const [from, to] = [folder === '' ? [] : folder.split('/'), path.split('/')];
	const shared = from.findIndex((part, i) => part !== to[i]);
	const same = shared < 0 ? from.length : shared;
	return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** True for a path that has nothing to fold: no `.`, `..` or empty parts. */
function isPlain(path: string): boolean {
	return (
		path !== '' &&
		!path.startsWith('/') &&
		!path.startsWith('.') &&
		!path.endsWith('/') &&
		!path.includes('//') &&
		!path.includes('/.')
	);
}

/** The folder a path lies in; the root lies in itself. */
export function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** The extension in lower case without its dot: `md`; empty where there is none, as in `.gitignore`. */
export function extensionOf(path: string): string {
	const name = nameOf(path);
	const dot = name.lastIndexOf('.');
	return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** `C:/a` as VS Code writes it, `c:/a`; programs that print paths on Windows write the drive large. */
export const withSmallDrive = (path: string): string => path.replace(/^[A-Z]:/, (drive) => drive.toLowerCase());

/** True where `path` is `folder` or lies below it. */
export function isWithin(folder: string, path: string): boolean {
	return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** True where `path` is one of the paths or lies below one, however many there are; the root is not asked about. */
export function isWithinAny(paths: ReadonlySet<string>, path: string): boolean {
	return selfAndParents(path).some((each) => paths.has(each));
}

/** A path and the folders around it, without the root: `a/b/c`, `a/b`, `a`. */
export function selfAndParents(path: string): string[] {
	const found: string[] = [];
	for (let each = path; each !== ''; each = folderOf(each)) {
		found.push(each);
	}
	return found;
}

/** True for git's own folder and all in it, with any separators and however a disk that ignores case may write it. */
export const isInGit = (path: string): boolean => IN_GIT.test(path);

const IN_GIT = /(?:^|[/\\])\.git(?:[/\\]|$)/i;

/**
 * True for what may stand in a path in place of a placeholder: `2025-10-17T111700Z`. It is one part of a path, never two, never a step up,
 * and no hidden name. Who asks for a stamp and who puts it in hold to the same.
 */
export function isStamp(text: string): boolean {
	return /^[A-Za-z0-9][\w.+-]*$/.test(text) && !text.includes('..');
}
