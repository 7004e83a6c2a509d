import type { Line0 } from '../base/position.ts';
import type { Blocks, Table } from './blocks.ts';

/** Tells of the lines across which no value goes on: headings, blocks of code and, where they are given, tables. */
export function stopsIn({ lines, headings, fences }: Blocks, tables: readonly Table[] = []): (line: Line0) => boolean {
	const isStop = new Uint8Array(lines.count);
	for (const { line } of headings) {
		isStop[line] = 1;
	}
	for (const { header, rows } of tables) {
		isStop.fill(1, header.line, (rows.at(-1)?.line ?? header.line + 1) + 1);
	}
	for (const { first, last } of fences) {
		isStop.fill(1, first, last + 1);
	}
	return (line) => isStop[line] === 1;
}
