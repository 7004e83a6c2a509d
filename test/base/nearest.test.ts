import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTypo, nearest } from '../../src/base/nearest.ts';

test('is the name with the fewest edits, and certain where a slip explains that one alone', () => {
	expect(nearest('test_hights', ['test_heights', 'test_tides'])).toEqual({ name: 'test_heights', isCertain: true });
	expect(nearest('test_hights', ['test_heights', 'test_nights'])).toBeUndefined();
	expect(nearest('foundations', ['foundation', 'fundation'])).toEqual({ name: 'foundation', isCertain: false });
	expect(nearest('phase_2', ['phase_3', 'tides'])).toEqual({ name: 'phase_3', isCertain: false });
	expect(nearest('gpu', ['cpu'])).toEqual({ name: 'cpu', isCertain: false });
	expect(nearest('fixplan.md', ['fix_plan.md', 'findings.md'])?.name).toBe('fix_plan.md');
	expect(nearest('tides', ['levels', 'waves'])).toBeUndefined();
	expect(nearest('tides', [])).toBeUndefined();
});

test.each([
	['test_hieghts', 'test_heights', true],
	['heghts', 'heights', true],
	['controler', 'controller', true],
	['controllers', 'controller', false],
	['tasks_runner', 'task_runner', false],
	['render', 'reader', false],
	['cart', 'chart', false],
	['hieghts_nwe', 'heights_new', false],
])('%s for %s is a typo: %s', (wanted, name, expected) => {
	expect(isTypo(wanted, name)).toBe(expected);
});

/** The same by the definition: optimal string alignment, each cell from its neighbours. */
function edits(a: string, b: string): number {
	const table: number[][] = [];
	const at = (i: number, j: number) => table[i]?.[j] ?? Number.NaN;
	for (let i = 0; i <= a.length; i++) {
		table[i] = [];
		for (let j = 0; j <= b.length; j++) {
			const found = [i === 0 ? j : at(i - 1, j) + 1, j === 0 ? i : at(i, j - 1) + 1];
			if (i > 0 && j > 0) {
				found.push(at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
			}
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				found.push(at(i - 2, j - 2) + 1);
			}
			(table[i] ?? [])[j] = Math.min(...found);
		}
	}
	return at(a.length, b.length);
}

/** The same by the definition: the same numbers, and in each word at most a quarter of its letters. */
function isSlip(wanted: string, name: string): boolean {
	const [from, to] = [wanted.split(/_+/), name.split(/_+/)];
	const numbers = (text: string) => text.replace(/\D+/g, ' ');
	return (
		numbers(wanted) === numbers(name) &&
		from.length === to.length &&
		from.every((word, i) => edits(word, to[i] ?? '') * 4 <= word.length)
	);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '_'), minLength: 1, maxLength: 9 });

test('is certain where it is a slip, and no other name is', () => {
	const changed = fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 1 });
	const slips = fc.array(fc.tuple(fc.nat(8), changed), { maxLength: 4 });
	fc.assert(
		fc.property(word, slips, fc.array(word, { maxLength: 2 }), (wanted, places, others) => {
			const near = places.map(([at, text]) => wanted.slice(0, at) + text + wanted.slice(at + 1));
			const names = new Set([...near, ...others]);
			const found = nearest(wanted, names);
			if (found !== undefined) {
				const all = [...names].filter((name) => isSlip(wanted, name));
				expect(found.isCertain).toBe(all.length === 1 && all[0] === found.name);
			}
		}),
		{ numRuns: 2000 },
	);
});

test('is nearer than every other name, and near', () => {
	fc.assert(
		fc.property(word, fc.uniqueArray(word, { maxLength: 6 }), (wanted, names) => {
			const all = names.map((name) => ({ name, edits: edits(wanted, name) })).sort((a, b) => a.edits - b.edits);
			const [first, second] = all;
			const isClear = first !== undefined && first.edits * 3 <= wanted.length && first.edits < (second?.edits ?? 99);
			expect(nearest(wanted, names)?.name).toBe(isClear ? first.name : undefined);
		}),
		{ numRuns: 2000 },
	);
});
