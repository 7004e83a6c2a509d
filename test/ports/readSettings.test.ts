import { expect, test } from 'vitest';
import { defaultSettings, readSettings } from '../../src/ports/readSettings.ts';

test.each([undefined, null, 'text', 7, [], {}, { plans: null, states: undefined, 'trace.server': 'verbose' }])(
	'keeps the defaults for %j',
	(raw) => {
		expect(readSettings(raw)).toEqual({ settings: defaultSettings, problems: [] });
	},
);

test('takes what is written', () => {
	const { settings, problems } = readSettings({
		plans: ['todo/**'],
		records: [],
		ledgers: ['./docs//ledger.md', 'docs\\old.md', 'a/../b.md'],
		brief: './notes/brief.md',
		states: { '[W]': 'blocked', '[✓]': 'done' },
		maxFileSize: 0.5,
	});
	expect(problems).toEqual([]);
	expect(settings).toEqual({
		...defaultSettings,
		plans: ['todo/**'],
		records: [],
		ledgers: ['docs/ledger.md', 'docs/old.md', 'b.md'],
		brief: 'notes/brief.md',
		states: new Map([
			['[W]', 'blocked'],
			['[✓]', 'done'],
		]),
		maxFileBytes: 524_288,
	});
});

test('names each setting that is of the wrong kind and keeps its default', () => {
	const { settings, problems } = readSettings({
		plans: 'plans/**',
		archive: [1],
		ledgers: 'docs/fix_plan.md',
		states: ['[W]'],
		maxFileSize: '20',
		brief: 'brief.md',
	});
	expect(settings).toEqual({ ...defaultSettings, brief: 'brief.md' });
	expect([...problems].sort()).toEqual(
		[
			'The setting planNavigator.plans must be a list of globs inside the workspace, without a leading / and without .., such as ["plans/**/*.md"]; its default is used.',
			'The setting planNavigator.archive must be a list of globs inside the workspace, without a leading / and without .., such as ["plans/**/*.md"]; its default is used.',
			'The setting planNavigator.ledgers must be a list of paths of files in the workspace, relative to its root, such as ["docs/fix_plan.md"]; its default is used.',
			'The setting planNavigator.maxFileSize must be a number of megabytes above 0 and up to 256; its default is used.',
			'The setting planNavigator.states must be an object, such as {"[W]": "blocked"} of states or {"pointer-ambiguous": "off"} of rules; its default is used.',
		].sort(),
	);
});

test('an entry that is wrong takes nothing from the others', () => {
	const { settings, problems } = readSettings({
		states: { '[W]': 'waiting', '[✓]': 'done' },
		rules: { 'pointer-moved': 'loud', 'pointer-missing-file': 'off' },
	});
	expect(settings.states).toEqual(new Map([['[✓]', 'done']]));
	expect(settings.rules).toEqual(new Map([['pointer-missing-file', 'off']]));
	expect(problems).toEqual([
		'In the setting planNavigator.states, "[W]" must be one of open, active, blocked, done, skipped; it is left out.',
		'In the setting planNavigator.rules, "pointer-moved" must be one of error, warning, information, hint, off; it is left out.',
	]);
});

test.each([
	'../input.md',
	'a/../../input.md',
	'/etc/passwd',
	'\\\\server\\share',
	'C:\\input.md',
	'..\\input.md',
	'',
	'.',
])('refuses %j as the brief and as a ledger', (path) => {
	const { settings, problems } = readSettings({ brief: path, ledgers: ['docs/fix_plan.md', path] });
	expect(settings).toEqual(defaultSettings);
	expect(problems).toHaveLength(2);
});

test.each([
	'../**/*.md',
	'plans/../../**',
	'{plans,..}/**',
	'plans\\..\\..\\*.md',
	'/tmp/x/**',
	'!/tmp/x/**',
	'\\\\server\\share\\**',
	'C:/plans/**',
])('refuses %j as a glob', (glob) => {
	const { settings, problems } = readSettings({ plans: ['todo/**', glob] });
	expect(settings).toEqual(defaultSettings);
	expect(problems).toHaveLength(1);
});

test.each(['..notes/*.md', 'a..b/**', '!plans/old/**', 'plans/{a,b}/*.md'])('takes %j as a glob', (glob) => {
	expect(readSettings({ plans: [glob] })).toMatchObject({ settings: { plans: [glob] }, problems: [] });
});

test.each([0, -1, 257, Number.NaN])('refuses %d megabytes', (maxFileSize) => {
	expect(readSettings({ maxFileSize }).problems).toHaveLength(1);
});
