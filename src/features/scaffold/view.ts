import { alignmentNames, alignmentView } from './alignment.ts';
import type { Facts } from './facts.ts';
import { headerNames, headerView } from './header.ts';
import type { ShapeNames } from './names.ts';
import { selectorMapNames, selectorMapView } from './selectorMap.ts';

interface Part {
	readonly names: ShapeNames;
	readonly view: (facts: Facts) => Promise<object>;
}

const parts: readonly Part[] = [
	{ names: headerNames, view: headerView },
	{ names: alignmentNames, view: alignmentView },
	{ names: selectorMapNames, view: selectorMapView },
];

/** Every name that a template may use; docs/templates.md says what each is. */
export const templateNames: ShapeNames = Object.assign({}, ...parts.map(({ names }) => names));

/** The values of the names that a template uses, and of no others: what nobody looks at is not looked for. */
export async function templateView(facts: Facts, used: ReadonlySet<string>): Promise<object> {
	const found: [string, unknown][] = [];
	for (const { names, view } of parts) {
		if (Object.keys(names).some((name) => used.has(name))) {
			found.push(...Object.entries(await view(facts)));
		}
	}
	return Object.fromEntries(found.filter(([name]) => used.has(name)));
}
