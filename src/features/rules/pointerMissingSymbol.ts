import { nearest } from '../../base/nearest.ts';
import { isMarkdown } from '../../indexing/resolve.ts';
import { replace } from './pathFix.ts';
import type { Rule } from './rule.ts';

/** A pointer at a class, function or name that the file does not define. */
export const pointerMissingSymbol: Rule = {
	id: 'pointer-missing-symbol',
	severity: 'warning',
	summary: 'A pointer at a symbol that the file does not define',
	about: 'documents',
	reads: 'pointers',
	check: ({ workspace, document, pointers, isAhead }) =>
		pointers.flatMap(({ line, pointer, resolution }) => {
			const { symbol, symbolSpan } = pointer;
			const { status, path } = resolution;
			if (status !== 'missing-symbol' || symbol === undefined || symbolSpan === undefined || path === undefined) {
				return [];
			}
			return [
				{
					line,
					span: symbolSpan,
					message: `${path} does not define ${symbol}.`,
					mayBeMeant: isAhead(line),
					fixes: async () => {
						const target = isMarkdown(path) || symbol.includes('{') ? undefined : await workspace.document(path);
						const outline = target === undefined ? [] : (workspace.outline(target) ?? []);
						const [bare = '', parameters = ''] = /^([^[]*)(.*)$/.exec(symbol)?.slice(1) ?? [];
						const names = outline.flatMap(({ kind, names }) => (kind === 'import' ? [] : [names.join('::')]));
						const found = nearest(bare, names);
						if (found === undefined) {
							return [];
						}
						const { name, isCertain } = found;
						return [replace(document, line, symbolSpan, name + parameters, `Point at ${name}`, isCertain)];
					},
				},
			];
		}),
};
