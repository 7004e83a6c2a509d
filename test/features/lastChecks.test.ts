import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { LastChecks } from '../../src/features/lastChecks.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

test('checks an open document once, and again when anything has changed', async () => {
	const { workspace, files } = memoryWorkspace({ 'docs/a.md': 'see docs/gone.md\n', 'docs/b.md': 'one\n' });
	workspace.setOverlay('docs/a.md', 'see docs/gone.md\n');
	const checks = new LastChecks(workspace);
	const look = async () => {
		const document = await workspace.document('docs/a.md');
		return document === undefined ? [] : checks.of(document, neverCancelled);
	};
	const first = await look();
	expect(first.map(({ rule }) => rule)).toEqual(['pointer-missing-file']);
	expect(await look()).toBe(first);
	workspace.setOverlay('docs/b.md', 'two\n');
	expect(await look()).not.toBe(first);
	files.write({ 'docs/gone.md': 'here\n' });
	await workspace.tree();
	await new Promise((next) => setTimeout(next, 0));
	expect(await look()).toEqual([]);
	checks.dispose();
});

test('of documents that are not open nothing is remembered', async () => {
	const { workspace } = memoryWorkspace({ 'docs/a.md': 'see docs/gone.md\n' });
	const checks = new LastChecks(workspace);
	const document = await workspace.document('docs/a.md');
	const first = document && (await checks.of(document, neverCancelled));
	expect(document && (await checks.of(document, neverCancelled))).not.toBe(first);

	workspace.setOverlay('docs/a.md', 'see docs/gone.md\n');
	const open = await workspace.document('docs/a.md');
	const pending = open && checks.of(open, neverCancelled);
	workspace.setOverlay('docs/a.md', undefined);
	expect(await pending).toHaveLength(1);
	expect(open && (await checks.of(open, neverCancelled))).not.toBe(await pending);
});

test('what was called off is not remembered', async () => {
	const { workspace } = memoryWorkspace({ 'docs/a.md': 'see docs/gone.md\n' });
	workspace.setOverlay('docs/a.md', 'see docs/gone.md\n');
	const checks = new LastChecks(workspace);
	const document = await workspace.document('docs/a.md');
	expect(document && (await checks.of(document, { isCancellationRequested: true }))).toEqual([]);
	expect(document && (await checks.of(document, neverCancelled))).toHaveLength(1);
});
