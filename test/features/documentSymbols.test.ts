import { expect, test } from 'vitest';
import { documentSymbols, type PlanSymbol } from '../../src/features/documentSymbols.ts';
import { folds } from '../../src/features/folds.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

async function read(text: string) {
	const document = await memoryWorkspace({ 'a.md': text }).workspace.document('a.md');
	if (document === undefined) {
		throw new Error('the document is there');
	}
	return document;
}

/** The outline as indented lines: `Phase A — Baseline | active | 3-9`. */
const picture = (symbols: readonly PlanSymbol[], indent = ''): string[] =>
	symbols.flatMap(({ name, detail, line, lastLine, children }) => [
		`${indent}${name} | ${detail} | ${line}-${lastLine}`,
		...picture(children, `${indent}  `),
	]);

const plan = `# Tides

- [ ] S0: Before

## Phase A — *Baseline* [done]

### Phase A.1 — Heights

| ID | Task | State |
| --- | --- | --- |
| A1 | Store | [x] |

## Phase B

- [ ] B1: Compare
      with care
  - [x] B2: First

- [ ] ${'long '.repeat(100)}
`;

test('phases hold phases and tasks, tasks hold tasks', async () => {
	expect(picture(documentSymbols(await read(plan), false))).toEqual([
		'S0 Before | open | 3-3',
		'Phase A — Baseline [done] | done | 5-12',
		'  Phase A.1 — Heights |  | 7-12',
		'    A1 Store | done | 11-11',
		'Phase B |  | 13-19',
		'  B1 Compare | open | 15-17',
		'    B2 First | done | 17-17',
		`  ${'long '.repeat(100).slice(0, 199)}… | open | 19-19`,
	]);
});

const ledger = `# Ledger

## [TIDE-001] Tides
- Status: done
- Attempts History:
  * [2026-01-01] Attempt #1 — began
    and went on
  * [2026-01-02] Attempt #2 — ended

**WAVE-002 — Waves**

- Status: pending
`;

test('a ledger holds entries, and they their attempts', async () => {
	expect(picture(documentSymbols(await read(ledger), true))).toEqual([
		'TIDE-001 — Tides | done | 3-8',
		'  Attempt #1 — began | 2026-01-01 | 6-7',
		'  Attempt #2 — ended | 2026-01-02 | 8-8',
		'WAVE-002 — Waves | open | 10-12',
	]);
	expect(documentSymbols(await read(ledger), false)).toEqual([]);
});

test('phases, tasks, entries and attempts fold, blank lines behind them left out', async () => {
	const lines = async (text: string, isLedger: boolean) =>
		folds(await read(text), isLedger).map(
			({ first, last, isMarkdown }) => `${first}-${last}${isMarkdown ? '' : ' ours'}`,
		);
	expect(await lines(plan, false)).toEqual(['5-11', '7-11', '13-19', '15-17']);
	expect(await lines(ledger, true)).toEqual(['3-8', '6-7', '10-12 ours']);
});
