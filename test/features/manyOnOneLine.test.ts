import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { check } from '../../src/features/check.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

/** How long it takes to check a line with so many pointers at files that are not there, some times, in milliseconds; the shortest of three. */
async function timeOf(count: number, before: string, times: number): Promise<number> {
	const pointers = Array.from({ length: count }, (_, i) => `and move docs/gone${i}.md `);
	const { workspace } = memoryWorkspace({ 'docs/a.md': before + pointers.join('') });
	const document = await workspace.document('docs/a.md');
	let shortest = Number.POSITIVE_INFINITY;
	for (let round = 0; document !== undefined && round < 3; round++) {
		const started = performance.now();
		for (let time = 0; time < times; time++) {
			expect(await check(workspace, document, neverCancelled)).toHaveLength(count);
		}
		shortest = Math.min(shortest, performance.now() - started);
	}
	return shortest;
}

// With a character beyond Latin-1 expressions that look for others read the whole line. A busy machine disturbs ten short checks as
// it does a long one; quadratic ones would take ten times less.
test.each(['', '— '])(
	'a line of many pointers behind “%s” is checked in the time of as many lines',
	async (before) => {
		let growth = Number.POSITIVE_INFINITY;
		for (let round = 0; round < 10 && growth > 3; round++) {
			growth = (await timeOf(4_000, before, 1)) / (await timeOf(400, before, 10));
		}
		expect(growth).toBeLessThan(3);
	},
	60_000,
);
