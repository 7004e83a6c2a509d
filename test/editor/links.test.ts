import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/manifest.ts';
import {
	becomes,
	definitionsAt,
	edit,
	hoverAt,
	hoverPartsAt,
	linksOf,
	openEditor,
	until,
	uriOf,
	writeOutside,
} from './support.ts';

const plan = 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md';
const implementation = 'plans/active/FORECAST-ENGINE-001/implementation.md';

describe('pointers are links', () => {
	it('to the line, the range and the file they name', async () => {
		const links = await until('the links of the brief', async () => {
			const found = await linksOf('input.md');
			return Object.keys(found).length > 0 ? found : undefined;
		});
		assert.equal(links[`${plan}:21`], `${plan}#L21`);
		assert.equal(links['specs/forecast_api.md:11-15'], 'specs/forecast_api.md#L11,1-L15,27');
		assert.equal(links['tests/conftest.py'], 'tests/conftest.py');
		assert.match(
			links['tests/gpu/test_saved_forecast.py::TestRoundTrip'] ?? '',
			/^tests\/gpu\/test_saved_forecast\.py#L6/,
		);
	});

	it('but not where nothing is', async () => {
		const links = await linksOf('input.md');
		assert.equal(links['docs/TESTING_GUIDE.md:45'], undefined);
		assert.equal(links['phase_c2_alignment.md'], undefined);
		assert.equal(links['docs/TESTING_GUIDE.md:1-17'], 'docs/TESTING_GUIDE.md#L1,1-L17,47');
	});

	it('a list has a link for each range', async () => {
		writeOutside({ 'list_notes.md': 'See docs/fix_plan.md:1-3,24 and specs/forecast_api.md.\n' });
		const links = await linksOf('list_notes.md');
		assert.deepEqual(links, {
			'docs/fix_plan.md:1-3': 'docs/fix_plan.md#L1,1-L3,29',
			'24': 'docs/fix_plan.md#L24',
			'specs/forecast_api.md': 'specs/forecast_api.md',
		});
	});

	it('with several candidates, that ask by the one command they may run', async () => {
		const links = await linksOf(implementation);
		const asking = Object.entries(links).filter(([, target]) => target.startsWith('command:'));
		assert.deepEqual(
			asking.map(([text]) => text),
			['workflows/components.py'],
		);
		const target = vscode.Uri.parse(asking[0]?.[1] ?? '');
		assert.equal(target.path, commands.openPointer);
		const [location] = JSON.parse(target.query);
		assert.ok(location.uri.endsWith(implementation), location.uri);
	});

	it('that open the file with the range selected', async () => {
		await openEditor('input.md');
		const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
			'vscode.executeLinkProvider',
			uriOf('input.md'),
			100,
		);
		const link = found.find(({ target }) => target?.path.endsWith('/specs/forecast_api.md') && target.fragment);
		await vscode.commands.executeCommand('vscode.open', link?.target);
		await until('the target', () => vscode.window.activeTextEditor?.document.uri.path.endsWith('/forecast_api.md'));
		const selected = () => {
			const selection = vscode.window.activeTextEditor?.selection;
			return selection && [selection.start.line + 1, selection.end.line + 1];
		};
		await becomes(selected, [11, 15]);
	});

	it('in text that is not saved', async () => {
		writeOutside({ 'unsaved_notes.md': 'Nothing yet.\n' });
		assert.deepEqual(await linksOf('unsaved_notes.md'), {});
		await edit('unsaved_notes.md', 'Nothing yet', 'See docs/fix_plan.md:24');
		await becomes(() => linksOf('unsaved_notes.md'), { 'docs/fix_plan.md:24': 'docs/fix_plan.md#L24' });
	});

	it('against text that is not saved', async () => {
		writeOutside({ 'against_notes.md': 'See specs/forecast_api.md:40.\n' });
		assert.deepEqual(await linksOf('against_notes.md'), { 'specs/forecast_api.md': 'specs/forecast_api.md' });
		await edit('specs/forecast_api.md', '## 3. Units', `${'\n'.repeat(30)}## 3. Units`);
		await becomes(() => linksOf('against_notes.md'), { 'specs/forecast_api.md:40': 'specs/forecast_api.md#L40' });
	});

	it('in plain text as well', async () => {
		writeOutside({ 'notes.txt': 'docs/fix_plan.md:24\n' });
		assert.equal((await linksOf('notes.txt'))['docs/fix_plan.md:24'], 'docs/fix_plan.md#L24');
	});
});

describe('hovers', () => {
	it('show the lines of the target, where they stand and the state of the task', async () => {
		const shown = await hoverAt('input.md', `${plan}:21`);
		assert.match(shown, /\*\*C2\.A1\*\* is open/);
		assert.match(shown, /Phase C2\.A/);
		assert.match(shown, /```markdown\n[\s\S]*Alignment narrative for STATION-SYNC-002/);
	});

	it('add three actions that may run those three commands and no other', async () => {
		const parts = await hoverPartsAt('input.md', `${plan}:21`);
		const actions = parts.filter(({ isTrusted }) => isTrusted);
		assert.equal(actions.length, 1);
		const three = [commands.openTarget, commands.openToSide, commands.copyPointer];
		assert.deepEqual(actions[0]?.isTrusted, { enabledCommands: three });
		const linked = [...(actions[0]?.value ?? '').matchAll(/\(command:([\w.]+)\?/g)].map(([, command]) => command);
		assert.deepEqual(linked, three);
	});

	it('do not trust what documents say', async () => {
		writeOutside({
			'loud_notes.md': 'See loud.md:1.\n',
			'loud.md': '[run](command:workbench.action.quit) <img src=x> ![i](https://example.invalid/i.png)\n```\n',
		});
		const parts = await until('the hover', async () => {
			const found = await hoverPartsAt('loud_notes.md', 'loud.md:1');
			return found.some(({ value }) => value.includes('quit')) ? found : undefined;
		});
		const quoting = parts.filter(({ value }) => value.includes('workbench.action.quit'));
		assert.equal(quoting.length, 1);
		assert.ok(!quoting[0]?.isTrusted);
		assert.ok(!quoting[0]?.supportHtml);
		// The fence is longer than the one in the text, which so cannot end it.
		assert.match(quoting[0]?.value ?? '', /````/);
	});

	it('say why a pointer leads nowhere, and offer no action', async () => {
		const parts = await hoverPartsAt('input.md', 'docs/TESTING_GUIDE.md:45');
		assert.match(parts.map(({ value }) => value).join('\n'), /has 17 lines; the pointer goes past its end/);
		assert.deepEqual(
			parts.filter(({ isTrusted }) => isTrusted),
			[],
		);
	});

	it('list the candidates of a pointer that has several', async () => {
		const shown = await hoverAt(implementation, 'workflows/components.py` has');
		assert.match(shown, /2 places match/);
		assert.match(shown, /\[tidewatch\/workflows\/components\.py\]/);
		assert.match(shown, /\[tidewatch_gpu\/workflows\/components\.py\]/);
	});

	it('are not there where no pointer is', async () => {
		assert.equal(await hoverAt('input.md', 'Agree on who owns'), '');
	});
});

describe('Go to Definition', () => {
	it('leads to the line', async () => {
		assert.deepEqual(await definitionsAt('input.md', `${plan}:21`), [`${plan}:21`]);
	});

	it('leads to a class', async () => {
		const found = await definitionsAt('input.md', 'tests/gpu/test_saved_forecast.py::TestRoundTrip');
		assert.deepEqual(found, ['tests/gpu/test_saved_forecast.py:6']);
	});

	it('gives every candidate', async () => {
		const found = await definitionsAt(implementation, 'workflows/components.py` has');
		assert.deepEqual(found.sort(), ['tidewatch/workflows/components.py:1', 'tidewatch_gpu/workflows/components.py:1']);
	});
});
