import { afterEach, expect, test } from 'vitest';
import { type LspClient, startClient } from '../support/lspClient.ts';

const template = '.plan-navigator/templates/risk_register.mustache';
const files = {
	'input.md': 'Focus: TIDE-001 / Phase A\nArtifacts: out/\n',
	'plans/active/TIDE-001/plan.md': '# Tides (TIDE-001)\n\n### Phase A — Baseline\n- [ ] A1: Store heights\n',
	[template]: '---\ntitle: Risks\n---\n# {{title}}\n',
};

let client: LspClient;
afterEach(() => client.close());

const from = () => ({ folder: client.uri('').replace(/\/$/, '') });

test('offers the kinds of the workspace, and drafts them by the text that the editor holds', async () => {
	client = await startClient(files);
	const kinds = await client.request('planNavigator/kinds', { from: from() });
	expect(kinds.map(({ kind, title, wanted }) => `${kind} ${title} ${wanted}`)).toEqual([
		'd4-alignment Alignment Narrative true',
		'd4-selector-map Selector Map true',
		'risk-register Risks false',
	]);
	await client.open(template, '---\ntitle: Dangers\n---\n# {{title}}\n');
	const draft = await client.request('planNavigator/draft', { from: from(), kinds: ['risk-register'] });
	expect(draft).toEqual({
		files: [
			{
				kind: 'risk-register',
				title: 'Dangers',
				path: 'out/phase_a_risk_register.md',
				uri: client.uri('out/phase_a_risk_register.md'),
				text: '# Phase A Dangers: TIDE-001\n',
				exists: false,
				missingSections: [],
			},
		],
	});
});

test('says where a template is wrong', async () => {
	client = await startClient({ ...files, [template]: '# Risks\n\n{{#tasks}}\n' });
	expect(await client.request('planNavigator/draft', { from: from(), kinds: ['risk-register'] })).toEqual({
		templates: [
			{
				path: template,
				line: 3,
				message: 'Section tasks is never closed',
				place: {
					uri: client.uri(template),
					range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
				},
			},
		],
	});
});

test('gives the built-in templates, and none to a folder that is not open', async () => {
	client = await startClient(files);
	const copies = await client.request('planNavigator/templates', from());
	expect(copies.map(({ path, uri }) => [path, uri === client.uri(path)])).toEqual([
		['.plan-navigator/templates/alignment.mustache', true],
		['.plan-navigator/templates/selector_map.mustache', true],
		['.plan-navigator/templates/header.mustache', true],
	]);
	expect(copies[0]?.text).toMatch(/^---\ntitle: Alignment Narrative\n/);
	const nowhere = { folder: 'file:///nowhere' };
	expect(await client.request('planNavigator/templates', nowhere)).toEqual([]);
	expect(await client.request('planNavigator/kinds', { from: nowhere })).toEqual([]);
});
