import { isAscii, isUtf8 } from 'node:buffer';
import type { StoredText } from '../base/lines.ts';
import type { ReadResult, RootPath, Stamp } from '../ports/files.ts';

/**
 * Bytes as text: strict UTF-8, a byte-order mark removed. A NUL byte or an invalid sequence means that the file is not text.
 * @param bytes are kept as they are
 */
export function decodeText(path: RootPath, bytes: Uint8Array, stamp?: Stamp): ReadResult {
	const isPlain = isAscii(bytes);
	if (bytes.includes(0) || !(isPlain || isUtf8(bytes))) {
		return { problem: 'not-text', message: `${path} is not a text in UTF-8.` };
	}
	const stored = new Utf8Text(bytes, isPlain);
	return {
		stored,
		stamp,
		get text() {
			return stored.decode();
		},
	};
}

/** Of many files nobody asks for more than how long their lines are. */
class Utf8Text implements StoredText {
	readonly utf8: Uint8Array;
	private readonly isAscii: boolean;

	/** @param bytes known to be UTF-8 */
	constructor(bytes: Uint8Array, isPlain: boolean) {
		const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
		this.utf8 = hasMark ? bytes.subarray(3) : bytes;
		this.isAscii = isPlain;
	}

	get size(): number {
		return this.utf8.length;
	}

	decode(): string {
		const { buffer, byteOffset, length } = this.utf8;
		return this.isAscii ? Buffer.from(buffer, byteOffset, length).toString('latin1') : decoder.decode(this.utf8);
	}
}

/** What stands at the start is a character: the mark is gone by now. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

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
