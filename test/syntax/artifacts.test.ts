import { describe, expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { readBrief } from '../../src/syntax/brief.ts';

/** The paths a brief asks for, a template marked by `?`. */
const paths = (text: string) =>
	readBrief(new Lines(text)).artifacts.map(({ path, template }) => path + (template ? ' ?' : ''));

describe('artifacts', () => {
	test.each([
		['Artifacts: plans/active/A-001/reports/2025-03-01T101500Z/', ['plans/active/A-001/reports/2025-03-01T101500Z/']],
		['Artifacts: plans/a/reports/2025-03-01T101500Z', ['plans/a/reports/2025-03-01T101500Z/']],
		['Artifacts: r/T/{a.md,b.md}', ['r/T/a.md', 'r/T/b.md']],
		['Artifacts: `r/T/{a.md, b.md}` (optional).', ['r/T/a.md', 'r/T/b.md']],
		[
			'Artifacts: r/$STAMP/{logs/full.log,unit/{junit.xml,time.txt},env/{pip.txt,py.txt}}',
			[
				'r/$STAMP/logs/full.log ?',
				'r/$STAMP/unit/junit.xml ?',
				'r/$STAMP/unit/time.txt ?',
				'r/$STAMP/env/pip.txt ?',
				'r/$STAMP/env/py.txt ?',
			],
		],
		['Artifacts: r/T/a.md; r/T/b.log; docs/c.md (optional)', ['r/T/a.md', 'r/T/b.log', 'docs/c.md']],
		['Artifacts: r/T/a.md, r/T/b.md and r/T/c.md', ['r/T/a.md', 'r/T/b.md', 'r/T/c.md']],
		['Artifacts: r/T/ (timeline/, `scan.log`, updated notes)', ['r/T/', 'r/T/timeline/', 'r/T/scan.log']],
		['Artifacts: r/T/ (updated a.json/md/csv + logs + CLI stdout).', ['r/T/']],
		['Artifacts: r/<ts>/a.md — see docs/b.md', ['r/<ts>/a.md ?']],
		['Artifacts: r/YYYY-MM-DDTHHMMSSZ/', ['r/YYYY-MM-DDTHHMMSSZ/ ?']],
		['Artifacts: r/T/run_*.log', ['r/T/run_*.log ?']],
		['Artifacts:\n- `r/T/a.md` — the story\n- r/T/b.md', ['r/T/a.md', 'r/T/b.md']],
		['Artifacts:\n- r/T/\n  - a.md\n  - `b.md`\n- c/d.md', ['r/T/', 'r/T/a.md', 'r/T/b.md', 'c/d.md']],
		['Artifacts: $OUT_DIR/{a.md,b.md}\nHow-To Map:\n1. export OUT_DIR=r/T, and go.', ['r/T/a.md', 'r/T/b.md']],
		['Artifacts: "$OUT_DIR"/a.md\nHow-To Map:\n1. export OUT_DIR=$ROOT_DIR/b && x', ['$ROOT_DIR/b/a.md ?']],
		[
			'Artifacts: r/T/\n\nDo Now:\n- Pytest: none\n- Artifacts: r/T/ (a.md)\n- Artifact target: `r/U/`',
			['r/T/', 'r/T/a.md', 'r/U/'],
		],
		['Artifacts: Collect a/b summaries, docs/notes diffs, logs, and copy to "r/T/summary.md".', ['r/T/summary.md']],
		['Artifacts: `out dir/a.md`, `logs/b c.log`', ['out dir/a.md', 'logs/b c.log']],
		['Artifacts: `tee out/a.md`, `a.md b/c.md` (`x y`)', ['out/a.md', 'a.md', 'b/c.md']],
		['Artifacts: none', []],
		['Artifacts: n/a — planning', []],
		['Artifacts: https://example.org/a.md', []],
		['Artifacts: TBD', []],
	])('%s', (text, expected) => {
		expect(paths(text)).toEqual(expected);
	});

	test('text and span are those of the member', () => {
		const line = 'Artifacts: r/T/{a.md,n/{b.md,c.md}}';
		const { artifacts } = readBrief(new Lines(line));
		expect(artifacts.map(({ text, span }) => [text, line.slice(span.start, span.end)])).toEqual([
			['a.md', 'a.md'],
			['b.md', 'b.md'],
			['c.md', 'c.md'],
		]);
	});
});
