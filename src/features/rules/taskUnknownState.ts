import { toLine1 } from '../../base/position.ts';
import { taskStates } from '../../syntax/state.ts';
import { shorten } from '../markdown.ts';
import { stateSpelling } from '../stateSpelling.ts';
import { replace } from './pathFix.ts';
import type { Rule } from './rule.ts';

/** How much of a cell is quoted, in UTF-16 units: it may be a story. */
const mostQuoted = 60;

/** A state cell or box in a spelling that nobody knows. */
export const taskUnknownState: Rule = {
	id: 'task-unknown-state',
	severity: 'warning',
	summary: 'A state in an unknown spelling',
	about: 'documents',
	check({ document, workspace }) {
		const isLedger = workspace.ports.settings.ledgers.includes(document.path);
		const ragged = new Set(document.blocks.problems.flatMap(({ kind, line }) => (kind === 'ragged-row' ? [line] : [])));
		const problems = [...document.plan.problems, ...(isLedger ? document.ledger.problems : [])];
		return problems
			.filter(({ kind, line }) => kind === 'unknown-state' && !ragged.has(line))
			.map(({ line, span }) => {
				const text = document.lines.at(line).slice(span.start, span.end);
				return {
					line: toLine1(line),
					span,
					message: `“${shorten(text, mostQuoted)}” is no known state; planNavigator.states can name spellings of your own.`,
					fixes: async () => {
						const isCell = document.blocks.tables.some(({ rows }) => rows.some((row) => row.line === line));
						if (!isCell && !text.startsWith('[')) {
							return [];
						}
						const cell = { form: isCell ? ('table' as const) : ('list' as const), raw: text, line: toLine1(line) };
						const spelled = taskStates.map((state) => stateSpelling(workspace, document, cell, state));
						const texts = [...new Set(await Promise.all(spelled))];
						return texts.map((each) => replace(document, toLine1(line), span, each, `Set to ${each}`, false));
					},
				};
			});
	},
};
