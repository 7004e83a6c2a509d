import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neverCancelled } from '../../../src/base/cancel.ts';
import { focusChildren } from '../../../src/features/focusTree.ts';
import { builtInTemplates } from '../../../src/features/scaffold/builtIn.ts';
import { type DraftRequest, draftArtifacts } from '../../../src/features/scaffold/draft.ts';
import type { Shape } from '../../../src/features/scaffold/names.ts';
import { offeredKinds } from '../../../src/features/scaffold/offer.ts';
import { templateNames } from '../../../src/features/scaffold/view.ts';
import { memoryWorkspace } from '../../support/memoryWorkspace.ts';

const folder = '.plan-navigator/templates';
const alignment = `${folder}/alignment.mustache`;

/** A brief about a phase with two tasks. */
const harbour = (artifacts = 'out/ts/') => ({
	'input.md': `Focus: TIDE-001 / Phase D4.A\nArtifacts: ${artifacts}\n`,
	'plans/active/TIDE-001/plan.md':
		'# TIDE-001 — Tides\n\n### Phase D4.A — Align → agree\n- [ ] A1: Ask <b>now</b>\n- [x] A2: Listen\n',
});

type Files = Parameters<typeof memoryWorkspace>[0];

async function draft(files: Files, request: Partial<DraftRequest> = {}) {
	const { workspace } = memoryWorkspace(files);
	return draftArtifacts(workspace, { from: {}, kinds: ['d4-alignment'], ...request }, neverCancelled);
}

/** The files as `path` and text; what is wrong in templates as `path:line: message`; any other answer as it is. */
async function drafted(files: Files, request: Partial<DraftRequest> = {}) {
	const answer = await draft(files, request);
	if ('files' in answer) {
		return Object.fromEntries(answer.files.map(({ path, text }) => [path, text]));
	}
	return 'templates' in answer
		? answer.templates.map(({ path, line, message }) => `${path}:${line}: ${message}`)
		: answer;
}

/** What a template in place of the alignment narrative gives, or what is wrong with it, without its path. */
async function filled(template: string, parts: Files = {}) {
	const answer = await drafted({ ...harbour(), ...parts, [alignment]: template });
	return Array.isArray(answer)
		? answer.map((line) => line.replace(`${alignment}:`, ''))
		: (answer as Record<string, string>)['out/ts/phase_d4_alignment.md'];
}

describe('a template of the repository', () => {
	test('stands in for the one that is built in', async () => {
		expect(await filled('# Mine: {{title}}\n{{#tasks}}\n- {{id}} {{state}} ({{where}})\n{{/tasks}}\n')).toBe(
			[
				'# Mine: Phase D4 Alignment Narrative: TIDE-001',
				'- A1 open (`plans/active/TIDE-001/plan.md:4`)',
				'- A2 done (`plans/active/TIDE-001/plan.md:5`)',
				'',
			].join('\n'),
		);
	});

	test('may say title and file name, and keeps what it does not say', async () => {
		const template = '---\ntitle: Agreement\n---\n{{title}}\n';
		expect(await filled(template)).toBe('Phase D4 Agreement: TIDE-001\n');
		expect(await drafted({ ...harbour(), [alignment]: `---\nfile: <phase>-agreement.md\n---\n` })).toEqual({
			'out/ts/d4-agreement.md': '',
		});
	});

	test('may use every name that another one uses', async () => {
		expect(
			await filled('{{directory}} {{#noGates}}free{{/noGates}}{{^noGates}}{{gates.items.length}}{{/noGates}}\n'),
		).toBe('`out/ts/` 2\n');
	});

	test('quotes inertly, and turns to ASCII where that is asked for', async () => {
		const template = '{{#gates.items}}\n{{box}} {{text}} & → "é"\n{{/gates.items}}\n';
		expect(await filled(template)).toContain('\\<b>now\\</b> & → "é"\n');
		const files = harbour();
		const ascii = {
			...files,
			'input.md': `${files['input.md']}Pitfalls To Avoid:\n- Keep it ASCII.\n`,
			[alignment]: template,
		};
		expect(await drafted(ascii)).toEqual({
			'out/ts/phase_d4_alignment.md': expect.stringContaining('& -> "e"\n'),
		});
	});

	test('has what leads nowhere marked, and its lists cut to two pages', async () => {
		expect(await filled('See `docs/gone.md:3`.\n')).toBe('See `docs/gone.md:3` (not found).\n');
		const rows = Array.from({ length: 300 }, (_, i) => `- [ ] A${i}: Row`).join('\n');
		const text = await filled(
			'{{#gates.items}}\n- {{text}}\n{{/gates.items}}\n{{#gates.more}}\nand {{count}}\n{{/gates.more}}\n',
			{
				'plans/active/TIDE-001/plan.md': `# TIDE-001 — Tides\n\n### Phase D4.A — Align\n${rows}\n`,
			},
		);
		expect(String(text).split('\n')).toHaveLength(101);
		expect(text).toMatch(/and 201\n$/);
	});

	test('is read anew when it changes, on the disk and in an editor', async () => {
		const { workspace, files } = memoryWorkspace({ ...harbour(), [alignment]: 'one\n' });
		const text = async () => {
			const answer = await draftArtifacts(workspace, { from: {}, kinds: ['d4-alignment'] }, neverCancelled);
			return 'files' in answer ? answer.files[0]?.text : answer;
		};
		expect(await text()).toBe('one\n');
		files.write({ [alignment]: 'two\n' });
		expect(await text()).toBe('two\n');
		workspace.setOverlay(alignment, 'three\n');
		expect(await text()).toBe('three\n');
		workspace.setOverlay(alignment, undefined);
		files.write({ [alignment]: undefined });
		expect(await text()).toContain('# Phase D4 Alignment Narrative: TIDE-001\n');
	});
});

describe('a part', () => {
	test('is included from the same folder, in the section where it stands', async () => {
		const parts = {
			[`${folder}/row.mustache`]: '- {{id}}\n',
			[`${folder}/header.mustache`]: 'Our header of {{date}}\n',
		};
		expect(await filled('{{> header}}\n{{#tasks}}\n  {{> row}}\n{{/tasks}}\n', parts)).toBe(
			'Our header of 2025-10-17\n  - A1\n  - A2\n',
		);
	});

	test('of the built-in templates is overridden alone', async () => {
		const answer = await drafted({ ...harbour(), [`${folder}/header.mustache`]: 'Ours\n' });
		expect(answer).toEqual({ 'out/ts/phase_d4_alignment.md': expect.stringMatching(/^Ours\n\n## Context\n/) });
	});

	test.each([
		['{{> gone}}', '1: There is no gone.mustache in this folder to include'],
		['{{> constructor}}', '1: There is no constructor.mustache in this folder to include'],
		['a\n{{> ../secret}}', '2: ../secret is no name of a template in this folder'],
		['{{> sub/part}}', '1: sub/part is no name of a template in this folder'],
		['{{> alignment}}', '1: alignment includes itself'],
	])('that is not to be had is told: %s', async (template, problem) => {
		expect(await filled(template)).toEqual([problem]);
	});

	test('has its own errors, at its own lines', async () => {
		const parts = { [`${folder}/row.mustache`]: 'a\n{{id}} {{sumary}}\n', [`${folder}/bad.mustache`]: '\n{{#x}}\n' };
		expect(await filled('{{#tasks}}{{> row}}{{/tasks}}\n{{> row}}\n{{> bad}}\n', parts)).toEqual([
			`${folder}/bad.mustache:2: Section x is never closed`,
			`${folder}/row.mustache:2: sumary is no name that a template can use here`,
			`${folder}/row.mustache:2: id is no name that a template can use here`,
		]);
	});

	test('that goes in circles is told', async () => {
		const parts = { [`${folder}/a.mustache`]: '{{> b}}', [`${folder}/b.mustache`]: '\n{{> a}}' };
		expect(await filled('{{> a}}', parts)).toEqual([`${folder}/b.mustache:2: a includes itself`]);
	});
});

describe('an error', () => {
	test.each([
		['# A\n{{#tasks}}\n', '2: Section tasks is never closed'],
		['{{title}}\n{{sumary}}\n', '2: sumary is no name that a template can use here'],
		['{{#tasks}}\n{{owner}}\n{{/tasks}}\n', '2: owner is no name that a template can use here'],
		['{{constructor}}', '1: constructor is no name that a template can use here'],
		['{{title.length}}', '1: title.length is no name that a template can use here'],
		['{{#owners.items.map}}x{{/owners.items.map}}', '1: owners.items.map is no name that a template can use here'],
		['{{.}}', '1: . is no name that a template can use here'],
		['{{}}', '1: An empty name is no name that a template can use here'],
		['\n{{owners}}', '2: owners is no text; a section can ask for it: {{#owners.items}}'],
		['{{noGates}}', '1: noGates is no text; a section can ask for it: {{#noGates}}'],
		['---\nowner: me\n---\n', '2: owner is no key of a template; title, file, asks are'],
		['---\ntitle: a\ntitle: b\n---\n', '3: title is said twice'],
		['---\nfile: ../a.md\n---\n', '2: file is one name that ends in .md, .markdown or .txt, such as <phase>_risks.md'],
		['---\nfile: run.sh\n---\n', '2: file is one name that ends in .md, .markdown or .txt, such as <phase>_risks.md'],
		['---\nasks: [a, b]\n---\n', '2: asks is words with commas between them, such as risks, risk register'],
		[
			`${'{{#tasks}}'.repeat(9)}{{id}}${'{{/tasks}}'.repeat(9)}`,
			'1: Too much would come of this: lists in lists, or what is included again and again',
		],
	])('in %j names its line, and nothing is drafted', async (template, problem) => {
		expect(await filled(template)).toEqual([problem]);
	});

	test.each([
		['{{#summary}}{{.}}{{/summary}}{{^summary}}none{{/summary}}', 'none'],
		['{{#phase}}{{.}}{{/phase}}', 'D4.A - Align → agree (`plans/active/TIDE-001/plan.md:3`)'],
		['{{#gates}}{{#items}}{{text}};{{/items}}{{/gates}}', 'A1 Ask \\<b>now\\</b>;A2 Listen;'],
		['{{earlier.more.count}}|{{#earlier.more}}{{where}}{{/earlier.more}}', '|'],
		['{{! a\ncomment }}{{{date}}}', '2025-10-17'],
	])('is none: %s', async (template, text) => {
		expect(await filled(template)).toBe(text);
	});

	test('or a text comes of whatever a template holds', async () => {
		const names = [
			'title',
			'tasks',
			'gates.items',
			'earlier',
			'earlier.more',
			'noGates',
			'text',
			'where',
			'.',
			'nope',
			'constructor',
			'',
		];
		const tag = fc
			.tuple(fc.constantFrom('', '#', '#', '/', '/', '^', '&', '{', '>', '!', '='), fc.constantFrom(...names))
			.map(([sign, name]) => `{{${sign}${name}${sign === '{' ? '}' : ''}}}`);
		const piece = fc.oneof(tag, fc.constantFrom('\n', '---\n', 'title: a\n', 'word', '{{', '}}', '  '));
		await fc.assert(
			fc.asyncProperty(fc.array(piece, { maxLength: 14 }), async (pieces) => {
				const template = pieces.join('');
				const answer = await filled(template);
				if (Array.isArray(answer)) {
					const lines = answer.map((line) => Number(line.split(':')[0]));
					expect(lines.length).toBeGreaterThan(0);
					expect(lines.every((line) => line >= 1 && line <= Math.max(1, template.split('\n').length))).toBe(true);
				} else {
					expect(answer).not.toMatch(/\[object |function |undefined/);
				}
			}),
			{ numRuns: 500 },
		);
	});

	test('beyond reason is found without going there', async () => {
		const parts = Object.fromEntries(
			Array.from({ length: 19 }, (_, i) => [`${folder}/p${i}.mustache`, `{{> p${i + 1}}}`.repeat(2)]),
		);
		const start = performance.now();
		const answer = await filled('{{> p0}}', { ...parts, [`${folder}/p19.mustache`]: 'x'.repeat(100) });
		expect(answer).toEqual([expect.stringMatching(/p\d+\.mustache:1: Too much would come of this/)]);
		const chain = Object.fromEntries(
			Array.from({ length: 30 }, (_, i) => [`${folder}/c${i}.mustache`, `{{> c${i + 1}}}`]),
		);
		expect(await filled('{{> c0}}', chain)).toEqual([
			`${folder}/c19.mustache:1: c20 stands too deep: more than 20 templates include one another`,
		]);
		expect(await filled(`${'{{#date}}'.repeat(1700)}deep${'{{/date}}'.repeat(1700)}`)).toBe('deep');
		expect(performance.now() - start).toBeLessThan(5000);
	});

	test('of a template that cannot be read names it', async () => {
		const outside = {
			problem: 'outside',
			message: `${alignment} lies outside the workspace and is not read.`,
		} as const;
		expect(await drafted({ ...harbour(), [alignment]: outside })).toEqual([
			`${alignment}:1: ${alignment} lies outside the workspace and is not read`,
		]);
	});

	test('in a template that is not asked for stops nobody', async () => {
		const files = { ...harbour(), [alignment]: '{{#a}}', [`${folder}/risks.mustache`]: '{{nope}}' };
		expect(Object.keys(await drafted(files, { kinds: ['d4-selector-map'] }))).toEqual([
			'out/ts/phase_d4_selector_map.md',
		]);
	});
});

describe('a kind of the repository', () => {
	const risks = {
		[`${folder}/risk_register.mustache`]:
			'---\ntitle: Risk Register\nfile: <phase>_risks.md\nasks: risks, risk register\n---\n{{title}}\n',
	};
	const request = { kinds: ['risk-register'] };

	test.each([
		['out/ts/', 'out/ts/d4_risks.md'],
		['out/my-risk-register.md', 'out/my-risk-register.md'],
		['out/RiskRegister.md', 'out/RiskRegister.md'],
		['out/{phase_d4_alignment.md,phase_d4_risks.md}', 'out/phase_d4_risks.md'],
		['out/phase_d4_alignment.md, logs/', 'out/d4_risks.md'],
	])('goes for Artifacts %s to %s', async (artifacts, path) => {
		expect(await drafted({ ...harbour(artifacts), ...risks }, request)).toEqual({
			[path]: 'Phase D4 Risk Register: TIDE-001\n',
		});
	});

	test('is asked for by other names, too, and no brief need know it', async () => {
		expect(await drafted({ ...harbour('out/a.log'), ...risks }, request)).toEqual({
			problem: 'The Artifacts of the brief name no risk register.',
		});
		const { 'input.md': _, ...unbriefed } = harbour();
		const from = { initiative: 'TIDE-001', phase: 'D4.A', directory: 'out' };
		expect(Object.keys(await drafted({ ...unbriefed, ...risks }, { ...request, from }))).toEqual(['out/d4_risks.md']);
		expect(Object.keys(await drafted({ 'input.md': 'Artifacts: out/\n', ...risks }, request))).toEqual([
			'out/risks.md',
		]);
	});

	test('needs no front matter', async () => {
		const files = { ...harbour(), [`${folder}/Open-questions.mustache`]: '{{title}}\n' };
		expect(await drafted(files, { kinds: ['open-questions'] })).toEqual({
			'out/ts/phase_d4_open_questions.md': 'Phase D4 Open Questions: TIDE-001\n',
		});
	});

	test('that nobody knows is told, with those that there are', async () => {
		expect(await drafted({ ...harbour(), ...risks }, { kinds: ['poem'] })).toEqual({
			problem: 'There is no kind poem; there are d4-alignment, d4-selector-map, risk-register.',
		});
	});

	test('of which there are two is created from neither', async () => {
		const files = {
			...harbour(),
			...risks,
			[`${folder}/risk-register.mustache`]: '',
			[`${folder}/d4_alignment.mustache`]: '',
		};
		expect(await drafted(files, request)).toEqual([
			`${folder}/risk_register.mustache:1: risk-register is the kind of risk-register.mustache already`,
		]);
		expect(await drafted(files)).toEqual([
			`${folder}/d4_alignment.mustache:1: d4-alignment is the kind of alignment.mustache already`,
		]);
	});

	test('is offered behind the others; parts are not', async () => {
		const files = {
			...harbour('out/ts/{phase_d4_alignment.md,phase_d4_risks.md}'),
			...risks,
			'out/ts/phase_d4_alignment.md': '# There\n',
			[`${folder}/selector_map.mustache`]: '{{> part}}',
			[`${folder}/part.mustache`]: '',
			[`${folder}/header.mustache`]: '',
			[`${folder}/deep/no.mustache`]: '',
		};
		const offered = await offeredKinds(memoryWorkspace(files).workspace, {});
		expect(offered).toEqual([
			{
				kind: 'd4-alignment',
				title: 'Alignment Narrative',
				template: undefined,
				existing: 'out/ts/phase_d4_alignment.md',
				wanted: false,
			},
			{
				kind: 'd4-selector-map',
				title: 'Selector Map',
				template: `${folder}/selector_map.mustache`,
				existing: undefined,
				wanted: false,
			},
			{
				kind: 'risk-register',
				title: 'Risk Register',
				template: `${folder}/risk_register.mustache`,
				existing: undefined,
				wanted: true,
			},
		]);
	});

	test('is created from the missing artifact of the brief', async () => {
		const { workspace } = memoryWorkspace({
			...harbour('out/{phase_d4_risks.md,notes.md,risk_alignment.md}'),
			...risks,
		});
		const nodes = await focusChildren(workspace, await workspace.index(), 'focus:artifacts', neverCancelled);
		expect(nodes.map(({ label, create }) => `${label}: ${create?.kind}`)).toEqual([
			'phase_d4_risks.md: risk-register',
			'notes.md: undefined',
			'risk_alignment.md: d4-alignment',
		]);
	});
});

describe('docs/templates.md', () => {
	const page = readFileSync(join(import.meta.dirname, '../../../docs/templates.md'), 'utf8');

	test('has every name that a template may use, with its form', () => {
		const [, section = ''] = page.split('\n## Names\n');
		const rows = [...section.matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm)].map(([, name, form]) => [name, form]);
		expect(Object.fromEntries(rows)).toEqual(
			Object.fromEntries(Object.entries(templateNames).map(([name, shape]) => [name, formOf(shape)])),
		);
	});

	test('has an example that can be filled', async () => {
		const [, example = ''] = /```mustache\n([\s\S]*?)```/.exec(page) ?? [];
		const files = { ...harbour(), [`${folder}/risk_register.mustache`]: example };
		expect(await drafted(files, { kinds: ['risk-register'] })).toEqual({
			'out/ts/phase_d4_risk_register.md': expect.stringContaining('\n## Risks\n'),
		});
	});

	test('names the built-in templates', () => {
		expect([...builtInTemplates.keys()].filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
	});
});

function formOf(shape: Shape): string {
	const names = (item: object) =>
		Object.keys(item)
			.map((name) => `\`${name}\``)
			.join(', ');
	if (shape === 'text') {
		return 'text';
	}
	if (shape === 'flag') {
		return 'yes or no';
	}
	return Array.isArray(shape)
		? `list of ${names(shape[0])}`
		: `cut list of ${names((shape as { items: readonly [object] }).items[0])}`;
}
