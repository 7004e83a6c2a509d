import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { check } from '../../src/features/check.ts';
import { resolveAll } from '../../src/features/pointers.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is in use after a collection, in megabytes. */
function heap(): number {
	collect();
	return process.memoryUsage().heapUsed / 1_048_576;
}

const prose = 'Nothing is cited here. '.repeat(4_000);

test('two hundred documents that come and go leave nothing behind of what they cited', async () => {
	const targets = Array.from({ length: 201 }, (_, i) => [`src/targets/target_${i}.py`, 'x = 1\n'] as const);
	const { workspace } = memoryWorkspace(Object.fromEntries(targets));
	const cite = async (i: number) => {
		const path = `docs/notes/note_${i % 2}.md`;
		const cited = `src/measure/none_${i}.py, none_of_these_${i}.py, node_modules/package/index_${i}.js`;
		workspace.setOverlay(path, `${prose}\n${cited}, [it](src/targets/target_${i}.py#L1)\n`);
		const note = await workspace.document(path);
		expect(note?.pointers).toHaveLength(4);
		await resolveAll(workspace, path, note?.pointers ?? [], neverCancelled);
		workspace.setOverlay(path, undefined);
		await workspace.citations();
	};
	await cite(0);
	const before = heap();
	for (let i = 1; i <= 200; i++) {
		await cite(i);
	}
	// Each has 90 KB.
	expect(heap() - before).toBeLessThan(8);
});

const lineCount = 600;
const line = (i: number) => `- Attempt #${i}: src/measure/tides_${i % 90}.py:${(i % 9) + 1} says TIDE-001 A${i}`;

// Pieces of a text hold on to all of it, so that one pointer on each of many lines could keep as many versions of a ledger.
test('ten thousand edits of a ledger leave nothing behind', { timeout: 120_000 }, async () => {
	const lines = ['# Fix plan', '', '## [TIDE-001] Tides', '- Status: in_progress', ''];
	lines.push(...Array.from({ length: lineCount }, (_, i) => line(i)));
	const { workspace, files } = memoryWorkspace({
		'docs/fix_plan.md': lines.join('\n'),
		'plans/active/TIDE-001/plan.md': '# Tides (TIDE-001)\n\n### Phase A\n- [ ] A1: see docs/fix_plan.md:7\n',
		'src/measure/tides_1.py': 'x = 1\n'.repeat(10),
	});
	await workspace.citations();
	await workspace.ids();
	const before = heap();
	const sizes: number[] = [];
	for (let i = 1; i <= 10_000; i++) {
		lines[5 + ((i * 7_919) % lineCount)] = line(i);
		workspace.setOverlay('docs/fix_plan.md', lines.join('\n'));
		files.write({ 'src/measure/tides_1.py': 'x = 1\n'.repeat((i % 10) + 1) });
		const ledger = await workspace.document('docs/fix_plan.md');
		expect(ledger?.pointers).toHaveLength(lineCount);
		await workspace.citations();
		if (i % 100 === 0 && ledger !== undefined) {
			await check(workspace, ledger, neverCancelled);
			await workspace.ids();
		}
		if (i % 2_000 === 0) {
			sizes.push(heap());
		}
	}
	// One version of each line would be 20 MB.
	expect(Math.max(...sizes) - before).toBeLessThan(8);
});
