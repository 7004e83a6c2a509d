import { type LineRange, line1 } from '../base/position.ts';

/** A place as other tools write it. */
export interface ForeignPointer {
	/** With `/` between its parts: absolute, relative, or behind `/blob/` on GitHub. */
	readonly path: string;
	/** The first part of a blob's path is the branch, which may hold more than one part. */
	readonly isBlob: boolean;
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
		return { path: slashed(quoted[1] ?? ''), isBlob: false, lines: rangeOf(quoted[2], undefined) };
	}
	const blob = BLOB.exec(text);
	if (blob !== null) {
		return { path: decoded(blob[1] ?? ''), isBlob: true, lines: rangeOf(blob[2], blob[3]) };
	}
	const uri = FILE_URI.exec(text);
	if (uri !== null) {
		// `/C:/a.py` is a path of Windows.
		const path = decoded(uri[1] ?? '').replace(/^\/(?=[A-Za-z]:)/, '');
		return { path, isBlob: false, lines: rangeOf(uri[2], uri[3]) };
	}
	const plain = PLAIN.exec(text);
	return plain === null
		? undefined
		: { path: slashed(plain[1] ?? ''), isBlob: false, lines: rangeOf(plain[2] ?? plain[4], plain[3]) };
}

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
const BLOB =
	/^https:\/\/github\.com\/[^/\s]+\/[^/\s]+\/blob\/([^\s?#]+)(?:\?[^\s#]*)?(?:#L(\d{1,9})(?:C\d+)?(?:-L(\d{1,9})(?:C\d+)?)?)?$/;
const FILE_URI = /^file:\/\/(\/[^\s?#]+)(?:#L?(\d{1,9})(?:,\d+)?(?:-L?(\d{1,9})(?:,\d+)?)?)?$/;
/** A path without blanks, and its lines behind a colon or in brackets. */
const PLAIN =
	/^((?:[A-Za-z]:)?[^\s:()[\]<>"'`|*?#]+)(?::(\d{1,9})(?:-(\d{1,9})|:\d{1,9})?|\((\d{1,9})(?:,\d{1,9})?\))?:?$/;
