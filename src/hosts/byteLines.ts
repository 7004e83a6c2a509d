import type { SavedLines } from '../ports/indexStore.ts';

/** Lines of UTF-8. */
export class ByteLines implements SavedLines {
	private readonly bytes: Buffer;
	/** Where each line starts, and where the next one would. */
	private readonly starts: number[] = [0];

	constructor(bytes: Buffer) {
		this.bytes = bytes;
		for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, end + 1)) {
			this.starts.push(end + 1);
		}
	}

	get count(): number {
		return this.starts.length - 1;
	}

	at(place: number): string {
		const [start, next] = [this.starts[place], this.starts[place + 1]];
		return start === undefined || next === undefined ? '' : this.bytes.toString('utf8', start, next - 1);
	}
}

const LF = 10;
