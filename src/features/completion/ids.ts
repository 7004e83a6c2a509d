import type { Definition } from '../../indexing/definitions.ts';
import { idKey } from '../../indexing/idKey.ts';
import { shorten } from '../markdown.ts';
import { byNearness, vantageOf } from '../nearness.ts';
import { lineTarget, phaseName } from '../nodeText.ts';
import type { Completion, Cursor } from './item.ts';

/** How much of a title stands beside its id, in UTF-16 units. */
const mostTitle = 80;

/** Of so many ids that begin with a word the nearest are offered. */
const mostFound = 1000;

/** The ids that begin with a word, or whose titles hold it, the nearest first; without a word those of the document's initiative, and all initiatives. */
export async function ids(
	{ workspace, document, line, column, text, cancel }: Cursor,
	word: string,
): Promise<Completion[]> {
	const all = await workspace.ids();
	const from = await vantageOf(workspace, document, line);
	if (cancel.isCancellationRequested) {
		return [];
	}
	const found: readonly Definition[] =
		word === ''
			? all.all.filter(
					({ kind, initiative, document: { path } }) =>
						kind === 'initiative' ||
						path === document.path ||
						(initiative !== undefined && initiative === from.initiative),
				)
			: all.search.find(word, mostFound);
	const behindPhase = /\bPhase\s$/.test(text.slice(0, column - word.length));
	const seen = new Set<string>();
	const near = byNearness(
		found.filter(({ kind }) => (behindPhase ? kind === 'phase' : kind !== 'attempt')),
		from,
	);
	const begins = ({ id }: Definition) => idKey(id).startsWith(idKey(word));
	return [...near.filter(begins), ...near.filter((each) => !begins(each))].flatMap(
		({ kind, id, title, state, line: at, document: { path } }): Completion[] => {
			const isHere = path === document.path && at === line;
			if (kind === 'attempt' || isHere || seen.has(`${kind} ${idKey(id)}`)) {
				return [];
			}
			seen.add(`${kind} ${idKey(id)}`);
			const label = kind === 'phase' && !behindPhase ? phaseName(id) : id;
			return [
				{
					kind,
					label,
					filter: `${label} ${title}`,
					hint: [state, shorten(title, mostTitle)].filter((part) => part).join(' · '),
					target: lineTarget(path, at),
				},
			];
		},
	);
}
