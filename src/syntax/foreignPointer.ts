import { type LineRange, line1 } from '../base/position.ts';

/** A place as other tools write it. */
export interface ForeignPointer {
	/** With `/` between its parts: absolute, relative, or, of an address on a code host, what stands behind `/blob/`. */
	readonly path: string;
	/** Of an address on a code host the repository, as `repositoryOf` writes it. Its path begins with the branch, which may hold more than one part. */
	readonly repository: string | undefined;
	readonly lines: LineRange | undefined;
}

/**
 * Reads one place that another tool wrote: `/home/me/repo/a.py:12:5`, `src\a.py`, `src/a.ts(12,5)`, `File "a.py", line 12`,
 * `file:///repo/a.py#L3`, `https://github.com/o/r/blob/main/a.py#L10-L20`. Undefined for any other text.
 */
export function readForeignPointer(text: string): ForeignPointer | undefined {
	if (text.length > longest || /[\r\n]/.test(text)) {
		return undefined;
	}
	const quoted = TRACEBACK.exec(text);
	if (quoted !== null) {
		return { path: slashed(quoted[1] ?? ''), repository: undefined, lines: rangeOf(quoted[2], undefined) };
	}
	if (/^https?:/.test(text)) {
		return readAddress(text);
	}
	const uri = FILE_URI.exec(text);
	if (uri !== null) {
		// `/C:/a.py` is a path of Windows.
		const path = decoded(uri[1] ?? '').replace(/^\/(?=[A-Za-z]:)/, '');
		return { path, repository: undefined, lines: rangeOf(uri[2], uri[3]) };
	}
	const plain = PLAIN.exec(text);
	return plain === null
		? undefined
		: { path: slashed(plain[1] ?? ''), repository: undefined, lines: rangeOf(plain[2] ?? plain[4], plain[3]) };
}

/** Reads the address of a file on a code host. Every host names the repository first, then says that a branch and a path follow. */
function readAddress(text: string): ForeignPointer | undefined {
	const [, page = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(text) ?? [];
	const found = FILE_PAGES.map((form) => form.exec(page)).find((each) => each !== null);
	const lines = LINES.exec(fragment);
	if (found === undefined || (fragment !== '' && lines === null)) {
		return undefined;
	}
	const [, repository = '', path = ''] = found;
	return { path: decoded(path), repository: repositoryName(repository), lines: rangeOf(lines?.[1], lines?.[2]) };
}

/**
 * The owner and the name of the repository that a remote of git leads to, in small letters: `git@github.com:Me/Tides.git` and
 * `https://github.com/me/tides` are both `me/tides`. The host is left out, since `~/.ssh/config` gives hosts other names.
 * Undefined where the remote is a folder of this machine.
 */
export function repositoryOf(remote: string): string | undefined {
	const [, path] = REMOTE.exec(remote) ?? [];
	return path === undefined ? undefined : repositoryName(path);
}

const repositoryName = (path: string): string =>
	path
		.toLowerCase()
		.replace(/\/+$/, '')
		.replace(/\.git$/, '');

function rangeOf(first: string | undefined, last: string | undefined): LineRange | undefined {
	return first === undefined ? undefined : { first: line1(Number(first)), last: line1(Number(last ?? first)) };
}

const slashed = (path: string): string => path.replaceAll('\\', '/');

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** A longer text is no place. */
const longest = 1000;

const TRACEBACK = /^\s*File "([^"]+)", line (\d{1,9})(?:, in .*)?$/;
/** GitLab (whose groups nest), GitHub, Gitea and Forgejo, Bitbucket: the repository, then the branch and the path. */
const FILE_PAGES = [
	/^https?:\/\/[^/\s]+\/([^\s]+?)\/-\/blob\/(\S+)$/,
	/^https?:\/\/[^/\s]+\/([^/\s]+\/[^/\s]+)\/blob\/(\S+)$/,
	/^https?:\/\/[^/\s]+\/([^/\s]+\/[^/\s]+)\/src\/(?:branch|commit|tag)\/(\S+)$/,
	/^https?:\/\/[^/\s]+\/([^/\s]+\/[^/\s]+)\/src\/(\S+)$/,
];
/** `L3`, `L3-L5` and `L3C1-L5C2` of GitHub, `L3-5` of GitLab, `lines-3:5` of Bitbucket. */
const LINES = /^(?:L|lines-)(\d{1,9})(?:C\d{1,9})?(?:[-:]L?(\d{1,9})(?:C\d{1,9})?)?$/;
/** `https://host/o/r.git`, `ssh://git@host:22/o/r`, `git@host:o/r`; a host of one letter is a drive. */
const REMOTE = /^(?:(?:https?|ssh|git|git\+ssh):\/\/[^/]+\/|(?:[^@/:]+@)?[^/:]{2,}:(?!\/\/)\/*)(\S+)$/;
const FILE_URI = /^file:\/\/(\/[^\s?#]+)(?:#L?(\d{1,9})(?:,\d+)?(?:-L?(\d{1,9})(?:,\d+)?)?)?$/;
/** A path without blanks, and its lines behind a colon or in brackets. */
const PLAIN =
	/^((?:[A-Za-z]:)?[^\s:()[\]<>"'`|*?#]+)(?::(\d{1,9})(?:-(\d{1,9})|:\d{1,9})?|\((\d{1,9})(?:,\d{1,9})?\))?:?$/;
