import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import type { Span } from '../../src/base/position.ts';
import { readBlocks } from '../../src/syntax/blocks.ts';
import { readPlan } from '../../src/syntax/plan.ts';
import { scanPlanIds } from '../../src/syntax/planId.ts';
import { scanPointers } from '../../src/syntax/pointer.ts';
import { readState } from '../../src/syntax/state.ts';
import { textMateGrammar } from '../../src/syntax/textMate.ts';
import { readPicture } from '../support/carets.ts';
import { expectLinearBetween } from '../support/linear.ts';
import { type ColouredPart, openGrammar } from '../support/textMate.ts';

const root = join(import.meta.dirname, '../..');
const picture = (name: string) => readFileSync(join(import.meta.dirname, 'pictures', name), 'utf8');

let read: (text: string) => ColouredPart[][];
let readPlain: (text: string) => ColouredPart[][];
beforeAll(async () => {
	read = await openGrammar();
	readPlain = await openGrammar({ injected: false });
});

/** The letters of the pictures. */
const letters: Readonly<Record<string, string>> = {
	'variable.other.path.plan': 'p',
	'constant.numeric.lines.plan': 'n',
	'entity.name.function.symbol.plan': 's',
	'entity.name.function.slug.plan': 'g',
	'punctuation.separator.pointer.plan': '.',
	'entity.name.type.id.plan': 'i',
	'entity.name.tag.field.plan': 'f',
	'punctuation.definition.state.open.plan': 'o',
	'markup.changed.state.active.plan': 'a',
	'markup.deleted.state.blocked.plan': 'b',
	'markup.inserted.state.done.plan': 'd',
	'comment.state.skipped.plan': 'k',
};

/** A line of letters under each line that has a colour of ours. */
function draw(text: string): string {
	const lines = text.split('\n');
	return read(text)
		.flatMap((parts, i) => {
			const marks = parts.map(({ start, end, scopes }) => (letters[scopes.at(-1) ?? ''] ?? ' ').repeat(end - start));
			const row = marks.join('').trimEnd();
			return row === '' ? [lines[i] ?? ''] : [lines[i] ?? '', row];
		})
		.join('\n');
}

/** The pictures stand in a file of their own; its first scene explains the letters. */
const scenes = picture('colours.txt').split(/^== /m).slice(1);

test.each(scenes.map((scene) => scene.split(/\n\n(.*)/s)))('%s', (_title, drawn = '') => {
	const text = drawn.replace(/^(?=.*\S)[pnsgifoabdk. ]+\n/gm, '');
	expect(draw(text)).toBe(drawn);
});

/** Documents of the sample workspace, and each line of the scanner's pictures as a document. */
const documents = {
	sample: filesBelow('test/workspaces/sample'),
	pictures: picture('pointers.txt')
		.split('\n== ')
		.slice(1)
		.flatMap((scene) => readPicture(scene.replace(/^.*\n/, '')).map(({ text }) => text)),
};

function filesBelow(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.md'))
		.map((path) => readFileSync(join(root, folder, path), 'utf8'));
}

/** Every line of some documents with its parts. */
function linesOf(texts: readonly string[]): { readonly line: string; readonly parts: readonly ColouredPart[] }[] {
	return texts.flatMap((text) => {
		const lines = text.split('\n');
		return read(text).map((parts, i) => ({ line: lines[i] ?? '', parts }));
	});
}

/** The parts of a line with a scope that begins so; those side by side are one. */
function spansWith(parts: readonly ColouredPart[], scope: string): Span[] {
	const spans: Span[] = [];
	for (const { start, end, scopes } of parts) {
		if (scopes.some((each) => each.startsWith(scope))) {
			const before = spans.at(-1)?.end === start ? spans.pop() : undefined;
			spans.push({ start: before?.start ?? start, end });
		}
	}
	return spans;
}

const holds = (whole: readonly Span[], part: Span) =>
	whole.some(({ start, end }) => start <= part.start && part.end <= end);

/** What is coloured as a pointer, or as an id, and is none. */
function wrongOn(line: string, parts: readonly ColouredPart[]): string[] {
	const spans = (found: readonly { readonly span: Span }[]) => found.map(({ span }) => span);
	return [
		...spansWith(parts, 'meta.link.pointer').filter((span) => !holds(spans(scanPointers(line)), span)),
		...spansWith(parts, 'entity.name.type.id').filter((span) => !holds(spans(scanPlanIds(line)), span)),
	].map(({ start, end }) => line.slice(start, end));
}

const piece = fc.constantFrom(
	...'/ . .. : :: # § , - – ( ) [ ] ]( < > { } ` ** * _ ~ @ = $ " \\ … | 12 3-9 a b.md docs/ x.py ../ https:// line L5 文 D4.A1 A3 TIDE-001 [x] ::t #s'.split(
		' ',
	),
	' ',
	' ',
);
// A definition of a link (`[a]: b`) is another thing to the scanner than a text that begins so.
const anyLine = fc
	.array(piece, { maxLength: 14 })
	.map((pieces) => pieces.join(''))
	.filter((line) => !/^\s*\[.*\]:/.test(line));

describe('colours nothing that is not found', () => {
	test.each(Object.entries(documents))('as a pointer or an id in the %s', (name, texts) => {
		const lines = linesOf(texts);
		expect(lines.flatMap(({ line, parts }) => wrongOn(line, parts))).toEqual([]);
		const found = lines.flatMap(({ line, parts }) =>
			scanPointers(line).map(({ span }) => holds(spansWith(parts, 'meta.link.pointer'), span)),
		);
		const recall = found.filter(Boolean).length / found.length;
		console.info(`colours of pointers in the ${name}: precision 1, recall ${recall.toFixed(2)} of ${found.length}`);
		// The pictures hold every form there is, the sample those that people write.
		expect(recall).toBeGreaterThan(name === 'sample' ? 0.9 : 0.4);
	});

	test('as a range that goes back', () => {
		const coloured = (line: string) =>
			spansWith(read(line)[0] ?? [], 'meta.link.pointer').map(({ start, end }) => line.slice(start, end));
		for (const text of ['b.md#L53-9', 'b.md:123-9', 'b.md:1,53-9', 'b.md#L53-L9']) {
			expect([text, wrongOn(text, read(text)[0] ?? [])]).toEqual([text, []]);
		}
		for (const text of [
			'b.md#L9-53',
			'b.md#L9-L53',
			'b.md#L9',
			'b.md:9-53',
			'b.md:1,9-53',
			'b.md#L-shape',
			'b.md#L5x',
		]) {
			expect([text, coloured(`see ${text} there`)]).toEqual([text, [text]]);
		}
	});

	test('as the target of a link that begins with a colon', () => {
		expect(wrongOn('see [x](::=docs/) there', read('see [x](::=docs/) there')[0] ?? [])).toEqual([]);
		expect(wrongOn('](::=docs/)', read('](::=docs/)')[0] ?? [])).toEqual([]);
	});

	test.each([
		...['文@/=docs/', 'A3@/(x.py', 'L5@//(b.md', '_@../=x.py', 'b.md@@(docs/', 'b.md@*=b.md'],
		...['](#s|x.py)', '](=b.md")', ']("b.md])', '](//"docs/)', '](/:=x.py)', ']( x.py.)', '$(b.md)文'],
		...['docs/docs/TIDE-001-', '../{x.py}', '](D4.A1#s=x.py)', '\\_https://(b.md', 'b.md@~(docs/', '-@_/=docs/'],
		...['see `](=docs` and `](:docs` there'],
	])('in %s', (line) => {
		expect(wrongOn(line, read(line)[0] ?? [])).toEqual([]);
	});

	test('in random lines', () => {
		fc.assert(
			fc.property(anyLine, (line) => {
				expect(wrongOn(line, read(line)[0] ?? [])).toEqual([]);
			}),
			{ numRuns: 3_000 },
		);
	});

	test('as a state', () => {
		const texts = [...documents.sample, ...scenes];
		const coloured = linesOf(texts).flatMap(({ line, parts }) =>
			parts.flatMap(({ start, end, scopes }) => {
				const state = /\.state\.(\w+)\.plan/.exec(scopes.at(-1) ?? '')?.[1];
				return state === undefined ? [] : [[line.slice(start, end), state] as const];
			}),
		);
		expect(coloured.length).toBeGreaterThan(20);
		expect(coloured.filter(([text, state]) => readState(text) !== state)).toEqual([]);
	});
});

test('every task of the sample has its id and its state coloured', () => {
	for (const text of documents.sample) {
		const lines = linesOf([text]);
		for (const { id, raw, line } of readPlan(readBlocks(new Lines(text))).tasks) {
			const { line: source, parts } = lines[line - 1] ?? { line: '', parts: [] };
			const coloured = parts.flatMap(({ start, end, scopes }) =>
				/\.(?:id|state\.\w+)\.plan$/.test(scopes.at(-1) ?? '') ? [source.slice(start, end)] : [],
			);
			expect(coloured).toEqual(expect.arrayContaining([...(id === undefined ? [] : [id]), raw]));
		}
	}
});

const code = (parts: readonly ColouredPart[] = []) => spansWith(parts, 'markup.inline.raw');

test('code spans end where they did, on random lines', () => {
	fc.assert(
		// The target of a link is not looked into, whatever it holds, and a state in a cell has a colour of its own.
		fc.property(
			anyLine.filter((line) => !/^[^`]*\]\(|\| *`\[x\]/.test(line)),
			(line) => {
				expect(code(read(line)[0])).toEqual(code(readPlain(line)[0]));
			},
		),
		{ numRuns: 3_000 },
	);
});

test.each(['|`[x]', '`](=docs` then `b.md`'])('code spans of %s end where they did', (line) => {
	expect(code(read(line)[0])).toEqual(code(readPlain(line)[0]));
});

test('the rest of Markdown looks as it did', () => {
	const ownColumns = (parts: readonly ColouredPart[]) =>
		parts.flatMap(({ start, end, scopes }) => {
			const own = scopes.some((scope) => scope.endsWith('.plan'));
			return Array.from({ length: end - start }, () => (own ? '' : scopes.join(' ')));
		});
	for (const text of [...documents.sample, ...documents.pictures]) {
		const plain = readPlain(text).map(ownColumns);
		const shown = read(text).map(ownColumns);
		shown.forEach((columns, line) => {
			columns.forEach((scopes, column) => {
				if (scopes !== '') {
					expect(scopes, `${text.split('\n')[line]} at ${column}`).toBe(plain[line]?.[column]);
				}
			});
		});
	}
});

// VS Code leaves lines of more than 20,000 characters without colours.
describe('takes time in proportion to a line of 20,000 characters', () => {
	test.each([
		'a/',
		'a.',
		'a.md ',
		'`',
		'` a.md',
		'A1.',
		'A-',
		'A-01-',
		'a@',
		'a:12/',
		'[x] ',
		'| [x] ',
		'a/b.md:1,',
		'{a.md,',
	])('%s again and again', { retry: 4, timeout: 60_000 }, (unit) => {
		// Behind a mark, since at its head a paragraph has rules of its own.
		const lineOf = (length: number) => `- ${unit.repeat(length / unit.length)}`;
		expectLinearBetween(lineOf(2_500), lineOf(20_000), read);
	});
});

describe('the file', () => {
	test('is what the constants say; `npx vitest run test/syntax/textMate.test.ts -u` writes it', async () => {
		const file = join(root, 'syntaxes/plan.tmLanguage.json');
		await expect(`${JSON.stringify(textMateGrammar, undefined, '\t')}\n`).toMatchFileSnapshot(file);
	});

	test('is the one that package.json names', () => {
		const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
		expect(contributes.grammars).toEqual([
			{
				scopeName: textMateGrammar.scopeName,
				path: './syntaxes/plan.tmLanguage.json',
				injectTo: ['text.html.markdown'],
			},
		]);
	});
});
