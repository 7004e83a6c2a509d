import { expect, test } from 'vitest';
import { readFindingIds } from '../../src/indexing/definitions.ts';
import { Document } from '../../src/indexing/document.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { expectLinear } from '../support/linear.ts';
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

test('what an initiative, a finding and an id that stands twice mean stays true as their documents are edited', async () => {
	const lead = (title: string) => `# ${title}\n\n- [ ] A1: One\n- [ ] A1: Two\n`;
	const { workspace } = memoryWorkspace({
		'plans/active/X-1/plan.md': lead('First'),
		'plans/active/X-1/more.md': '# More\n\n- [ ] B1: Three\n',
		'plans/active/X-2/plan.md': lead('Second'),
		'docs/findings.md': '## CONFIG-001 — Old\n',
	});
	const meant = async (id: string) =>
		(await workspace.ids()).of(id).map(({ document, line, title }) => `${document.path}:${line} ${title}`);
	expect(await meant('X-1')).toEqual(['plans/active/X-1/plan.md:1 First']);
	expect(await meant('CONFIG-001')).toEqual(['docs/findings.md:1 Old']);

	workspace.setOverlay('plans/active/X-1/more.md', '\n\n# More\n\n- [ ] B1: Four\n');
	expect(await meant('B1')).toEqual(['plans/active/X-1/more.md:5 Four']);
	expect(await meant('X-1')).toEqual(['plans/active/X-1/plan.md:1 First']);

	workspace.setOverlay('plans/active/X-1/plan.md', `\n${lead('First').replace('Two', 'Other')}`);
	expect(await meant('A1')).toEqual([
		'plans/active/X-1/plan.md:4 One',
		'plans/active/X-1/plan.md:5 Other',
		'plans/active/X-2/plan.md:3 One',
		'plans/active/X-2/plan.md:4 Two',
	]);
	const [itself] = (await workspace.ids()).of('X-1');
	expect(itself?.document).toBe(await workspace.document('plans/active/X-1/plan.md'));
	expect(itself?.line).toBe(2);

	workspace.setOverlay('docs/findings.md', '\n## CONFIG-001 — New\n');
	expect(await meant('CONFIG-001')).toEqual(['docs/findings.md:2 New']);
});

test('an edit leaves every other initiative the object that it was', async () => {
	const { workspace } = memoryWorkspace({
		'plans/active/X-1/plan.md': '# One\n\n- [ ] A1: One\n',
		'plans/active/X-2/plan.md': '# Two\n\n- [ ] A1: Two\n',
	});
	const before = (await workspace.index()).initiatives;
	workspace.setOverlay('plans/active/X-2/plan.md', '# Two\n\nprose\n\n- [ ] A1: Two\n');
	const after = (await workspace.index()).initiatives;
	expect(after.map((each, i) => each === before[i])).toEqual([true, false]);
});

test('a finding is called by what stands behind its id, without the bars, in linear time', async () => {
	const titles = async (text: string) => {
		const document = await memoryWorkspace({ 'docs/findings.md': text }).workspace.document('docs/findings.md');
		return document && readFindingIds(document).map(({ title }) => title);
	};
	expect(await titles('| ID | Text |\n| --- | --- |\n| CONFIG-001 | Set | it | |\n')).toEqual(['Set | it']);
	expectLinear(
		(size) => `# CONFIG-001 — a${' |'.repeat(size)}b`,
		(text) => readFindingIds(new Document('docs/findings.md', text, defaultSettings)),
	);
});
