import { expect, onTestFinished, test } from 'vitest';
import type {
	ApplyWorkspaceEditParams,
	CodeAction,
	ShowMessageParams,
	TextDocumentEdit,
	WorkspaceEdit,
} from 'vscode-languageserver';
import { startClient } from '../support/lspClient.ts';

const plan = 'plans/active/TIDE-001/plan.md';
const tasks = '# Tides (TIDE-001)\n\n- [ ] A1: Store\n- [ ] A2: after A1\n';
const ledger = 'docs/fix_plan.md';
const entry = '## [TIDE-001] Tides\n- Status: in_progress\n';
const notes = 'docs/n.md';
const noted = `A1 is in ${plan}:3.\nsee docs/y/b.md:1\n`;
const added = 'one\ntwo\nthree\n';

/** A client that is asked for the editor's settings before an edit goes out, and does something meanwhile the first few times. */
async function client(meanwhile: (started: Awaited<ReturnType<typeof startClient>>) => Promise<void>, times = 1) {
	let left = times;
	const applied: WorkspaceEdit[] = [];
	const shown: string[] = [];
	const files = { [plan]: tasks, [ledger]: entry, [notes]: noted, 'docs/x/b.md': 'one\n' };
	const started = await startClient(
		files,
		{ readOnlyBySetting: true },
		{},
		(connection) => {
			connection.onRequest('workspace/configuration', async () => {
				await (left-- > 0 ? meanwhile(started) : undefined);
				return [{}, {}];
			});
			connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
				applied.push(edit);
				return { applied: true };
			});
			connection.onNotification('window/showMessage', ({ message }: ShowMessageParams) => void shown.push(message));
		},
		{ codeAction: { resolveSupport: { properties: ['edit'] } } },
	);
	onTestFinished(() => started.close());
	const rename = (path: string, line: number, character: number): Promise<WorkspaceEdit> =>
		started.connection.sendRequest('textDocument/rename', {
			textDocument: { uri: started.uri(path) },
			position: { line, character },
			newName: 'A9',
		});
	return { ...started, applied, shown, rename };
}

/** Puts three lines at the beginning of an open document. */
const type =
	(path: string) =>
	async ({ connection, uri }: Awaited<ReturnType<typeof startClient>>, version = 2) => {
		const start = { line: 0, character: 0 };
		const contentChanges = [{ range: { start, end: start }, text: added }];
		await connection.sendNotification('textDocument/didChange', {
			textDocument: { uri: uri(path), version },
			contentChanges,
		});
	};

const nothing = async () => {};

/** What an edit changes: `path@version: lines`. */
const places = ({ documentChanges = [] }: WorkspaceEdit) =>
	documentChanges
		.filter((change): change is TextDocumentEdit => 'edits' in change)
		.map(({ textDocument: { uri, version }, edits }) => {
			const lines = edits.map((edit) => ('range' in edit ? edit.range.start.line + 1 : '?'));
			return `${uri.replace(/^.*\/root\//, '')}@${version}: ${lines}`;
		})
		.sort();

test('a state is not set where the plan is edited before the edit goes out', async () => {
	const { open, request, uri, applied } = await client(type(plan));
	await open(plan, tasks);
	const setState = (line: number) =>
		request('planNavigator/setState', { tasks: [{ uri: uri(plan), line }], state: 'done' });
	expect(await setState(2)).toEqual({
		problem: `${plan} has just changed. Nothing was written; please try again.`,
	});
	expect(applied).toEqual([]);
	expect(await setState(5)).toEqual({});
	expect(applied.map(places)).toEqual([[`${plan}@2: 6`]]);
});

test('a rename takes in what is typed in another document meanwhile, and its version', async () => {
	const { open, rename } = await client(type(notes));
	await open(plan, tasks);
	await open(notes, noted);
	expect(places(await rename(plan, 2, 6))).toEqual([`${notes}@2: 4`, `${plan}@1: 3,4`]);
});

test('a rename is refused where its own document is edited meanwhile, for another id may stand there', async () => {
	const { open, rename } = await client(type(plan));
	await open(plan, tasks);
	await expect(rename(plan, 2, 6)).rejects.toThrow(`${plan} has just changed.`);
});

test('an edit is given up where a text changes each time that it is computed', async () => {
	let version = 1;
	const { open, rename } = await client((started) => type(notes)(started, ++version), Number.POSITIVE_INFINITY);
	await open(plan, tasks);
	await open(notes, noted);
	await expect(rename(plan, 2, 6)).rejects.toThrow(`${notes} has just changed.`);
});

test('a rename changes closed files as they are on the disk, though nobody has told of it', async () => {
	const { rename, write } = await client(nothing);
	expect(places(await rename(plan, 2, 6))).toEqual([`${notes}@null: 1`, `${plan}@null: 3,4`]);
	write(notes, added + noted);
	expect(places(await rename(plan, 2, 6))).toEqual([`${notes}@null: 4`, `${plan}@null: 3,4`]);
});

test('an archive changes a ledger and pointers as they are on the disk', async () => {
	const { request, uri, write } = await client(nothing);
	const archive = async () => {
		const answer = await request('planNavigator/archive', { uri: uri(''), id: 'TIDE-001' });
		return places('edit' in answer ? answer.edit : {});
	};
	expect(await archive()).toEqual([`${ledger}@null: 2`, `${notes}@null: 1`]);
	write(ledger, added + entry);
	write(notes, added + noted);
	expect(await archive()).toEqual([`${ledger}@null: 5`, `${notes}@null: 4`]);
});

test('where files move, pointers follow in documents as they are on the disk', async () => {
	const { connection, uri, write } = await client(nothing);
	const files = [{ oldUri: uri(plan), newUri: uri('plans/active/TIDE-001/other.md') }];
	const move = async () => places(await connection.sendRequest('workspace/willRenameFiles', { files }));
	expect(await move()).toEqual([`${notes}@null: 1`]);
	write(notes, added + noted);
	expect(await move()).toEqual([`${notes}@null: 4`]);
});

const missing = 'see docs/y/b.md:1\n';

test('all findings of a rule are mended in documents as they are on the disk', async () => {
	const { connection, uri, write, open } = await client(nothing);
	await open('docs/o.md', missing);
	const range = { start: { line: 0, character: 5 }, end: { line: 0, character: 5 } };
	const params = { textDocument: { uri: uri('docs/o.md') }, range, context: { diagnostics: [] } };
	const actions: CodeAction[] = await connection.sendRequest('textDocument/codeAction', params);
	const all = actions.find(({ title }) => title.startsWith('Fix all like this in the workspace'));
	const fix = async () => places((await connection.sendRequest<CodeAction>('codeAction/resolve', all)).edit ?? {});
	expect(await fix()).toEqual([`${notes}@null: 2`, 'docs/o.md@1: 1']);
	write(notes, added + noted);
	expect(await fix()).toEqual([`${notes}@null: 5`, 'docs/o.md@1: 1']);
});

test('no fix is offered that was computed on a text of before', async () => {
	const { connection, uri, open } = await client(type('docs/o.md'));
	await open('docs/o.md', missing);
	const offered = async (line: number) => {
		const range = { start: { line, character: 5 }, end: { line, character: 5 } };
		const params = { textDocument: { uri: uri('docs/o.md') }, range, context: { diagnostics: [] } };
		const actions: CodeAction[] = await connection.sendRequest('textDocument/codeAction', params);
		return actions.flatMap(({ edit }) => places(edit ?? {})).filter((place) => place.startsWith('docs/o.md'));
	};
	expect(await offered(0)).toEqual([]);
	expect(await offered(3)).toEqual(['docs/o.md@2: 4', 'docs/o.md@2: 4']);
});
