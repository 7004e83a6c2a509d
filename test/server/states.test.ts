import { afterEach, expect, test } from 'vitest';
import type { ApplyWorkspaceEditParams, CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TaskAddress, TreeNode } from '../../src/protocol.ts';
import { type LspClient, startClient } from '../support/lspClient.ts';

const files = {
	'plans/active/TIDE-001/plan.md': `# Tides (TIDE-001)

### Phase A — Baseline

| ID | Task | State |
| --- | --- | --- |
| A1 | Store heights | [D] |
| A2 | Compare them | [ ] |
`,
	'plans/b.md': '- [ ] B1: Do it\n',
	'plans/archive/OLD-001/plan.md': '- [ ] O1: Never\n',
};
const path = 'plans/active/TIDE-001/plan.md';

let client: LspClient;
let applied: ApplyWorkspaceEditParams[];
afterEach(() => client.close());

async function start(takes = true, resolves = false) {
	applied = [];
	client = await startClient(
		files,
		{},
		{},
		(connection) =>
			connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
				applied.push(params);
				return { applied: takes };
			}),
		{ codeAction: resolves ? { resolveSupport: { properties: ['edit'] } } : {} },
	);
}

/** What an edit writes: `path@version:line:start-end text`. */
const written = (edit: WorkspaceEdit | undefined) =>
	((edit?.documentChanges ?? []) as TextDocumentEdit[]).flatMap(({ textDocument, edits }) =>
		edits.map((each) => {
			const { start, end } = (
				each as { range: { start: { line: number; character: number }; end: { character: number } } }
			).range;
			const file = textDocument.uri.replace(/^.*\/root\//, '');
			return `${file}@${textDocument.version}:${start.line + 1}:${start.character}-${end.character} ${(each as { newText: string }).newText}`;
		}),
	);

/** Every task that the Phases view shows, by its label. */
async function shownTasks(): Promise<Map<string, TaskAddress>> {
	const found = new Map<string, TaskAddress>();
	const look = async (parent?: string): Promise<void> => {
		const nodes = await client.request('planNavigator/children', { view: 'phases', ...(parent && { parent }) });
		for (const node of nodes as TreeNode[]) {
			if (node.task !== undefined) {
				found.set(node.label, node.task);
			}
			if (node.children !== 'none') {
				await look(node.id);
			}
		}
	};
	await look();
	return found;
}

test('tasks of several documents, as the tree has them, are one edit', async () => {
	await start();
	const tasks = await shownTasks();
	const chosen = ['A2', 'B1'].flatMap((label) => tasks.get(label) ?? []);
	expect(await client.request('planNavigator/setState', { tasks: chosen, state: 'done' })).toEqual({});
	expect(applied).toHaveLength(1);
	expect(applied[0]?.metadata).toEqual({ isRefactoring: true });
	expect(written(applied[0]?.edit)).toEqual([
		`${path}@null:8:22-25 [D]`,
		'plans/b.md@null:1:2-5 [D]'.replace('[D]', '[x]'),
	]);
});

test('a row that moved since the tree was drawn is refused, and nothing is sent', async () => {
	await start();
	const task = (await shownTasks()).get('A2') as TaskAddress;
	await client.open(path, files[path].replace('| A2', '| A3 | New | [ ] |\n| A2'));
	const answer = await client.request('planNavigator/setState', { tasks: [task], state: 'done' });
	expect(answer.problem).toBe(`A2 [ ] no longer stands in line 8 of ${path}. Nothing was changed.`);
	expect(applied).toEqual([]);
});

test('an archived plan, and an editor that does not take the edit, say so', async () => {
	await start(false);
	const old = { uri: client.uri('plans/archive/OLD-001/plan.md'), line: 0 };
	expect((await client.request('planNavigator/setState', { tasks: [old], state: 'done' })).problem).toContain('record');
	const live = { uri: client.uri('plans/b.md'), line: 0 };
	expect((await client.request('planNavigator/setState', { tasks: [live], state: 'done' })).problem).toContain(
		'did not take',
	);
});

test('every editor can run it as a command, on lines of a text that is not saved', async () => {
	await start();
	await client.open(path, `\n${files[path]}`);
	const run = (...args: unknown[]) =>
		client.connection.sendRequest('workspace/executeCommand', { command: 'planNavigator.setState', arguments: args });
	expect(client.capabilities.executeCommandProvider?.commands).toEqual(['planNavigator.setState']);
	await run({ tasks: [{ uri: client.uri(path), line: 7, lastLine: 8 }], state: 'toggle' });
	expect(written(applied[0]?.edit)).toEqual([`${path}@1:9:22-25 [D]`]);
	const asked = { tasks: [{ uri: client.uri(path), line: 8 }], state: 'toggle', onlyAsk: true } as const;
	expect(await client.request('planNavigator/setState', asked)).toEqual({});
	expect(applied).toHaveLength(1);
	await expect(run({ tasks: 'A1' })).rejects.toThrow('takes {tasks');
	await expect(run({ tasks: [{ uri: client.uri(path), line: 0 }], state: 'done' })).rejects.toThrow(
		'No task stands in line 1',
	);
});

test.each([true, false])('a task row offers the states that it is not in (resolved later: %s)', async (resolves) => {
	await start(true, resolves);
	const at = { line: 7, character: 0 };
	const ask = (uri: string, position = at): Promise<CodeAction[]> =>
		client.connection.sendRequest('textDocument/codeAction', {
			textDocument: { uri },
			range: { start: position, end: position },
			context: { diagnostics: [], only: ['refactor'] },
		});
	const actions = await ask(client.uri(path));
	expect(actions.map(({ title }) => title)).toEqual(
		['active', 'blocked', 'done', 'skipped'].map((state) => `Set state: ${state}`),
	);
	const done = actions[2] as CodeAction;
	const whole: CodeAction = resolves ? await client.connection.sendRequest('codeAction/resolve', done) : done;
	expect(written(whole.edit)).toEqual([`${path}@null:8:22-25 [D]`]);
	expect(await ask(client.uri('plans/archive/OLD-001/plan.md'), { line: 0, character: 0 })).toEqual([]);
});

test('an action means the task that it was offered for, not whatever stands on its line by then', async () => {
	await start(true, true);
	const warned = new Promise((resolve) => {
		client.connection.onNotification('window/showMessage', ({ message }) => resolve(message));
	});
	const at = { line: 7, character: 0 };
	const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
		textDocument: { uri: client.uri(path) },
		range: { start: at, end: at },
		context: { diagnostics: [], only: ['refactor'] },
	});
	await client.open(path, files[path].replace('| A2', '| A3 | New | [ ] |\n| A2'));
	const done = actions.find(({ title }) => title === 'Set state: done');
	expect((await client.connection.sendRequest<CodeAction>('codeAction/resolve', done)).edit).toBeUndefined();
	expect(await warned).toContain('A2 [ ] no longer stands in line 8');
});

test('tells what the tasks on some lines are called and how they stand', async () => {
	await start();
	const tasks = [{ uri: client.uri(path), line: 6, lastLine: 7 }];
	expect(await client.request('planNavigator/tasks', { tasks })).toEqual([
		{ id: 'A1', title: 'Store heights', state: 'done' },
		{ id: 'A2', title: 'Compare them', state: 'open' },
	]);
	expect(await client.request('planNavigator/tasks', { tasks: [{ uri: client.uri(path), line: 0 }] })).toEqual([]);
});

test('a state that a task has already is said to be so', async () => {
	await start();
	const task = (await shownTasks()).get('A1') as TaskAddress;
	expect(await client.request('planNavigator/setState', { tasks: [task], state: 'done' })).toEqual({ isSo: true });
	expect(applied).toEqual([]);
});
