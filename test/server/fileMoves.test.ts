import { expect, onTestFinished, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { type LspClient, startClient } from '../support/lspClient.ts';

async function client(files: Record<string, string>, ...more: [] | [Parameters<typeof startClient>[1]]) {
	const started = await startClient(files, ...more);
	onTestFinished(() => started.close());
	return started;
}

const willRename = ({ connection, uri }: LspClient, moves: Record<string, string>): Promise<WorkspaceEdit | null> =>
	connection.sendRequest('workspace/willRenameFiles', {
		files: Object.entries(moves).map(([from, to]) => ({ oldUri: uri(from), newUri: uri(to) })),
	});

/** The changes of an edit: `docs/a.md@1 2:5-13 docs/c.md`, with the version, lines 1-based. */
function told({ uri }: LspClient, edit: WorkspaceEdit | null): string[] {
	const below = (address: string) => address.slice(uri('').length + 1);
	return (edit?.documentChanges ?? []).flatMap((change) => {
		if ('kind' in change) {
			return change.kind === 'rename' ? [`${below(change.oldUri)} -> ${below(change.newUri)}`] : [];
		}
		const { uri: of, version } = change.textDocument;
		const path = `${below(of)}${version === null ? '' : `@${version}`}`;
		return change.edits.map(
			(each) =>
				`${path} ${each.range.start.line + 1}:${each.range.start.character}-${each.range.end.character} ${'newText' in each ? each.newText : ''}`,
		);
	});
}

const files = { 'docs/a.md': 'see docs/b.md:1\n', 'docs/b.md': '# B\n', 'docs/plan/c.md': '[b](../b.md) ../b.md\r\n' };

test('says that it wants to be asked before files move', async () => {
	const { capabilities } = await client({});
	expect(capabilities.workspace?.fileOperations).toEqual({ willRename: { filters: [{ pattern: { glob: '**/*' } }] } });
	expect(capabilities.workspace?.workspaceFolders?.supported).toBe(true);
});

test('a file that moves: the pointers at it, in open documents as the editor holds them', async () => {
	const started = await client(files);
	await started.open('docs/a.md', 'moved down\nsee docs/b.md:1\n');
	expect(told(started, await willRename(started, { 'docs/b.md': 'pages/b.md' }))).toEqual([
		'docs/a.md@1 2:4-13 pages/b.md',
		'docs/plan/c.md 1:4-11 ../../pages/b.md',
		'docs/plan/c.md 1:13-20 ../../pages/b.md',
	]);
});

test('several files at once, and a folder', async () => {
	const started = await client(files);
	expect(told(started, await willRename(started, { 'docs/b.md': 'b.md', 'docs/plan': 'plan' }))).toEqual([
		'docs/a.md 1:4-13 b.md',
	]);
});

test('nothing for what nobody points at, for a file that is not there, and for what leaves the workspace', async () => {
	const started = await client(files);
	expect(await willRename(started, { 'docs/a.md': 'docs/d.md' })).toBeNull();
	expect(await willRename(started, { 'docs/gone.md': 'docs/d.md' })).toBeNull();
	expect(await willRename(started, { 'docs/b.md': '../elsewhere/b.md' })).toBeNull();
	expect(await willRename(started, {})).toBeNull();
});

const plans = {
	'plans/active/TIDE-001/plan.md': '# Tides (TIDE-001)\n\n- [x] A1: Store\n- [ ] A2: Compare\n',
	'docs/fix_plan.md': '## [TIDE-001] Tides\n- Status: in_progress\n- Plan: plans/active/TIDE-001/plan.md\n',
};

test('an initiative is archived in one edit that is previewed', async () => {
	const started = await client(plans);
	expect(await started.request('planNavigator/archivable', {})).toEqual([
		{ uri: started.uri(''), folder: 'root', id: 'TIDE-001', title: 'Tides', unfinished: 1 },
	]);
	const answer = await started.request('planNavigator/archive', {
		uri: started.uri('docs/fix_plan.md'),
		id: 'TIDE-001',
	});
	const edit = 'edit' in answer ? (answer.edit as WorkspaceEdit) : null;
	expect(answer).toMatchObject({ unfinished: 1 });
	expect(edit?.changeAnnotations).toEqual({ preview: { label: 'Archive TIDE-001', needsConfirmation: true } });
	expect(told(started, edit).sort()).toEqual([
		'docs/fix_plan.md 2:10-21 archived',
		'docs/fix_plan.md 3:8-29 plans/archive/TIDE-001',
		'plans/active/TIDE-001 -> plans/archive/TIDE-001',
	]);
});

test.each([
	['an entry', '## [TIDE-001] Tides\n- Status: in_progress\n', 'Archive TIDE-001'],
	['a row', '| ID | Title | Status |\n| --- | --- | --- |\n| TIDE-001 | Tides | pending |\n', 'Archive TIDE-001'],
	['nothing', '## [WAVE-002] Waves\n- Status: done\n', 'Archive TIDE-001 (no ledger has an entry of it)'],
])('where the ledger has %s of an initiative, the preview is headed so', async (_, ledger, label) => {
	const started = await client({ ...plans, 'docs/fix_plan.md': ledger });
	const answer = await started.request('planNavigator/archive', { uri: started.uri(''), id: 'TIDE-001' });
	const edit = 'edit' in answer ? (answer.edit as WorkspaceEdit) : undefined;
	expect(edit?.changeAnnotations).toEqual({ preview: { label, needsConfirmation: true } });
	expect(told(started, edit ?? null).some((change) => change.startsWith('docs/fix_plan.md'))).toBe(label.endsWith('1'));
});

test('where a preview leaves unticked what needs confirmation, that is a file that is there already', async () => {
	const started = await client(plans, { confirmsByTicking: true });
	const answer = await started.request('planNavigator/archive', {
		uri: started.uri('docs/fix_plan.md'),
		id: 'TIDE-001',
	});
	const edit = 'edit' in answer ? (answer.edit as WorkspaceEdit) : undefined;
	expect(edit?.documentChanges?.[0]).toEqual({
		kind: 'create',
		uri: started.uri('docs/fix_plan.md'),
		options: { ignoreIfExists: true },
		annotationId: 'opener',
	});
	expect(edit?.changeAnnotations).toEqual({
		preview: { label: 'Archive TIDE-001', needsConfirmation: false },
		opener: { label: 'Archive TIDE-001', needsConfirmation: true },
	});
});

test('why there is nothing to archive', async () => {
	const started = await client(plans);
	expect(await started.request('planNavigator/archive', { uri: started.uri(''), id: 'GONE-001' })).toEqual({
		problem: 'There is no initiative GONE-001 in this workspace.',
	});
	expect(await started.request('planNavigator/archive', { uri: 'file:///elsewhere', id: 'TIDE-001' })).toEqual({
		problem: 'That folder is not open any more.',
	});
});
