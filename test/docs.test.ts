import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = [
	'README.md',
	'ARCHITECTURE.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
];

test.each(pages)('every relative link of %s leads somewhere', (page) => {
	const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target.split('#')[0] ?? '');
	const broken = links.filter(
		(target) => target !== '' && !/^https?:/.test(target) && !existsSync(join(root, dirname(page), target)),
	);
	expect(broken).toEqual([]);
});

interface Manifest {
	readonly scripts: Readonly<Record<string, string>>;
	readonly contributes: {
		readonly configuration: readonly {
			readonly properties: Readonly<Record<string, { readonly default?: unknown }>>;
		}[];
	};
}
const manifest: Manifest = JSON.parse(read('package.json'));
const settings = manifest.contributes.configuration.flatMap(({ properties }) => Object.entries(properties));

test.each(settings)('README has %s with its default', (name, { default: value }) => {
	const row = read('README.md')
		.split('\n')
		.find((line) => line.startsWith(`| \`${name}\` |`));
	expect(row).toBeDefined();
	const first = Array.isArray(value) ? value.at(0) : value;
	if (name !== 'planNavigator.exclude' && typeof first !== 'object') {
		expect(row).toContain(`\`${first}\``);
	}
});

test('every npm script that the pages name is there', () => {
	const named = pages.flatMap((page) => [...read(page).matchAll(/npm run ([\w-]+)/g)].map(([, name = '']) => name));
	expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});

test('the architecture page names the folders that are there', () => {
	const floors = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
	expect(
		floors.filter(({ name }) => !read('ARCHITECTURE.md').includes(`\`src/${name}/\``)).map(({ name }) => name),
	).toEqual([]);
});
