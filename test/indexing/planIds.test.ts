import { expect, test } from 'vitest';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

test('an id means what the edited document says now, in the same order as before', async () => {
	const plan = (title: string) => `# Plan\n\n- [ ] A1: ${title}\n- [ ] A2: ${title}\n`;
	const { workspace } = memoryWorkspace({
		'plans/active/X-1/plan.md': plan('one'),
		'plans/active/X-2/plan.md': plan('two'),
		'plans/active/X-3/plan.md': plan('three'),
	});
	const meant = async (id: string) => (await workspace.ids()).of(id).map(({ title, line }) => `${line} ${title}`);
	const before = await workspace.ids();
	expect(await meant('a1')).toEqual(['3 one', '3 two', '3 three']);

	workspace.setOverlay('plans/active/X-2/plan.md', `\n${plan('other')}`);
	expect(await meant('A1')).toEqual(['3 one', '4 other', '3 three']);
	expect(await meant('A2')).toEqual(['4 one', '5 other', '4 three']);
	expect(before.of('A1').map(({ title }) => title)).toEqual(['one', 'two', 'three']);

	workspace.setOverlay('plans/active/X-2/plan.md', '# Plan\n\n- [ ] A2: second\n- [ ] A3: third\n');
	expect(await meant('A1')).toEqual(['3 one', '3 three']);
	expect(await meant('A2')).toEqual(['4 one', '3 second', '4 three']);
});
