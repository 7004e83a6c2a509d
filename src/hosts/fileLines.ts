import { closeSync, fstatSync, openSync, readFileSync, readSync, type Stats } from 'node:fs';
import type { SavedLines } from '../ports/indexStore.ts';
import { ByteLines } from './byteLines.ts';

/** How many bytes are read before somebody asks for more: what the first view of ten thousand plans takes is half of them. */
const bytesAtStart = 8 * 1_048_576;

/** In how many bytes the last line is looked for. A longer one is as good as none. */
const bytesAtEnd = 256;

/**
 * The lines of a file that is only ever replaced as a whole, as it is now. Its beginning and its end are read at once; all of it
 * when somebody asks for what stands between, and where the file is another one by then, there is nothing.
 */
export class FileLines implements SavedLines {
	readonly last: string;
	private readonly file: string;
	private readonly stats: Stats;
	private lines: ByteLines;
	private isWhole: boolean;

	/** @throws where the file cannot be read */
	constructor(file: string) {
		this.file = file;
		const handle = openSync(file, 'r');
		try {
			this.stats = fstatSync(handle);
			const { size } = this.stats;
			const start = bytesAt(handle, 0, Math.min(size, bytesAtStart));
			this.lines = new ByteLines(start);
			this.last = new ByteLines(bytesAt(handle, Math.max(0, size - bytesAtEnd), size)).last;
			this.isWhole = start.length === size;
		} finally {
			closeSync(handle);
		}
	}

	get count(): number {
		this.readAll();
		return this.lines.count;
	}

	at(place: number): string {
		if (!this.lines.has(place)) {
			this.readAll();
		}
		return this.lines.at(place);
	}

	/** Read at once: in pieces that others wait for in between it takes ten times as long. */
	private readAll(): void {
		if (this.isWhole) {
			return;
		}
		this.isWhole = true;
		this.lines = new ByteLines(bytesIfSame(this.file, this.stats) ?? Buffer.alloc(0));
	}
}

/** All bytes of a file; undefined where it is gone, or another one by now. */
function bytesIfSame(file: string, before: Stats): Buffer | undefined {
	try {
		const handle = openSync(file, 'r');
		try {
			return isSame(fstatSync(handle), before) ? readFileSync(handle) : undefined;
		} finally {
			closeSync(handle);
		}
	} catch {
		return undefined;
	}
}

/** The bytes of a part, fewer where the disk gives fewer at once. @throws where it cannot be read */
function bytesAt(handle: number, from: number, to: number): Buffer {
	const bytes = Buffer.allocUnsafe(to - from);
	return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, from));
}

const isSame = (a: Stats, b: Stats): boolean => a.ino === b.ino && a.size === b.size && a.mtimeMs === b.mtimeMs;
