import alignment from './templates/alignment.mustache';
import header from './templates/header.mustache';
import selectorMap from './templates/selector_map.mustache';

/** The templates that need no file in the workspace, by file name. */
export const builtInTemplates: ReadonlyMap<string, string> = new Map([
	['alignment.mustache', alignment],
	['selector_map.mustache', selectorMap],
	['header.mustache', header],
]);

/** The kinds that are always there, and the file names of their templates. */
export const builtInKinds: ReadonlyMap<string, string> = new Map([
	['d4-alignment', 'alignment.mustache'],
	['d4-selector-map', 'selector_map.mustache'],
]);
