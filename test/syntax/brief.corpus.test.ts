import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { readBrief } from '../../src/syntax/brief.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpora/ptychopinn');

function briefFiles(): string[] {
	const history = readdirSync(join(corpus, 'history')).map((name) => `history/${name}`);
	return ['input.md', ...history.sort()];
}

/** What holds of every brief that somebody wrote, whatever its form. */
describe.skipIf(!existsSync(corpus))(
	'the briefs of a real project (skipped where ../shared/corpora is missing)',
	() => {
		const files = existsSync(corpus) ? briefFiles() : [];

		test('there are 35', () => {
			expect(files).toHaveLength(35);
		});

		test.each(files)('%s', (file) => {
			const text = readFileSync(join(corpus, file), 'utf8');
			const lines = text.split('\n');
			const brief = readBrief(new Lines(text));

			expect(brief.summary?.line).toBe(1);
			expect(brief.branch?.text).toMatch(/^\S+$/);
			expect(brief.problems).toEqual([]);

			// A focus that names an id, or a folder of plans, is understood.
			const named = /^Focus: ([A-Z][A-Z-]+-\d{3}|seed)/m.exec(text)?.[1];
			expect(brief.focus?.initiative).toBe(named);

			expect(brief.doNow.length).toBeGreaterThan(0);
			const focusId = /^- Focus ID: (\S+?)(?:\.(\w+)\S*)?$/m.exec(text);
			if (focusId !== null) {
				expect([brief.doNow[0]?.initiative, brief.doNow[0]?.task]).toEqual([focusId[1], focusId[2]]);
			}

			// A line that starts a pytest command is found, unless it says that there is none.
			const mapsTests = !/^Mapped tests: none/m.test(text);
			expect(brief.mappedTests.length > 0).toBe(mapsTests);
			expect(brief.doNow.flatMap(({ tests }) => tests).length > 0).toBe(mapsTests);

			// Artifacts are paths: in the initiative's reports, nothing of the sentence around them, nothing left to fill in.
			expect(brief.artifacts.length).toBeGreaterThan(0);
			for (const { path, template, line, span, text: written } of brief.artifacts) {
				expect(path).toMatch(/^plans\/active\/[\w-]+\/reports\/\d{4}-\d\d-\d\dT\d{6}Z\/(?:[\w.-]+\/?)*$/);
				expect(template).toBe(false);
				expect(lines[line - 1]?.slice(span.start, span.end)).toBe(written);
			}

			// Every bullet of a list is an item, and each of Pointers holds one.
			const section = (name: string) =>
				new RegExp(`^${name}.*\\n((?:(?:[-\\d ]|\\u0060).*\\n?)*)`, 'm').exec(text)?.[1] ?? '';
			const bullets = (name: string) => section(name).match(/^(?:-|\d+\.) /gm)?.length ?? 0;
			expect(brief.pointers).toHaveLength(bullets('Pointers'));
			expect(brief.pitfalls).toHaveLength(bullets('Pitfalls'));
			expect(brief.pointers.filter(({ pointers }) => pointers.length === 0)).toEqual([]);
			expect(brief.howTo.length).toBeGreaterThan(0);
			expect(brief.ifBlocked).toBeDefined();
			expect(brief.nextUp).toBeDefined();

			// What is left over are sections that the product knows nothing of, never a piece of one it knows.
			for (const { name } of brief.other) {
				expect(name).toMatch(/^(?:Findings Applied|Doc Sync Plan|Mapped Tests Guardrail|Hard Gate|Normative Math)/);
			}
		});
	},
);
