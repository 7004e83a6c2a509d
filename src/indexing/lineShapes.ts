import type { Lines } from '../base/lines.ts';
import { type Line1, type LineRange, line0, toLine0 } from '../base/position.ts';

/**
 * What a range of lines is checked by, without the text: how many lines a file has, how long each is, and which are blank.
 * Four bytes a line, so that the sources that plans point at need not be kept in memory.
 */
export class LineShapes {
	/** Of each line its length in UTF-16 units, times two, plus one where it is blank. */
	private readonly shapes: Uint32Array;

	constructor(lines: Lines) {
		this.shapes = new Uint32Array(lines.count);
		for (let i = 0; i < lines.count; i++) {
			const start = lines.startOf(line0(i));
			const end = lines.endOf(line0(i));
			this.shapes[i] = (end - start) * 2 + (isBlank(lines.text, start, end) ? 1 : 0);
		}
	}

	get count(): number {
		return this.shapes.length;
	}

	/** In UTF-16 units, without the line break; 0 where there is no such line. */
	lengthOf(line: Line1): number {
		return (this.shapes[toLine0(line)] ?? 0) >>> 1;
	}

	/** True where no line of the range has anything but blanks. */
	areBlank({ first, last }: LineRange): boolean {
		for (let i: number = toLine0(first); i <= toLine0(last); i++) {
			if (((this.shapes[i] ?? 1) & 1) === 0) {
				return false;
			}
		}
		return true;
	}
}

function isBlank(text: string, start: number, end: number): boolean {
	for (let i = start; i < end; i++) {
		const unit = text.charCodeAt(i);
		if (unit !== 32 && unit !== 9) {
			return unit > 32 && unit < 128 ? false : text.slice(i, end).trim() === '';
		}
	}
	return true;
}
