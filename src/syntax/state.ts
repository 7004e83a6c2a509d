/** What a task is in; every spelling of it is one of these. */
export type TaskState = 'open' | 'active' | 'blocked' | 'done' | 'skipped';

/** A repository's own spellings (setting `planNavigator.states`), looked at before the built-in ones: `{"[W]": "blocked"}`. */
export type StateSpellings = ReadonlyMap<string, TaskState>;

/**
 * Reads a state cell, a checkbox or a status word: `[x]`, `` `[D]` ``, `✅ Complete`, `in_progress`, `done (archived)`.
 * Undefined where it says none. Spellings are those of grammar.md, sections 0.2 (T7) and (b).
 */
export function readState(_marker: string, _own?: StateSpellings): TaskState | undefined {
	throw new Error('not yet');
}
