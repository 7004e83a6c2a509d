import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { expect, test } from 'vitest';

const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

/** Cruises `src/` below a folder and says what breaks a rule: `floor-1-…: src/syntax/a.ts -> src/features/b.ts`. */
async function violations(baseDir: string) {
	const { output } = await cruise(['src'], { ...rules.options, baseDir, ruleSet: rules, validate: true });
	const { summary } = output as ICruiseResult;
	return {
		modules: summary.totalCruised,
		broken: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
	};
}

test('every file imports only from its own floor and from those below', { timeout: 60_000 }, async () => {
	const { modules, broken } = await violations(join(import.meta.dirname, '..'));
	expect(modules).toBeGreaterThan(80);
	expect(broken).toEqual([]);
});

test('a broken floor is seen', { timeout: 60_000 }, async () => {
	const folder = mkdtempSync(join(tmpdir(), 'floors-'));
	const files = {
		'src/base/up.ts': `export * from '../features/hover.ts';`,
		'src/features/hover.ts': `import * as vscode from 'vscode';\nexport const a = vscode;`,
		'src/syntax/one.ts': `import { two } from './two.ts';\nexport const one = two;`,
		'src/syntax/two.ts': `import { one } from './one.ts';\nexport const two = one;`,
		'src/indexing/disk.ts': `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;`,
		'src/server/a.ts': `import '../cli/b.ts';`,
		'src/cli/b.ts': 'export const b = 1;',
		'src/tsconfig.programs.json': '{}',
	};
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	try {
		const { broken } = await violations(folder);
		expect([...new Set(broken.map((each) => each.split(':')[0]))].sort()).toEqual([
			'core-knows-no-host',
			'floor-0-imports-no-higher-floor',
			'no-cycles',
			'programs-import-no-sibling',
			'vscode-only-in-its-room',
		]);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
