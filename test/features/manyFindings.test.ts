import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { check } from '../../src/features/check.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

/** How long it takes to check a document in which so many things are wrong, in milliseconds; the shortest of three. */
async function timeOf(path: string, text: string, count: number): Promise<number> {
	const { workspace } = memoryWorkspace({ [path]: text });
	const document = await workspace.document(path);
	const times: number[] = [];
	for (let round = 0; document !== undefined && round < 3; round++) {
		const started = performance.now();
		expect(await check(workspace, document, neverCancelled)).toHaveLength(count);
		times.push(performance.now() - started);
	}
	return Math.min(...times);
}

/** Holds that ten times as much that is wrong takes about ten times as long. */
async function expectLinearly(path: string, textOf: (count: number) => string): Promise<void> {
	const time = (count: number) => timeOf(path, textOf(count), count);
	await time(100);
	let growth = Number.POSITIVE_INFINITY;
	for (let round = 0; round < 10 && growth > 32; round++) {
		growth = ((await time(4_000)) + 0.5) / ((await time(400)) + 0.5);
	}
	expect(growth).toBeLessThan(32);
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
