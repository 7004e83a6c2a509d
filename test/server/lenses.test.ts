import { afterEach, expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver';
import { type LspClient, startClient } from '../support/lspClient.ts';

let client: LspClient;
afterEach(() => client.close());

test('lenses lead to places by the command of the client, and say the same without one', async () => {
	const files = { 'plans/a.md': '# A\n\n- [ ] A1: Do it\n', 'docs/n.md': 'see plans/a.md:3\n' };
	const lensesOf = () =>
		client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
			textDocument: { uri: client.uri('plans/a.md') },
		});
	client = await startClient(files, { showPlacesCommand: 'show.places' });
	const start = { line: 2, character: 0 };
	const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 16 } };
	expect(await lensesOf()).toEqual([
		{
			range: { start, end: start },
			command: {
				title: '1 pointer here',
				command: 'show.places',
				arguments: [{ uri: client.uri('plans/a.md'), position: start }, [{ uri: client.uri('docs/n.md'), range }]],
			},
		},
	]);
	await client.close();
	client = await startClient(files);
	expect((await lensesOf()).map(({ command }) => [command?.title, command?.command])).toEqual([['1 pointer here', '']]);
});

test.each([[true], [false]])(
	'lenses in code follow what is not saved, where the setting wants them (%s)',
	async (wanted) => {
		const files = {
			'.vscode/settings.json': JSON.stringify({ 'planNavigator.codeLensInCode': wanted }),
			'src/a.py': 'def rate():\n    pass\n',
			'plans/a.md': '# A\n\nsee src/a.py::rate\n',
		};
		const dynamic = { dynamicRegistration: true };
		client = await startClient(files, { referencesInAllFiles: true }, {}, undefined, {
			codeLens: dynamic,
			synchronization: dynamic,
		});
		const lensesOf = () =>
			client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
				textDocument: { uri: client.uri('src/a.py') },
			});
		await lensesOf();
		expect(client.registered.map(({ method }) => method)).toEqual(
			wanted
				? ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'textDocument/codeLens']
				: [],
		);
		await client.open('src/a.py', 'import os\n\n\ndef rate():\n    pass\n');
		expect((await lensesOf()).map(({ range }) => range.start.line)).toEqual(wanted ? [3] : []);
	},
);
