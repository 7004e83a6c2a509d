import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { CitationMemory } from '../../src/indexing/citationMemory.ts';
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
