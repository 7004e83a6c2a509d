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
	const rows = selectors.map(({ line }, i) => ({
		number: i + 1,
		names: patterns.map((pattern) => cell(code(`${stamp}/${pattern.replace('*', slugs[i] ?? '')}`))).join(', '),
		where: at(line.document, line.line),
	}));
	return { rule, rows };
}

/** The placeholder that the plan's storage rule writes for the time, else `<ISO8601>`. */
function placeholderOf(facts: Facts): string {
	const rule = storageRules(facts)[0]?.field.text ?? '';
	return /reports\/(<[\w -]+>)/.exec(rule)?.[1] ?? '<ISO8601>';
}

/** The shortest name for each selector that no other has: its file, then its class or function, then a number. */
function uniqueSlugs(selectors: readonly FoundSelector[]): string[] {
	const used = new Set<string>();
	return selectors.map(({ selector }) => {
		const [node] = selector.nodes;
		const file = node === undefined ? 'tests' : snake(nameOf(node.path.replace(/\/$/, '')).replace(/\.py$/, ''));
		const symbol = (node?.symbol ?? '').replace(/\[.*/, '').split('::').map(snake);
		const names = [file, ...symbol.map((_, i) => joined([file, ...symbol.slice(symbol.length - 1 - i)]))];
		const free = names.find((name) => !used.has(name));
		let slug = free ?? `${file}_2`;
		for (let i = 3; used.has(slug); i++) {
			slug = `${file}_${i}`;
		}
		used.add(slug);
		return slug;
	});
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
