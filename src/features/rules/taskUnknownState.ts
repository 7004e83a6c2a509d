import type { Lines } from '../../base/lines.ts';
import { line0, toLine1 } from '../../base/position.ts';
import { taskStates } from '../../syntax/state.ts';
import { shorten } from '../markdown.ts';
import { stateSpelling } from '../stateSpelling.ts';
import { replace } from './pathFix.ts';
import type { Rule } from './rule.ts';

/** How much of a cell is quoted, in UTF-16 units: it may be a story. */
const mostQuoted = 60;

/** What has more words is a sentence and no spelling. */
const mostWords = 5;

/** `Status legend: `OPEN` · `FOUNDER`:` a line that lists the words which the document uses, by what parts them. */
const LEGEND =
	/^[^\p{L}]{0,8}(?:\p{L}+ )?(?:legend|statuses|states|(?:status|state) (?:key|values|codes))\b[^:|]{0,40}:(.+)$/iu;
const PARTED = /\s*[·|,/;•]\s*/;

/** A state cell or box in a spelling that nobody knows. */
export const taskUnknownState: Rule = {
	id: 'task-unknown-state',
	severity: 'warning',
	summary: 'A state in an unknown spelling',
	about: 'documents',
	check({ document, workspace }) {
		const isLedger = workspace.ports.settings.ledgers.includes(document.path);
		const ragged = new Set(document.blocks.problems.flatMap(({ kind, line }) => (kind === 'ragged-row' ? [line] : [])));
		const isNamed = namedInLegend(document.lines);
		const problems = [...document.plan.problems, ...(isLedger ? document.ledger.problems : [])];
		return problems
			.filter(({ kind, line }) => kind === 'unknown-state' && !ragged.has(line))
			.map(({ line, span }) => ({ line, span, text: document.lines.at(line).slice(span.start, span.end) }))
			.filter(({ text }) => text.trim().split(/\s+/).length <= mostWords && !isNamed(text))
			.map(({ line, span, text }) => {
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

/** Tells whether a legend of the document names a spelling, with a meaning (`FOUNDER = asks the founder`) or without. */
function namedInLegend(lines: Lines): (text: string) => boolean {
	let named: ReadonlySet<string> | undefined;
	return (text) => {
		named ??= new Set(
			Array.from({ length: lines.count }, (_, line) => lines.at(line0(line))).flatMap((line) => {
				const words = (LEGEND.exec(line)?.[1] ?? '')
					.split(PARTED)
					.map((each) => plain(each.split(/ (?:=|[–—-]) /)[0] ?? ''));
				return words.length > 2 ? words : [];
			}),
		);
		return named.has(plain(text));
	};
}

const plain = (text: string): string =>
	text
		.replace(/[`*_.]/g, '')
		.trim()
		.toLowerCase();
