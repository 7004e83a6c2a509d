import type { StateSpellings } from '../syntax/state.ts';

/** How a finding is shown; `off` for not at all. */
export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** Says whether two settings are the same. */
export const settingsKey = (settings: Settings): string =>
	JSON.stringify({ ...settings, states: [...settings.states], rules: [...settings.rules] });

/** What a repository may say of itself; a setting `planNavigator.*` each, with these names. */
export interface Settings {
	/** Globs of plan documents: `plans/` at any depth. */
	readonly plans: readonly string[];
	/** Globs of dated documents that no tree shows and nothing rewrites: any `reports` folder. */
	readonly records: readonly string[];
	/** Globs of finished plans: `plans/archive/**`. */
	readonly archive: readonly string[];
	/** Ledgers, the first that exists is the live one, the others are read beside it. */
	readonly ledgers: readonly string[];
	/** The brief, root-relative. */
	readonly brief: string;
	/** Globs of the documents whose pointers are known and checked; plans, ledgers and the brief always are. */
	readonly documents: readonly string[];
	/** The log of findings (`CONFIG-001`), root-relative. */
	readonly findings: string;
	readonly states: StateSpellings;
	/** What is made of the findings of a rule, by its id; a rule that is not named keeps its own severity. */
	readonly rules: ReadonlyMap<string, Severity>;
	/** Phases, tasks and Do Now items have lenses; so has code that plans point at; pointers at tasks show their state. */
	readonly codeLens: boolean;
	readonly codeLensInCode: boolean;
	readonly inlayHints: boolean;
	/** Documents over this size are skipped, in bytes. */
	readonly maxFileBytes: number;
	/** Globs that are never walked. */
	readonly exclude: readonly string[];
}
