import { afterEach, expect, test } from 'vitest';
import { type LspClient, startClient } from '../support/lspClient.ts';

let client: LspClient;
afterEach(() => client.close());

test('a preview is told where pointers lead, by their text, how states are spelled, and the fields of the brief', async () => {
	client = await startClient({
		'docs/a.md': '# A\n\n## Second half\ntext\n',
		'src/b.py': 'one\ntwo\n',
		'input.md': 'Summary: x\n**Do Now (contract)**\n- y\n',
		'docs/c.md':
			'see docs/a.md:4, again docs/a.md:4, `src/b.py` (lines 1-2), [b](../src/b.py:2), [a](a.md) and docs/gone.md\n',
		'.vscode/settings.json': '{ "planNavigator.states": { "[W]": "blocked" } }',
	});
	expect(await client.request('planNavigator/preview', { uri: client.uri('docs/c.md') })).toEqual({
		links: [
			{
				text: 'docs/a.md:4',
				markdownLink: false,
				parts: [{ start: 0, end: 11, href: 'a.md#L4', section: 'a.md#second-half', title: 'docs/a.md:4' }],
			},
			{
				text: 'src/b.py` (lines 1-2',
				markdownLink: false,
				parts: [{ start: 0, end: 20, href: '../src/b.py#L1', title: 'src/b.py:1-2' }],
			},
			{
				text: '../src/b.py:2',
				markdownLink: true,
				parts: [{ start: 0, end: 13, href: '../src/b.py#L2', title: 'src/b.py:2' }],
			},
		],
		fields: [],
		states: { '[W]': 'blocked' },
	});
	expect(await client.request('planNavigator/preview', { uri: client.uri('input.md') })).toMatchObject({
		fields: ['Summary', 'Do Now (contract)'],
	});
	expect(await client.request('planNavigator/preview', { uri: 'file:///elsewhere/d.md' })).toBeNull();
});
