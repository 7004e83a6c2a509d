import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { check } from '../../src/features/check.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

/** How long it takes to check a document in which so many things are wrong, some times, in milliseconds; the shortest of three. */
async function timeOf(path: string, text: string, count: number, runs: number): Promise<number> {
	const { workspace } = memoryWorkspace({ [path]: text });
	const document = await workspace.document(path);
	let shortest = Number.POSITIVE_INFINITY;
	for (let round = 0; document !== undefined && round < 3; round++) {
		const started = performance.now();
		for (let run = 0; run < runs; run++) {
			expect(await check(workspace, document, neverCancelled)).toHaveLength(count);
		}
		shortest = Math.min(shortest, performance.now() - started);
	}
	return shortest;
}

/**
 * Holds that ten times as much that is wrong takes about as long as ten checks of less. A busy machine disturbs ten short checks as it
 * does a long one; quadratic ones would take ten times less.
 */
async function expectLinearly(path: string, textOf: (count: number) => string): Promise<void> {
	let growth = Number.POSITIVE_INFINITY;
	for (let round = 0; round < 10 && growth > 3; round++) {
		growth = (await timeOf(path, textOf(4_000), 4_000, 1)) / (await timeOf(path, textOf(400), 400, 10));
	}
	expect(growth).toBeLessThan(3);
}

const times = (count: number, text: (i: number) => string) => Array.from({ length: count }, (_, i) => text(i)).join('');

// With a character beyond Latin-1 expressions that look for others read the whole line.
test.each(['', '— ', '- — ', '## Deliverables\n\n- — ', '## Next steps\n\n- — '])(
	'a line of many pointers behind “%s” is checked in the time of as many lines',
	(before) => expectLinearly('docs/a.md', (count) => before + times(count, (i) => `and move docs/gone${i}.md `)),
	60_000,
);

test(
	'a ledger of many plans that are not there is checked in the time of as many ledgers',
	() =>
		expectLinearly('docs/fix_plan.md', (count) =>
			times(
				count,
				(i) => `## [TIDE-${1000 + i}] Tides\n- Status: active\n- Plan: plans/active/TIDE-${1000 + i}/plan.md\n\n`,
			),
		),
	60_000,
);
