import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/features/rules/rules.ts';
import { checkFixture } from '../support/ruleFixture.ts';

const root = join(import.meta.dirname, '../..');
const fixtures = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'));
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');

test.each(fixtures)('%s', async (name) => {
	const fixture = read('test/rules', name);
	expect(await checkFixture(fixture)).toBe(fixture);
});

describe('a rule arrives as a whole', () => {
	const manifest = JSON.parse(read('package.json'));
	const settings = manifest.contributes.configuration.flatMap((group: { properties: object }) =>
		Object.entries(group.properties),
	);
	const offered = Object.fromEntries(settings)['planNavigator.rules'].properties;

	test.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, { severity, summary, about }) => {
		expect(fixtures).toContain(`${id}.txt`);
		expect(read('test/rules', `${id}.txt`)).toMatch(new RegExp(`\\^ ${id} `));
		const page = read('docs/rules', `${id}.md`);
		expect(page.startsWith(`# ${id}\n\n${summary}.\n`), page).toBe(true);
		expect(page).toContain(`Severity: ${severity}`);
		const module = `${id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}.ts`;
		const mends = /\bfixes:/.test(read('src/features/rules', module));
		expect(page.includes('\n## Fixes\n'), `${id} has fixes: ${mends}`).toBe(mends);
		expect(read('docs/rules/README.md')).toContain(`| [${id}](${id}.md) | ${summary} | ${severity} |`);
		const severities = ['error', 'warning', 'information', 'hint', 'off'];
		expect(offered[id]).toEqual({ type: 'string', enum: severities, description: summary, default: severity });
		expect(['documents', 'artifacts']).toContain(about);
	});

	test('and nothing is left of one that has gone', () => {
		const ids = rules.map(({ id }) => id).sort();
		expect(Object.keys(offered).sort()).toEqual(ids);
		const pages = readdirSync(join(root, 'docs/rules')).map((name) => name.replace('.md', ''));
		expect(pages.filter((name) => name !== 'README' && name !== 'precision').sort()).toEqual(ids);
	});
});
