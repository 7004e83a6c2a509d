import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { check } from '../../src/features/check.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

/** How long it takes to check one line with so many pointers at files that are not there, in milliseconds; the shortest of three. */
async function timeOf(count: number, before: string): Promise<number> {
	const pointers = Array.from({ length: count }, (_, i) => `and move docs/gone${i}.md `);
	const { workspace } = memoryWorkspace({ 'docs/a.md': before + pointers.join('') });
	const document = await workspace.document('docs/a.md');
	const times: number[] = [];
	for (let round = 0; document !== undefined && round < 3; round++) {
		const started = performance.now();
		expect(await check(workspace, document, neverCancelled)).toHaveLength(count);
		times.push(performance.now() - started);
	}
	return Math.min(...times);
}

// With a character beyond Latin-1 expressions that look for others read the whole line.
test.each(['', '— ', '- — ', '## Deliverables\n\n- — ', '## Next steps\n\n- — '])(
	'a line of many pointers behind “%s” is checked in the time of as many lines',
	async (before) => {
		await timeOf(100, before);
		let growth = Number.POSITIVE_INFINITY;
		for (let round = 0; round < 10 && growth > 32; round++) {
			growth = ((await timeOf(4_000, before)) + 0.5) / ((await timeOf(400, before)) + 0.5);
		}
		expect(growth).toBeLessThan(32);
	},
	60_000,
);
