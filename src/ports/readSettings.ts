import * as z from 'zod/mini';
import { isObject } from '../base/collections.ts';
import { follow } from '../base/path.ts';
import { type TaskState, taskStates } from '../syntax/state.ts';
import type { Settings, Severity } from './settings.ts';

/** What counts where a repository says nothing. */
export const defaultSettings: Settings = {
	plans: ['plans/**/*.md'],
	records: ['**/reports/**'],
	archive: [
		'plans/archive/**',
		'plans/completed/**',
		'docs/plans/archive/**',
		'docs/plans/completed/**',
		'openspec/changes/archive/**',
	],
	ledgers: ['docs/fix_plan.md', 'fix_plan.md', '@fix_plan.md', 'docs/fix_plan_archive.md'],
	brief: 'input.md',
	documents: ['**/*.{md,mdx,markdown}'],
	findings: 'docs/findings.md',
	states: new Map(),
	rules: new Map(),
	codeLens: true,
	codeLensInCode: false,
	inlayHints: false,
	maxFileBytes: 20 * 1_048_576,
	exclude: [
		'**/.git/**',
		'**/node_modules/**',
		'**/.venv/**',
		'**/venv/**',
		'**/__pycache__/**',
		'**/.hg/**',
		'**/.svn/**',
	],
};

/** Settings that can be used as they are, and a sentence for each that was wrong and was left at its default. */
export interface SettingsRead {
	readonly settings: Settings;
	readonly problems: readonly string[];
}

/**
 * Reads the settings from JSON that somebody wrote: `{"plans": ["plans/**"], "states": {"[W]": "blocked"}}`, the names
 * without `planNavigator.`. Null and absent are the default, and so is a value of the wrong kind; other names are left alone.
 */
export function readSettings(raw: unknown): SettingsRead {
	const given: ReadonlyMap<string, unknown> = new Map(isObject(raw) ? Object.entries(raw) : []);
	const problems: string[] = [];
	const read = <T>(name: string, rule: Rule<T>, fallback: T): T => {
		const value = given.get(name) ?? undefined;
		if (value === undefined) {
			return fallback;
		}
		const result = z.safeParse(rule.schema, value);
		if (result.success) {
			return result.data;
		}
		problems.push(`The setting planNavigator.${name} must be ${rule.mustBe}; its default is used.`);
		return fallback;
	};
	/** Of an object each entry counts on its own: one that is wrong takes nothing from the others. */
	const readEntries = <T>(name: string, { schema, mustBe }: Rule<T>): ReadonlyMap<string, T> => {
		const kept = new Map<string, T>();
		for (const [key, value] of read(name, object, new Map<string, unknown>())) {
			const result = z.safeParse(schema, value);
			if (result.success) {
				kept.set(key, result.data);
			} else {
				problems.push(
					`In the setting planNavigator.${name}, ${JSON.stringify(key)} must be ${mustBe}; it is left out.`,
				);
			}
		}
		return kept;
	};
	const own = defaultSettings;
	const settings = {
		plans: read('plans', globs, own.plans),
		records: read('records', globs, own.records),
		archive: read('archive', globs, own.archive),
		ledgers: read('ledgers', paths, own.ledgers),
		brief: read('brief', path, own.brief),
		documents: read('documents', globs, own.documents),
		findings: read('findings', path, own.findings),
		states: readEntries('states', state),
		rules: readEntries('rules', severity),
		codeLens: read('codeLens', flag, own.codeLens),
		codeLensInCode: read('codeLensInCode', flag, own.codeLensInCode),
		inlayHints: read('inlayHints', flag, own.inlayHints),
		maxFileBytes: read('maxFileSize', megabytes, own.maxFileBytes),
		exclude: read('exclude', globs, own.exclude),
	};
	return { settings, problems };
}

interface Rule<T> {
	readonly schema: z.ZodMiniType<T>;
	/** Ends the sentence "The setting … must be". */
	readonly mustBe: string;
}

const flag: Rule<boolean> = { schema: z.boolean(), mustBe: 'true or false' };

const globs: Rule<readonly string[]> = {
	schema: z.array(z.string().check(z.refine((glob) => !leavesRoot(glob)))),
	mustBe: 'a list of globs inside the workspace, without a leading / and without .., such as ["plans/**/*.md"]',
};

/** `./docs//fix_plan.md` becomes the root path `docs/fix_plan.md`; what is absolute or leaves the workspace is refused. */
const insidePath = z.pipe(
	z.string().check(z.refine((written) => rootPathOf(written) !== undefined)),
	z.transform((written) => rootPathOf(written) ?? ''),
);

const path: Rule<string> = {
	schema: insidePath,
	mustBe: 'the path of a file in the workspace, relative to its root, such as "input.md"',
};

const paths: Rule<readonly string[]> = {
	schema: z.array(insidePath),
	mustBe: 'a list of paths of files in the workspace, relative to its root, such as ["docs/fix_plan.md"]',
};

const object: Rule<ReadonlyMap<string, unknown>> = {
	schema: z.pipe(
		z.record(z.string(), z.unknown()),
		z.transform((object) => new Map(Object.entries(object))),
	),
	mustBe: 'an object, such as {"[W]": "blocked"} of states or {"pointer-ambiguous": "off"} of rules',
};

const state: Rule<TaskState> = {
	schema: z.enum(taskStates),
	mustBe: 'one of open, active, blocked, done, skipped',
};

const severity: Rule<Severity> = {
	schema: z.enum(['error', 'warning', 'information', 'hint', 'off']),
	mustBe: 'one of error, warning, information, hint, off',
};

/** No text of JavaScript may be much longer than the upper end. */
const megabytes: Rule<number> = {
	schema: z.pipe(
		z.number().check(z.positive(), z.maximum(256)),
		z.transform((size) => Math.floor(size * 1_048_576)),
	),
	mustBe: 'a number of megabytes above 0 and up to 256',
};

/** True for `/tmp/**`, `C:/**`, `../**` and `{plans,..}/**`; a `!` in front changes nothing. */
function leavesRoot(glob: string): boolean {
	return /^!?(?:[/\\]|[a-z]:)/i.test(glob) || glob.split(/[/\\{},()|]/).includes('..');
}

/** A backslash separates folders too: settings travel between machines, and no plan's name holds one. */
function rootPathOf(written: string): string | undefined {
	const isAbsolute = /^[/\\]|^[a-z]:/i.test(written);
	return isAbsolute ? undefined : follow('', written.replaceAll('\\', '/')) || undefined;
}
