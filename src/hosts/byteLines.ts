import type { SavedLines } from '../ports/indexStore.ts';

/** Lines of UTF-8, found and decoded as they are asked for. */
export class ByteLines implements SavedLines {
	private readonly bytes: Buffer;
	/** Where each line starts that has been found, and where the next one would. */
	private readonly starts: number[] = [0];

	constructor(bytes: Buffer) {
		this.bytes = bytes;
	}

	get count(): number {
		this.find(Number.POSITIVE_INFINITY);
		return this.starts.length - 1;
	}

	/** True where the bytes hold all of a line, its break included. */
	has(place: number): boolean {
		this.find(place);
		return this.starts.length > place + 1;
	}

	at(place: number): string {
		this.find(place);
		const [start, next] = [this.starts[place], this.starts[place + 1]];
		return start === undefined || next === undefined ? '' : this.bytes.toString('utf8', start, next - 1);
	}

	get last(): string {
		const end = this.bytes.lastIndexOf(LF);
		const start = end <= 0 ? 0 : this.bytes.lastIndexOf(LF, end - 1) + 1;
		return this.bytes.toString('utf8', start, Math.max(0, end));
	}

	/** Looks for line breaks up to that of a line. */
	private find(place: number): void {
		const { bytes, starts } = this;
		for (let end = 0; starts.length < place + 2 && end >= 0; ) {
			end = bytes.indexOf(LF, starts.at(-1));
			if (end >= 0) {
				starts.push(end + 1);
			}
		}
	}
}

const LF = 10;
