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

/** Of most plans a start with a saved index needs no more than that they are there. */
class Utf8Text implements StoredText {
	readonly ascii: Uint8Array | undefined;
	private readonly bytes: Uint8Array;

	/** @param bytes known to be UTF-8 */
	constructor(bytes: Uint8Array, isPlain: boolean) {
		this.bytes = bytes;
		this.ascii = isPlain ? bytes : undefined;
	}

	get size(): number {
		return this.bytes.length;
	}

	decode(): string {
		const { buffer, byteOffset, length } = this.bytes;
		return this.ascii === undefined
			? utf8.decode(this.bytes)
			: Buffer.from(buffer, byteOffset, length).toString('latin1');
	}
}

const utf8 = new TextDecoder('utf-8');

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
