import { expect, onTestFinished, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { TreeNode } from '../../src/protocol.ts';
import { startClient } from '../support/lspClient.ts';

const path = 'plans/active/TIDE-001/plan.md';
const text = '# Tides\n\n### Phase A — Baseline\n\n- [ ] A10: Store\n- [ ] A1: after A10, A1\n';

/** What an edit of one document writes: `6:16-18 A2`, lines 1-based. */
const written = (answer: object) =>
	(((answer as { edit?: WorkspaceEdit }).edit?.documentChanges ?? []) as { edits: object[] }[])
		.flatMap(({ edits }) => edits)
		.map((each) => {
			const { range, newText } = each as {
				range: { start: { line: number; character: number }; end: { character: number } };
				newText: string;
			};
			return `${range.start.line + 1}:${range.start.character}-${range.end.character} ${newText}`;
		});

async function client(others: Readonly<Record<string, string>> = {}) {
	const started = await startClient({
		...others,
		[path]: text,
		'docs/fix_plan.md': '## [TIDE-001] Tides\n- Status: active\n',
	});
	onTestFinished(() => started.close());
	const { request } = started;
	const find = async (label: string, parent?: string): Promise<TreeNode | undefined> => {
		const nodes = await request('planNavigator/children', { view: 'phases', ...(parent && { parent }) });
		for (const node of nodes) {
			const found = node.planId === label ? node : node.children === 'none' ? undefined : await find(label, node.id);
			if (found !== undefined) {
				return found;
			}
		}
		return undefined;
	};
	/** What the client asks of a node of the tree. */
	const ask = async (label: string) => {
		const { place, planId = '' } = (await find(label)) ?? {};
		return { uri: place?.uri ?? '', position: { line: place?.range?.start.line ?? 0, character: 0 }, id: planId };
	};
	return { ...started, ask };
}

test('a task of the tree is renamed by its name, not by the first text that looks like it', async () => {
	const { request, ask } = await client();
	expect(await request('planNavigator/rename', await ask('A1'))).toEqual({
		id: 'A1',
		hasFolder: false,
		kept: 0,
		keptPaths: 0,
		others: 0,
	});
	const answer = await request('planNavigator/rename', { ...(await ask('A1')), newId: 'A2' });
	expect(written(answer)).toEqual(['6:6-8 A2', '6:21-23 A2']);
});

test('a row that has moved since the tree was drawn is left alone', async () => {
	const { request, ask, open } = await client();
	const node = await ask('A1');
	await open(path, text.replace('- [ ] A10', '- [ ] A11: New\n- [ ] A10'));
	const problem = 'A1 no longer stands in line 6. Nothing was changed.';
	expect(await request('planNavigator/rename', node)).toEqual({ problem });
	expect(await request('planNavigator/rename', { ...node, newId: 'A2' })).toEqual({ problem });
});

test('an initiative is renamed though the title of its plan does not say its id', async () => {
	const { request, uri } = await client();
	const asked = { uri: uri(path), position: { line: 0, character: 0 }, id: 'TIDE-001' };
	expect(await request('planNavigator/rename', asked)).toEqual({
		id: 'TIDE-001',
		hasFolder: true,
		kept: 0,
		keptPaths: 0,
		others: 0,
	});
});

test('before a rename it is said how many mentions mean another one that is called so', async () => {
	const { request, uri } = await client({
		'plans/active/TIDE-001/more.md': '# More\n\n- [ ] A1: Another\n- [ ] A2: After A1, and A1 again\n',
		'plans/active/MOON-002/plan.md': '# Moons\n\n- [ ] A1: A third\n- [ ] A2: After A1\n',
	});
	const asked = { uri: uri(path), position: { line: 0, character: 0 }, id: 'TIDE-001' };
	expect(await request('planNavigator/rename', asked)).toMatchObject({ others: 0 });
	const line = text.split('\n').findIndex((each) => each.includes('A1:'));
	const ofTask = { uri: uri(path), position: { line, character: 6 }, id: 'A1' };
	expect(await request('planNavigator/rename', ofTask)).toMatchObject({ id: 'A1', others: 2 });
});

test('the cursor may stand anywhere in the row or heading of what is renamed', async () => {
	const { request, uri } = await client();
	const at = (line: number, character: number) => ({ uri: uri(path), position: { line, character } });
	expect(await request('planNavigator/rename', at(5, 0))).toMatchObject({ id: 'A1' });
	expect(written(await request('planNavigator/rename', { ...at(5, 12), newId: 'A2' }))).toEqual([
		'6:6-8 A2',
		'6:21-23 A2',
	]);
	expect(await request('planNavigator/rename', at(2, 20))).toMatchObject({ id: 'A' });
	expect(await request('planNavigator/rename', at(0, 0))).toMatchObject({ id: 'TIDE-001' });
	expect(await request('planNavigator/rename', at(3, 0))).toHaveProperty('problem');
});

test('somebody who is asked for a new id is told how many mentions in records keep the old one', async () => {
	const { request, uri, close } = await startClient({
		[path]: text,
		'docs/fix_plan.md': '## [TIDE-001] Tides\n- Attempts History:\n  * [2026-01-01] Attempt #1 — TIDE-001 began\n',
		'plans/active/TIDE-001/reports/1/a.md': 'TIDE-001 was A1, TIDE-001 is A1.\nSee plans/active/TIDE-001/plan.md:5.\n',
		'docs/live.md': 'TIDE-001\n',
	});
	onTestFinished(close);
	const asked = (id: string, line: number) => ({ uri: uri(path), position: { line, character: 0 }, id });
	expect(await request('planNavigator/rename', asked('TIDE-001', 0))).toMatchObject({ kept: 3, keptPaths: 1 });
	expect(await request('planNavigator/rename', asked('A1', 5))).toMatchObject({ kept: 2 });
	expect(await request('planNavigator/rename', asked('A', 2))).toMatchObject({ kept: 2 });
});

test('an initiative that stands in the ledger alone has no folder that moves', async () => {
	const { request, uri, close } = await startClient({ 'docs/fix_plan.md': '## [TIDE-001] Tides\n- Status: active\n' });
	onTestFinished(close);
	const asked = { uri: uri('docs/fix_plan.md'), position: { line: 0, character: 5 } };
	expect(await request('planNavigator/rename', asked)).toEqual({
		id: 'TIDE-001',
		hasFolder: false,
		kept: 0,
		keptPaths: 0,
		others: 0,
	});
});
