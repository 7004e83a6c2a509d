import { nameOf } from '../../base/path.ts';
import { code } from '../markdown.ts';
import { at, type Facts } from './facts.ts';
import { cell } from './quote.ts';
import type { FoundSelector } from './selectors.ts';
import { namingConventions, storageRules } from './storage.ts';
import { shortPhase } from './subject.ts';

/** What the log of a selector is called. */
export interface LogRow {
	/** The number of the selector. */
	readonly number: number;
	/** Code spans with a placeholder for the time: the logs are yet to be written. */
	readonly names: string;
	readonly where: string;
}

export interface LogNames {
	/** The names that the plan gives, or that it gives none. */
	readonly rule: string;
	readonly rows: readonly LogRow[];
}

/**
 * Log names by the plan's naming conventions: `phase_d4_red_*.log` becomes `phase_d4_red_model_manager.log`, and so does
 * `<phase>_red_<test>.log` with another beginning.
 */
export function logNames(facts: Facts, selectors: readonly FoundSelector[]): LogNames {
	const { phaseId } = facts.subject;
	const conventions = namingConventions(facts).flatMap(({ text, document, line }) =>
		Array.from(text.matchAll(LOG_PATTERN), ([pattern]) => ({
			pattern: pattern.replace(SLOT, '*').replace(PHASE_SLOT, (slot) => (phaseId ? shortPhase(phaseId) : slot)),
			where: at(document, line),
		})),
	);
	const phase = phaseId === undefined ? '' : `phase_${shortPhase(phaseId)}_`;
	const telling = conventions.filter(({ pattern }) => pattern.includes('*'));
	const patterns = telling.length > 0 ? telling.map(({ pattern }) => pattern) : [`${phase}*.log`];
	const rule = ruleOf(conventions[0]?.where, telling[0]?.where);
	const slugs = uniqueSlugs(selectors);
	const stamp = placeholderOf(facts);
	const rows = selectors.map(({ where }, i) => ({
		number: i + 1,
		names: patterns.map((pattern) => cell(code(`${stamp}/${pattern.replace('*', slugs[i] ?? '')}`))).join(', '),
		where,
	}));
	return { rule, rows };
}

/** What is said above the names. @param telling where the plan has names that differ from selector to selector */
function ruleOf(any: string | undefined, telling: string | undefined): string {
	if (telling !== undefined) {
		return `By the naming conventions of the plan (${telling}).`;
	}
	return any === undefined
		? 'The plan has no rule for log names; these follow the names of the artifacts.'
		: `By the plan (${any}) the logs of all selectors have the same names; these follow the names of the artifacts.`;
}

/** The name of a log with something to fill in: `phase_d4_red_*.log`, `<phase>_<test>.log`; no path. */
const LOG_PATTERN = /(?<![\w.<>*/-])(?=[\w.<>-]{0,80}[*<])[\w.<>*-]{1,120}\.(?:log|txt)\b/g;
const SLOT = /<(?:selector|test|test[_-]?name|name|topic|suite|module|slug)>/;
const PHASE_SLOT = /<phase(?:[_-]?id)?>/i;

/** The placeholder that the plan's storage rule writes for the time, else `<ISO8601>`. */
function placeholderOf(facts: Facts): string {
	const rule = storageRules(facts)[0]?.field.text ?? '';
	return /reports\/(<[\w -]+>)/.exec(rule)?.[1] ?? '<ISO8601>';
}

/** A name for each selector that no other has: its file; with its test where several name the file; then a number. */
function uniqueSlugs(selectors: readonly FoundSelector[]): string[] {
	const files = selectors.map(({ selector, nodes }) => fileSlug((selector.nodes[0] ?? nodes[0]?.node)?.path));
	const used = new Set<string>();
	return selectors.map(({ selector }, i) => {
		const file = files[i] ?? '';
		const isAlone = files.filter((each) => each === file).length === 1;
		const test = selector.nodes[0]?.symbol?.replace(/\[.*/, '').split('::').at(-1) ?? '';
		const collects = selector.flags.includes('--collect-only') ? 'collect' : '';
		const name = joined([file, isAlone ? '' : snake(test), collects]);
		let slug = name;
		for (let count = 2; used.has(slug); count++) {
			slug = `${name}_${count}`;
		}
		used.add(slug);
		return slug;
	});
}

/** `tests/torch/test_model_manager.py` is `model_manager`, `test/ledger.test.ts` is `ledger`. */
function fileSlug(path: string | undefined): string {
	return path === undefined ? 'tests' : snake(nameOf(path.replace(/\/$/, '')).replace(TEST_ENDING, ''));
}

const TEST_ENDING = /(?:[._-](?:test|spec))?\.[a-z]{1,5}$/i;

/** Joins names; one that begins with the one before says it all. */
function joined(names: readonly string[]): string {
	return names.filter((name, i) => name !== '' && names[i + 1]?.startsWith(name) !== true).join('_');
}

/** `TestLoadTorchBundle` is `load_torch_bundle`, `test_model_manager` is `model_manager`. */
function snake(name: string): string {
	return name
		.replace(/([a-z\d])([A-Z])/g, '$1_$2')
		.toLowerCase()
		.replace(/[^a-z\d]+/g, '_')
		.replace(/^_?tests?_(?=.)|^_|_$/g, '');
}
