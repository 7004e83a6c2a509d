import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Pointer, scanPointers } from '../../src/syntax/pointer.ts';

/** Lines labelled by hand in real documents; they stand beside the project, not in it. */
const labels = new URL('../../../shared/corpora/pointers.jsonl', import.meta.url);

interface Label {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly path: string;
	readonly ranges: readonly (readonly [number, number])[];
	readonly symbol: string | null;
	readonly optional?: boolean;
	readonly prose?: boolean;
}

interface LabelledLine {
	readonly file: string;
	readonly line: number;
	readonly text: string;
	readonly pointers: readonly Label[];
}

const isThere = existsSync(labels);

test.skipIf(!isThere)(
	isThere ? 'agrees with the hand-labelled lines' : 'hand-labelled lines: skipped, ../shared/corpora is not there',
	() => {
		const misses: string[] = [];
		let wanted = 0;
		let found = 0;
		let hits = 0;
		let right = 0;
		for (const row of readFileSync(labels, 'utf8').trim().split('\n')) {
			const { file, line, text, pointers } = JSON.parse(row) as LabelledLine;
			const place = `${file}:${line}`;
			const optional = pointers.filter((label) => label.optional);
			const free = (start: number, end: number) => !optional.some((label) => start < label.end && label.start < end);
			const want = pointers.filter((label) => free(label.start, label.end));
			const got = scanPointers(text).filter(({ span }) => free(span.start, span.end));
			wanted += want.length;
			found += got.length;
			for (const label of want) {
				const hit = got.find(({ span }) => span.start === label.start && span.end === label.end);
				hits += hit === undefined ? 0 : 1;
				right += hit !== undefined && isRight(hit, label) ? 1 : 0;
				if (hit === undefined) {
					misses.push(`${place} not found: ${label.text}`);
				} else if (!isRight(hit, label)) {
					misses.push(`${place} read otherwise: ${label.text}`);
				}
			}
			for (const { span, text: extra } of got) {
				if (!want.some(({ start, end }) => span.start === start && span.end === end)) {
					misses.push(`${place} not labelled: ${extra}`);
				}
			}
		}
		const score = { precision: hits / found, recall: hits / wanted, detail: right / hits };
		console.info(`pointer labels: ${JSON.stringify(score)} of ${wanted}`, ...misses.map((miss) => `\n  ${miss}`));
		expect(score.precision).toBeGreaterThanOrEqual(0.98);
		expect(score.recall).toBeGreaterThanOrEqual(0.98);
		expect(score.detail).toBeGreaterThanOrEqual(0.98);
	},
);

/** Path, ranges and symbol are as labelled; what stands in prose is not asked for. */
function isRight(pointer: Pointer, label: Label): boolean {
	const ranges = pointer.ranges.map(({ first, last }) => [first, last]);
	return (
		pointer.path === label.path &&
		(label.prose === true ||
			(JSON.stringify(ranges) === JSON.stringify(label.ranges) && (pointer.symbol ?? null) === label.symbol))
	);
}
