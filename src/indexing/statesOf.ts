import type { RootPath } from '../ports/files.ts';
import type { StateSpellings } from '../syntax/state.ts';

/** Kiro writes `[-]` for the task that it works on. */
const ofKiro: StateSpellings = new Map([['[-]', 'active']]);

/**
 * How states are spelled in a document: as its repository says, then as the tool whose folder it lies in.
 * @param own the setting `planNavigator.states`
 */
export const statesOf = (path: RootPath, own: StateSpellings): StateSpellings =>
	path.startsWith('.kiro/') || path.includes('/.kiro/') ? new Map([...ofKiro, ...own]) : own;
