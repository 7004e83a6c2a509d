import { expect, test } from 'vitest';
import { Concerns } from '../../src/features/concerned.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const citing = {
	'docs/count.md': 'docs/b.md:3\n',
	'docs/heading.md': 'docs/b.md#two\n',
	'docs/whole.md': 'docs/b.md\n',
};

/** Whom a text concerns that takes the place of `# One`, `# Two` and `three`. */
async function concernedByText(text: string): Promise<string[]> {
	const { workspace } = memoryWorkspace({ ...citing, 'docs/b.md': '# One\n# Two\nthree\n' });
	const concerns = new Concerns(workspace);
	await concerns.of('all');
	await concerns.of({ texts: ['docs/b.md'], names: [] });
	workspace.setOverlay('docs/b.md', text);
	return [...(await concerns.of({ texts: ['docs/b.md'], names: [] })).keys()].sort();
}

test('a text concerns those alone for whom it makes a difference', async () => {
	expect(await concernedByText('# One\n# Two\nthree and more\n')).toEqual(['docs/b.md']);
	expect(await concernedByText('# One\n\n# Two\nthree\n')).toEqual(['docs/b.md']);
	expect(await concernedByText('# One\n# Two\n')).toEqual(['docs/b.md', 'docs/count.md']);
	expect(await concernedByText('# One\n# Two\n\n')).toEqual(['docs/b.md', 'docs/count.md']);
	expect(await concernedByText('# One\n# Three\nthree\n')).toEqual(['docs/b.md', 'docs/heading.md']);
});

test('the ledger is compared with a plan that says something else, whatever came in between', async () => {
	const plan = (state: string, prose = '') => `# A\n\nIt is ${prose}.\n\n- [${state}] A1: x\n`;
	const { workspace } = memoryWorkspace({ 'plans/a.md': plan(' '), 'docs/fix_plan.md': '' });
	const concerns = new Concerns(workspace);
	const concernedAfter = async (text: string, isAll = false) => {
		workspace.setOverlay('plans/a.md', text);
		const change = isAll ? ('all' as const) : { texts: ['plans/a.md'], names: [] };
		return [...(await concerns.of(change)).keys()].sort();
	};
	const both = [...defaultSettings.ledgers, 'input.md', 'plans/a.md'].sort();
	await concerns.of('all');
	expect(await concernedAfter(plan(' '))).toEqual(both);
	expect(await concernedAfter(plan(' ', 'low'))).toEqual(['plans/a.md']);
	expect(await concernedAfter(plan('x'))).toEqual(both);
	await concernedAfter(plan(' '), true);
	expect(await concernedAfter(plan('x'))).toEqual(both);
});

test('names concern those who cite them or a folder that they bring', async () => {
	const { workspace } = memoryWorkspace({ ...citing, 'docs/folder.md': 'docs/new/\n' });
	const concerns = new Concerns(workspace);
	await concerns.of('all');
	expect([...(await concerns.of({ texts: [], names: ['docs/new/x.md'] })).keys()]).toEqual(['docs/folder.md']);
});

test('a folder of the root that comes or goes concerns those who name something below it, found or not', async () => {
	const { workspace, files } = memoryWorkspace({
		'docs/a.md': 'see lib/gone.py\n',
		'docs/b.md': 'see docs/gone.md\n',
		'docs/c.md': 'see [it](lib/deep/gone.md) and lib.py\n',
		'docs/d.md': 'see ./lib/gone.py\n',
		'docs/e.md': 'see {lib,src}/gone.py\n',
		'docs/f.md': 'see node_modules/q/gone.js\n',
	});
	const concerns = new Concerns(workspace);
	await concerns.of('all');
	const concernedBy = async (contents: Record<string, string | undefined>) => {
		files.write(contents);
		// What changed on the disk is taken in a little later.
		await new Promise((resolve) => setTimeout(resolve, 0));
		await concerns.prepare();
		return [...(await concerns.of({ texts: [], names: Object.keys(contents) })).keys()].sort();
	};
	const all = ['docs/a.md', 'docs/c.md', 'docs/d.md', 'docs/e.md'];
	expect(await concernedBy({ 'lib/x.py': '', 'docs/x.py': '' })).toEqual(all);
	expect(await concernedBy({ 'lib/y.py': '', 'top.md': '' })).toEqual([]);
	expect(await concernedBy({ 'lib/x.py': undefined })).toEqual([]);
	expect(await concernedBy({ lib: undefined })).toEqual(all);
	expect(await concernedBy({ 'node_modules/q/x.js': '' })).toEqual([]);
});

test('another focus of the brief concerns all, and so does what git ignores', async () => {
	const { workspace } = memoryWorkspace({
		'input.md': 'Focus: TIDE-001\n',
		'docs/a.md': 'see reports/x.md\n',
		'plans/active/TIDE-001/plan.md': '# A\n',
		'plans/active/TIDE-002/plan.md': '# B\n',
	});
	const all = ['docs/a.md', 'input.md', 'plans/active/TIDE-001/plan.md', 'plans/active/TIDE-002/plan.md'];
	const concerns = new Concerns(workspace);
	await concerns.of('all');
	workspace.setOverlay('input.md', 'Focus: TIDE-002\n');
	expect([...(await concerns.of({ texts: ['input.md'], names: [] })).keys()].sort()).toEqual(all);
	expect([...(await concerns.of({ texts: ['.gitignore'], names: [] })).keys()].sort()).toEqual(all);
});

test('what the brief no longer asks for is looked at once more', async () => {
	const { workspace } = memoryWorkspace({ 'input.md': 'Artifacts: plans/reports/2026-01-01T000000Z/a.md\n' });
	const concerns = new Concerns(workspace);
	await concerns.of('all');
	workspace.setOverlay('input.md', 'Artifacts: none\n');
	expect([...(await concerns.of({ texts: ['input.md'], names: [] })).keys()]).toContain(
		'plans/reports/2026-01-01T000000Z/a.md',
	);
});

test('a document of which nobody knows whom it cites now may cite what came or went', async () => {
	const { workspace } = memoryWorkspace({ ...citing, 'docs/b.md': '# One\n', 'docs/other.md': 'all is well\n' });
	const concerns = new Concerns(workspace);
	await concerns.of('all');
	await concerns.prepare();
	workspace.setOverlay('docs/other.md', 'see docs/b.md\n');
	const concerned = async () => (await concerns.of({ texts: [], names: ['docs/b.md'] })).get('docs/other.md');
	expect(await concerned()).toBe('all');
	await concerns.note('docs/other.md');
	expect(await concerned()).toEqual({ tails: new Set(['b.md', 'docs/b.md']), plans: false });
});
