import type { ReadResult, RootPath } from '../ports/files.ts';

/** Bytes as text: strict UTF-8, a byte-order mark removed. A NUL byte or an invalid sequence means that the file is not text. */
export function decodeText(path: RootPath, bytes: Uint8Array): ReadResult {
	if (!bytes.includes(0)) {
		try {
			return { text: utf8.decode(bytes) };
		} catch {
			// Falls through: an invalid sequence and a NUL byte have the same answer.
		}
	}
	return { problem: 'not-text', message: `${path} is not a text in UTF-8.` };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The answer for a file that is over the limit; both sizes in bytes. */
export function tooLarge(path: RootPath, size: number, limit: number): ReadResult {
	return {
		problem: 'too-large',
		message: `${path} has ${megabytes(size)} MB, more than the ${megabytes(limit)} MB that planNavigator.maxFileSize allows.`,
	};
}

/** Three significant digits: `20`, `20.1`, `0.0012`. */
function megabytes(size: number): string {
	return String(Number((size / 1_048_576).toPrecision(3)));
}
