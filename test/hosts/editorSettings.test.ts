import { expect, test } from 'vitest';
import { readEditorSettings } from '../../src/hosts/editorSettings.ts';
import { NodeFiles } from '../../src/hosts/nodeFiles.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { type Content, tempFolder } from './tempFolder.ts';

function settingsOf(contents: Readonly<Record<string, Content>>) {
	return readEditorSettings(new NodeFiles(tempFolder(contents), defaultSettings));
}

test('reads our settings out of JSON with comments', async () => {
	const read = await settingsOf({
		'.vscode/settings.json': `{
			// The team's own marker.
			"planNavigator.states": { "[W]": "blocked" },
			"planNavigator.maxFileSize": 1,
			"planNavigator.trace.server": "off",
			"files.exclude": { "**/*.md": true }, /* not ours */
		}`,
	});
	expect(read).toEqual({
		settings: { ...defaultSettings, states: new Map([['[W]', 'blocked']]), maxFileBytes: 1_048_576 },
		problems: [],
	});
});

test.each(['', '[]', 'null', '"text"', '// nothing yet'])('has the defaults for %j and for no file', async (text) => {
	expect(await settingsOf({ '.vscode/settings.json': text })).toEqual({ settings: defaultSettings, problems: [] });
	expect(await settingsOf({})).toEqual({ settings: defaultSettings, problems: [] });
});

test('says where the JSON is broken and uses the rest', async () => {
	const { settings, problems } = await settingsOf({
		'.vscode/settings.json': '{\n"planNavigator.brief": "brief.md",\n"planNavigator.plans" ["a"]\n}',
	});
	expect(settings.brief).toBe('brief.md');
	expect(problems).toEqual(['.vscode/settings.json:3 is no valid JSON: colon expected.']);
});

test('says why the file cannot be read', async () => {
	const { settings, problems } = await settingsOf({ '.vscode/settings.json/': '' });
	expect(settings).toEqual(defaultSettings);
	expect(problems).toEqual(['.vscode/settings.json is a folder.']);
});
