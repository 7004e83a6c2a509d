import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { line1 } from '../../src/base/position.ts';
import { highlights } from '../../src/features/highlights.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const plan = `# Tides (TIDE-001)

## Phase A

| ID | Task | State |
| --- | --- | --- |
| A1 | Store, before A2 of TIDE-001 | [x] |
| A2 | A1, then src/a.py:1 | [ ] |

## Phase B

- [ ] A1: See src/a.py and \`src/{a,b}.py\`
- [ ] B1: As A1
`;

/** What is highlighted with the cursor at a line and column: `7:2-4 definition`. */
async function highlightsAt(line: number, column: number): Promise<string[]> {
	const { workspace } = memoryWorkspace({
		'plans/active/TIDE-001/plan.md': plan,
		'src/a.py': 'x\n',
		'src/b.py': 'y\n',
	});
	const document = await workspace.document('plans/active/TIDE-001/plan.md');
	const found = document && (await highlights(workspace, document, line1(line), column, neverCancelled));
	return (found ?? []).map(
		(each) => `${each.line}:${each.span.start}-${each.span.end}${each.isDefinition ? ' definition' : ''}`,
	);
}

test('the definition and the mentions of an id, those of its namesake left out', async () => {
	expect(await highlightsAt(7, 3)).toEqual(['7:2-4 definition', '8:7-9']);
	expect(await highlightsAt(8, 8)).toEqual(['7:2-4 definition', '8:7-9']);
	expect(await highlightsAt(13, 13)).toEqual(['12:6-8 definition', '13:13-15']);
	expect(await highlightsAt(1, 10)).toEqual(['1:9-17 definition', '7:27-35']);
});

test('the pointers at the same file', async () => {
	expect(await highlightsAt(8, 18)).toEqual(['8:16-26', '12:14-22', '12:33-34']);
});

test('nothing for other words', async () => {
	expect(await highlightsAt(7, 9)).toEqual([]);
});
