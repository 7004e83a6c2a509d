import { afterEach, expect, test } from 'vitest';
import { type LspClient, startClient } from '../support/lspClient.ts';

let client: LspClient;
afterEach(() => client.close());

test('a client copies, inserts, pastes and links pointers', async () => {
	client = await startClient({ 'docs/a.md': '# Guide\n\n## Next\n', 'n.md': '`docs/a.md`\n' });
	const uri = client.uri('n.md');
	expect(await client.request('planNavigator/namedPointer', { uri: client.uri('docs/a.md'), line: 2 })).toBe(
		'docs/a.md#next',
	);
	expect(await client.request('planNavigator/namedPointer', { uri: 'file:///elsewhere.md', line: 0 })).toBeNull();
	const files = await client.request('planNavigator/insertable', {
		uri,
		query: 'a',
		recent: [client.uri('docs/a.md')],
	});
	expect(files).toMatchObject({ items: [{ pointer: 'docs/a.md' }], codeSpans: true });
	const parts = await client.request('planNavigator/insertable', { uri, query: '', recent: [], file: 'docs/a.md' });
	expect(parts.items.map(({ pointer }) => pointer)).toEqual(['docs/a.md', 'docs/a.md:1', 'docs/a.md:3']);
	expect(await client.request('planNavigator/pasted', { uri, text: `${client.folder}/docs/a.md:3` })).toEqual({
		pointer: 'docs/a.md:3',
		isOfCommit: false,
	});
	expect(await client.request('planNavigator/pasted', { uri, text: `${client.uri('docs/a.md')}#L3` })).toMatchObject({
		pointer: 'docs/a.md:3',
	});
	expect(await client.request('planNavigator/pasted', { uri, text: 'a word' })).toBeNull();
	const folder = client.uri('').replace(/\/$/, '');
	const links = await client.request('planNavigator/pointersOn', { folder, text: 'see docs/a.md:1,3' });
	expect(links.map(({ start, end, pointer, places }) => [start, end, pointer, places[0]?.label])).toEqual([
		[4, 15, 'docs/a.md:1', 'docs/a.md:1'],
		[16, 17, '3', 'docs/a.md:3'],
	]);
});
