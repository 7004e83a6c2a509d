import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { afterwards, becomes, configure, edit, keep, until, uriOf, writeOutside } from './support.ts';

const plan = 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md';

/** What the built-in Markdown preview shows of a document. */
async function rendered(path: string): Promise<string> {
	const document = await vscode.workspace.openTextDocument(uriOf(path));
	return vscode.commands.executeCommand<string>('markdown.api.render', document);
}

/** The links that the preview makes of pointers, as `text -> href`. The first rendering of a document knows none. */
async function linksIn(path: string): Promise<Record<string, string>> {
	const html = await rendered(path);
	const links = html.matchAll(/<a class="plan-link" href="([^"]*)"[^>]*>(?:<code>)?([^<]*)/g);
	return Object.fromEntries([...links].map(([, href = '', text = '']) => [text, href]));
}

const someLinksIn = (path: string) =>
	until(`links in the preview of ${path}`, async () => {
		const links = await linksIn(path);
		return Object.keys(links).length > 0 ? links : undefined;
	});

describe('the Markdown preview', () => {
	it('links pointers: to a line, and to the heading above it where the target opens in the preview as well', async () => {
		const links = await someLinksIn('input.md');
		assert.equal(links[`${plan}:21`], `${plan}#phase-c2a--planning-alignment`);
		assert.equal(links['tests/gpu/test_saved_forecast.py::TestRoundTrip'], 'tests/gpu/test_saved_forecast.py#L6');
		assert.equal(links['tests/conftest.py'], 'tests/conftest.py');
	});

	it('links lines of Markdown where that opens in the editor', async () => {
		const update = (to: unknown) =>
			vscode.workspace
				.getConfiguration('markdown')
				.update('preview.openMarkdownLinks', to, vscode.ConfigurationTarget.Workspace);
		keep('.vscode/settings.json');
		afterwards(() => update(undefined));
		await update('inEditor');
		await becomes(async () => (await linksIn('input.md'))[`${plan}:21`], `${plan}#L21`);
	});

	it('links nothing that leads nowhere', async () => {
		const links = await someLinksIn('input.md');
		assert.equal(links['docs/TESTING_GUIDE.md:45'], undefined);
		assert.equal(links['phase_c2_alignment.md'], undefined);
	});

	it('shows states as badges', async () => {
		const html = await rendered(plan);
		assert.match(html, /<span class="plan-state plan-state-open" title="\[ \]">open<\/span>/);
		assert.match(html, /<span class="plan-state plan-state-done" title="\[x\]">done<\/span>/);
		assert.match(html, /<span class="plan-state plan-state-blocked" title="\[B\]">blocked<\/span>/);
	});

	it('knows what is typed and not saved, and files that come and go', async () => {
		writeOutside({ 'shown_notes.md': 'See docs/fix_plan.md:24.\n' });
		assert.deepEqual(await someLinksIn('shown_notes.md'), { 'docs/fix_plan.md:24': linkToLedger });
		await edit('shown_notes.md', 'See', 'See shown.txt:1 and');
		writeOutside({ 'shown.txt': 'one\n' });
		await becomes(() => linksIn('shown_notes.md'), {
			'docs/fix_plan.md:24': linkToLedger,
			'shown.txt:1': 'shown.txt#L1',
		});
	});

	it('stays plain where the setting says so', async () => {
		await configure('preview.enabled', false);
		await until('a plain preview', async () => !/plan-(?:link|state)/.test(await rendered(plan)));
	});

	it('still renders a text that is no document', async () => {
		const html = await vscode.commands.executeCommand<string>('markdown.api.render', '- [x] docs/fix_plan.md:24');
		assert.match(html, /plan-state-done.*docs\/fix_plan\.md:24/);
		assert.doesNotMatch(html, /plan-link/);
	});
});

const linkToLedger = 'docs/fix_plan.md#station-sync-002-sync-stations-nightly';
