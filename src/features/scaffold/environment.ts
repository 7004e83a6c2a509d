import { scanEnvOverrides } from '../../syntax/selector.ts';
import { citedDocuments } from './cited.ts';
import { at, briefLines, type Facts, ledgerLines, linesOf, type SourceLine, scopeLines } from './facts.ts';
import { cell } from './quote.ts';

/** A variable that somebody sets for tests. */
export interface EnvironmentRow {
	/** `CUDA_VISIBLE_DEVICES=""`, as a code span. */
	readonly setting: string;
	/** Pointers to where it is set, the brief first. */
	readonly places: string;
	/** The first of them. */
	readonly where: string;
}

/** So many places are named for one setting; the rest is counted. */
const mostPlaces = 3;

/** Every `NAME=value` of brief, phase, ledger entry and cited documents, in that order, each once. */
export async function environment(facts: Facts): Promise<EnvironmentRow[]> {
	const cited = (await citedDocuments(facts)).flatMap((document) => linesOf(document));
	const found = new Map<string, SourceLine[]>();
	for (const line of [...briefLines(facts), ...scopeLines(facts), ...ledgerLines(facts), ...cited]) {
		for (const { name, value } of scanEnvOverrides(line.text)) {
			const setting = `${name}=${value === '' || /\s/.test(value) ? `"${value}"` : value}`;
			const places = found.get(setting) ?? [];
			found.set(setting, places);
			if (!places.some((each) => each.document === line.document && each.line === line.line)) {
				places.push(line);
			}
		}
	}
	return [...found].map(([setting, lines]) => {
		const places = lines.map(({ document, line }) => at(document, line));
		const rest = places.length > mostPlaces ? ` and ${places.length - mostPlaces} more` : '';
		return {
			setting: cell(facts.quoter.code(setting, 80)),
			places: places.slice(0, mostPlaces).join(', ') + rest,
			where: places[0] ?? '',
		};
	});
}
