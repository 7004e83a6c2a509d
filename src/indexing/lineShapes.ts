import type { Lines } from '../base/lines.ts';
import { type Line1, type LineRange, line0, toLine0 } from '../base/position.ts';

/**
 * What a range of lines is checked by, without the text: how many lines a file has, how long each is, and which are blank.
 * Two bytes a line as a rule, so that the sources that plans point at need not be kept in memory.
 */
export class LineShapes {
	/** Of each line its length in UTF-16 units, times two, plus one where it is blank. */
	private readonly shapes: Uint16Array | Uint32Array;

	constructor(lines: Lines) {
		const shapes = lines.utf8 === undefined ? shapesOf(lines) : shapesOfUtf8(lines.utf8);
		this.shapes = shapes.some((each) => each > 0xffff) ? Uint32Array.from(shapes) : Uint16Array.from(shapes);
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

function shapesOf(lines: Lines): number[] {
	const shapes: number[] = [];
	for (let i = 0; i < lines.count; i++) {
		const start = lines.startOf(line0(i));
		const end = lines.endOf(line0(i));
		shapes.push(shape(end - start, isBlank(lines.text, start, end)));
	}
	return shapes;
}

/** The same without decoding: of most sources nothing but this is ever asked. */
function shapesOfUtf8(bytes: Uint8Array): number[] {
	const shapes: number[] = [];
	let start = 0;
	/** The bytes of the line, less its UTF-16 units. */
	let extra = 0;
	let blank = true;
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at] ?? LF;
		if (byte > 127) {
			const more = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
			blank &&= isBlankCharacter(bytes, at, more);
			// A character beyond the first plane is two units of UTF-16.
			extra += more === 3 ? 2 : more;
			at += more;
		} else if (byte > 32) {
			blank = false;
		} else if (byte === LF || byte === CR) {
			shapes.push(shape(at - start - extra, blank));
			at += byte === CR && bytes[at + 1] === LF ? 1 : 0;
			start = at + 1;
			extra = 0;
			blank = true;
		} else {
			blank &&= isBlankByte(byte);
		}
	}
	if (start < bytes.length) {
		shapes.push(shape(bytes.length - start - extra, blank));
	}
	return shapes;
}

const LF = 10;
const CR = 13;

const shape = (length: number, blank: boolean): number => length * 2 + (blank ? 1 : 0);

/** What `trim` takes away within a line: tabs, form feeds and blanks. */
const isBlankByte = (byte: number): boolean => byte === 32 || byte === 9 || byte === 11 || byte === 12;

/**
 * The same beyond ASCII. None of its characters has four bytes.
 * @param more how many bytes follow the first
 */
function isBlankCharacter(bytes: Uint8Array, at: number, more: number): boolean {
	const low = (place: number) => (bytes[at + place] ?? 0) & 0x3f;
	const first = bytes[at] ?? 0;
	const code = more === 1 ? ((first & 0x1f) << 6) | low(1) : ((first & 0x0f) << 12) | (low(1) << 6) | low(2);
	return more < 3 && String.fromCharCode(code).trim() === '';
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
