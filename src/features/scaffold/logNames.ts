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

/** Log names by the plan's naming conventions: `phase_d4_red_*.log` becomes `phase_d4_red_model_manager.log`. */
export function logNames(facts: Facts, selectors: readonly FoundSelector[]): LogNames {
	const conventions = namingConventions(facts).flatMap(({ text, document, line }) =>
		Array.from(text.matchAll(/[\w.-]*[*][\w.-]*\.(?:log|txt)\b/g), ([pattern]) => ({
			pattern,
			where: at(document, line),
		})),
	);
	const phase = facts.subject.phaseId === undefined ? '' : `phase_${shortPhase(facts.subject.phaseId)}_`;
	const patterns = conventions.length > 0 ? conventions.map(({ pattern }) => pattern) : [`${phase}*.log`];
	const [first] = conventions;
	const rule =
		first === undefined
			? 'The plan has no rule for log names; these follow the names of the artifacts.'
			: `By the naming conventions of the plan (${first.where}).`;
	const slugs = uniqueSlugs(selectors);
	const stamp = placeholderOf(facts);
	const rows = selectors.map(({ where }, i) => ({
		number: i + 1,
		names: patterns.map((pattern) => cell(code(`${stamp}/${pattern.replace('*', slugs[i] ?? '')}`))).join(', '),
		where,
	}));
	return { rule, rows };
}

/** The placeholder that the plan's storage rule writes for the time, else `<ISO8601>`. */
function placeholderOf(facts: Facts): string {
	const rule = storageRules(facts)[0]?.field.text ?? '';
	return /reports\/(<[\w -]+>)/.exec(rule)?.[1] ?? '<ISO8601>';
}

/** A name for each selector that no other has: its file; with its test where several name the file; then a number. */
function uniqueSlugs(selectors: readonly FoundSelector[]): string[] {
	const files = selectors.map(({ selector }) => fileSlug(selector.nodes[0]?.path));
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

/** `tests/torch/test_model_manager.py` is `model_manager`. */
function fileSlug(path: string | undefined): string {
	return path === undefined ? 'tests' : snake(nameOf(path.replace(/\/$/, '')).replace(/\.py$/, ''));
}

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
