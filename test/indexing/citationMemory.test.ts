import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { CitationMemory } from '../../src/indexing/citationMemory.ts';
import { Document } from '../../src/indexing/document.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

test('a pass that failed is made again, as a whole', async () => {
	const { workspace } = memoryWorkspace({ 'docs/a.md': 'see b.md', 'docs/c.md': 'see b.md too' });
	let fails = true;
	const memory = new CitationMemory(
		{
			clock: workspace.ports.clock,
			rootFolder: undefined,
			paths: async () => ['docs/a.md', 'docs/c.md'],
			document: async (path) => {
				if (fails && path === 'docs/c.md') {
					throw new Error('The disk is gone.');
				}
				return workspace.document(path);
			},
		},
		neverCancelled,
	);
	await expect(memory.current()).rejects.toThrow('The disk is gone.');
	fails = false;
	expect([...(await memory.current()).mayPointAt('docs/b.md')]).toEqual(['docs/a.md', 'docs/c.md']);
	fails = true;
	memory.forget(['docs/a.md', 'docs/c.md']);
	await expect(memory.current()).rejects.toThrow('The disk is gone.');
	fails = false;
	expect([...(await memory.current()).mayPointAt('docs/b.md')]).toEqual(['docs/a.md', 'docs/c.md']);
});

test('what a document says is taken while it is at hand, unless it changes before the first pass', async () => {
	const { workspace } = memoryWorkspace({ 'docs/a.md': 'see b.md', 'docs/c.md': 'see b.md too' });
	const read: string[] = [];
	const memory = new CitationMemory(
		{
			clock: workspace.ports.clock,
			rootFolder: undefined,
			paths: async () => ['docs/a.md', 'docs/c.md'],
			document: async (path) => {
				read.push(path);
				return new Document(path, 'see other.md', defaultSettings);
			},
		},
		neverCancelled,
	);
	for (const path of ['docs/a.md', 'docs/c.md']) {
		memory.note(new Document(path, 'see b.md', defaultSettings));
	}
	memory.forget(['docs/c.md']);
	const index = await memory.current();
	expect(read).toEqual(['docs/c.md']);
	expect([...index.mayPointAt('docs/b.md')]).toEqual(['docs/a.md']);
	expect([...index.mayPointAt('docs/other.md')]).toEqual(['docs/c.md']);
});

test('who has the changed documents read anyway is told of them, and of what others said last', async () => {
	const { workspace } = memoryWorkspace({ 'docs/a.md': 'see b.md', 'docs/c.md': 'see b.md too' });
	const memory = new CitationMemory(
		{
			clock: workspace.ports.clock,
			rootFolder: undefined,
			paths: async () => ['docs/a.md', 'docs/c.md'],
			document: (path) => workspace.document(path),
		},
		neverCancelled,
	);
	const citing = async (path: string) => {
		const { index, unread } = await memory.soFar();
		return { cite: [...index.mayPointAt(path)], unread };
	};
	expect(await citing('docs/b.md')).toEqual({ cite: ['docs/a.md', 'docs/c.md'], unread: [] });
	memory.forget(['docs/c.md']);
	expect(await citing('docs/b.md')).toEqual({ cite: ['docs/a.md', 'docs/c.md'], unread: ['docs/c.md'] });
	memory.note(new Document('docs/c.md', 'see other.md', defaultSettings));
	expect(await citing('docs/b.md')).toEqual({ cite: ['docs/a.md'], unread: [] });
	expect(await citing('docs/other.md')).toEqual({ cite: ['docs/c.md'], unread: [] });
});
