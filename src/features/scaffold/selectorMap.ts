import { folderOf } from '../../base/path.ts';
import { code } from '../markdown.ts';
import { cut, type Listed } from './budget.ts';
import { type EnvironmentRow, environment } from './environment.ts';
import type { Facts } from './facts.ts';
import { type LogRow, logNames } from './logNames.ts';
import { type NamesOf, namesOfList } from './names.ts';
import { missingFiles, type SelectorRow, selectorRows, selectors, testFiles } from './selectors.ts';
import { type SkipGuard, type SkipRule, skipGuards, skipRules } from './skipGuards.ts';
import { type StorageLine, storage } from './storage.ts';

/**
 * What `templates/selector_map.mustache` asks for, beside the header. Every text is one line of finished Markdown, `where` a
 * pointer in a code span. A list that had to be cut has `more` with `count` and `where`.
 */
interface SelectorMapView {
	readonly environment: Listed<EnvironmentRow>;
	readonly selectors: Listed<SelectorRow>;
	/** What brief and plan say about skipping. */
	readonly rules: Listed<SkipRule>;
	readonly guards: Listed<SkipGuard>;
	/** True where a test file or a conftest file was there to be looked into. */
	readonly hasLooked: boolean;
	/** The files that the selectors name and that are not there; empty for none. */
	readonly notLooked: string;
	/** The folder of the draft, a code span. */
	readonly directory: string;
	readonly storage: Listed<StorageLine>;
	/** Where the log names come from. */
	readonly logRule: string;
	readonly logs: Listed<LogRow>;
}

export const selectorMapNames: NamesOf<SelectorMapView> = {
	environment: namesOfList({ setting: 'text', places: 'text', where: 'text' }),
	selectors: namesOfList({ number: 'text', selector: 'text', found: 'text', where: 'text' }),
	rules: namesOfList({ text: 'text', where: 'text' }),
	guards: namesOfList({ effect: 'text', source: 'text', repeats: 'text', where: 'text' }),
	hasLooked: 'flag',
	notLooked: 'text',
	directory: 'text',
	storage: namesOfList({ text: 'text', where: 'text' }),
	logRule: 'text',
	logs: namesOfList({ number: 'text', names: 'text', where: 'text' }),
};

/** What a selector map says of a phase. */
export async function selectorMapView(facts: Facts): Promise<SelectorMapView> {
	const found = await selectors(facts);
	const { guards, hasLooked } = await skipGuards(facts, testFiles(found.items));
	const { rule, rows } = logNames(facts, found.items);
	return {
		environment: cut(await environment(facts)),
		selectors: { items: selectorRows(facts, found.items), more: found.more },
		rules: cut(await skipRules(facts)),
		guards: cut(guards),
		hasLooked,
		notLooked: namesOf(missingFiles(found.items)),
		directory: code(`${folderOf(facts.path)}/`),
		storage: cut(await storage(facts)),
		logRule: rule,
		logs: { items: rows, more: found.more },
	};
}

/** So many files that are not there are named. */
const mostNamed = 8;

function namesOf(paths: readonly string[]): string {
	const rest = paths.length > mostNamed ? ` and ${paths.length - mostNamed} more` : '';
	return paths.slice(0, mostNamed).map(code).join(', ') + rest;
}
