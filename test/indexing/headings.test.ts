import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { line1 } from '../../src/base/position.ts';
import { Headings, plainText } from '../../src/indexing/headings.ts';
import { readBlocks } from '../../src/syntax/blocks.ts';
import { expectLinear } from '../support/linear.ts';

const headingsOf = (text: string) => new Headings(readBlocks(new Lines(text)));

const guide = headingsOf(`# Guide to *tides*
## [TIDE-001] Store the \`heights\`
## 2.5.1 Metres
## 2.5. Units (ADR-03)
### Tests
## Tests
<a id="Old-Name"></a>
**3.1.2 Depth** and **3.1 Height** are bold.
# Appendix
`);

test.each([
	['#guide-to-tides', 1],
	['#guidetotides', 1],
	['#guide-→-to-tides', 1],
	['#tests-1', 6],
	['#tide-001', 2],
	['#tide-001-what-it-was-called-before', 2],
	['#tide-0012', undefined],
	['#Old-Name', 7],
	['#old-name', undefined],
	['§2.5', 4],
	['§2.5.1', 3],
	['§2', undefined],
	['§2.5–2.6', 4],
	['§3.1', 8],
	['§3', undefined],
	['§Units', 4],
	['§ADR-03', 4],
	['§adr', 4],
	['§dr-03', undefined],
	['§heights', 2],
	['§', undefined],
	['Guide to tides', 1],
	['guide TO', 1],
	['guide t', undefined],
	['Appendix', 9],
])('finds %s on line %s', (name, line) => {
	const found = name.startsWith('#')
		? guide.bySlug(name.slice(1))
		: name.startsWith('§')
			? guide.bySection(name)
			: guide.byName(name);
	expect(found).toBe(line);
});

const experiments = headingsOf(`# Dose and time
## Inbox CLI (SLA Watch)
## Inbox CLI (History)
## 3.1 Dose Experiments (2026)
## [TIDE-001] Dose \`curves\`
## Dose Experiments
## Section 4: Fixtures
`);

test.each([
	['§Dose', 1],
	['§Dose Experiments', 6],
	['§Dose Experiments are described there', 6],
	['§dose experiments. Then', 6],
	['§Dose Experiments (2026', 4],
	['§Dose curves and', 5],
	['§Dose-response and', undefined],
	['§Dose of the day', 1],
	['§Dose Exp', 1],
	['§Inbox CLI', 2],
	['§Inbox CLI (History', 3],
	['§Fixtures and tests', 7],
	['§Experiments of 2026', 4],
	['§Nowhere Experiments', undefined],
])('finds what %s may begin with on line %s', (section, line) => {
	expect(experiments.bySection(section)).toBe(line);
});

test('of what words may be, a title goes before what another heading merely begins with', () => {
	const spec = headingsOf('# Spec\n## Units\n## Units and Scales\n## API is frozen\n## API\n');
	const sections = ['§Units and the rest', '§Units and Scales', '§API is what we use'];
	expect(sections.map((each) => spec.bySection(each))).toEqual([2, 3, 4]);
	expect(headingsOf('# API\n## API is frozen\n').bySection('§API is what we use')).toBe(1);
});

test.each([
	[1, ['Guide to tides']],
	[5, ['Guide to tides', '2.5. Units (ADR-03)', 'Tests']],
	[8, ['Guide to tides', 'Tests']],
	[99, ['Appendix']],
])('line %d lies under %j', (line, path) => {
	expect(guide.pathTo(line1(line)).map(({ text }) => plainText(text))).toEqual(path);
});

test('looks up many stale names in many headings', () => {
	const texts = (size: number) =>
		Array.from({ length: size / 16 }, (_, i) => `## [TIDE-${i}] Step adr-${i} of the work\n\n**4.${i} Depth**\n`).join(
			'\n',
		);
	expectLinear(texts, (text) => {
		const headings = headingsOf(text);
		const count = text.length / 60;
		for (let i = 0; i < count; i++) {
			headings.bySlug(`nowhere-${i}`);
			headings.bySection(`§adr-${i}-x`);
			headings.bySection(`§Step adr-${i} of the sea and the land`);
			headings.bySection(`§9.${i}`);
			headings.byName(`Nowhere ${i}`);
			headings.pathTo(line1(i));
		}
	});
});

test('looks up names in one long heading', () => {
	expectLinear(
		(size) => `# ${'a-'.repeat(size)} ${'<a name="'.repeat(size)}`,
		(text) => {
			const headings = headingsOf(text);
			return [
				headings.bySlug('x'),
				headings.bySlug(text),
				headings.bySection('§x'),
				headings.bySection('§x y'),
				headings.byName(text),
			];
		},
	);
});

test.each([
	[1, 'guide-to-tides'],
	[4, '25-units-adr-03'],
	[8, 'tests-1'],
])('line %i stands under #%s', (line, slug) => {
	expect(guide.slugAround(line1(line))).toBe(slug);
});

test('above the first heading there is no slug', () => {
	expect(headingsOf('text\n\n# A\n').slugAround(line1(1))).toBeUndefined();
});

test.each([
	['**Store** the `grid` of [a run](run.md)', 'Store the grid of a run'],
	['level project\\|user, a\\_b', 'level project|user, a_b'],
	['~~Cut~~ it <!-- id: 0 -->', 'Cut it'],
	['a <b> and -- c', 'a <b> and -- c'],
	['Fix `C:\\_dir` and `a\\_b`', 'Fix C:\\_dir and a\\_b'],
	['use ~~ here', 'use ~~ here'],
	['It`s <!-- note --> a title', 'Its  a title'],
	['`[x](y)` form of [**a**](b.md)', '[x](y) form of a'],
	['`<!-- TODO -->` marker <!-- x', '<!-- TODO --> marker <!-- x'],
])('%j reads as %j', (markdown, plain) => {
	expect(plainText(markdown)).toBe(plain);
});

test('a slug that a heading spells out is no second one of another heading', () => {
	const slugs = (text: string) => [...headingsOf(text).slugs].map(([slug, line]) => `${line} ${slug}`);
	expect(slugs('## foo\n## foo\n## foo-1\n## foo\n')).toEqual(['1 foo', '2 foo-1', '3 foo-1-1', '4 foo-2']);
	expect(slugs('## foo-1\n## foo\n## foo\n## foo-1\n')).toEqual(['1 foo-1', '2 foo', '3 foo-2', '4 foo-1-1']);
});

test('many headings of one name get their slugs in linear time', () => {
	expectLinear(
		(size) =>
			`${'# a\n'.repeat(size)}${Array.from({ length: size }, (_, i) => `# a-${i}\n`).join('')}${'# a\n'.repeat(size)}`,
		(text) => headingsOf(text).slugs,
	);
});

test.each([
	['## Dose Experiments (2026)', '§Dose Experiments are run'],
	['## Dose Experiments   — SI', '§Dose Experiments are run'],
	['## Dose Experiments  - why', '§Dose Experiments are run'],
	['## Dose-Experiments of - why', '§Dose-Experiments of it'],
])('%j is meant without its remark by %j', (heading, section) => {
	expect(headingsOf(heading).bySection(section)).toBe(1);
});

test('a heading of many blanks is looked up in linear time', () => {
	expectLinear(
		(size) => `# a${' '.repeat(size)}b`,
		(text) => headingsOf(text).bySection('§Foo Bar'),
	);
});

test('a title of comments that never close is read in linear time', () => {
	expectLinear(
		(size) => '<!--'.repeat(size),
		(text) => [
			plainText(text),
			plainText(`-->${text}`),
			plainText('a<!---->'.repeat(text.length / 4)),
			plainText('~~'.repeat(text.length)),
			plainText(`\`${text}`),
		],
	);
});
