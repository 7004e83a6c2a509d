import { nearest } from '../../base/nearest.ts';
import type { Settings } from '../../ports/settings.ts';
import { rules } from './rules.ts';

/** What is wrong with the names in the setting of the rules, a sentence each. */
export function unknownRules(settings: Pick<Settings, 'rules'>): string[] {
	const ids = rules.map(({ id }) => id);
	return [...settings.rules.keys()]
		.filter((id) => !ids.includes(id))
		.map((id) => {
			const meant = nearest(id, ids);
			return `planNavigator.rules: there is no rule ${id}${meant === undefined ? '.' : `; did you mean ${meant.name}?`}`;
		});
}
