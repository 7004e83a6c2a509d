import { nearest } from '../../base/nearest.ts';
import { decodedAnchor } from '../../indexing/paths.ts';
import { surePart } from '../../syntax/pointerProse.ts';
import { replace } from './pathFix.ts';
import type { Rule } from './rule.ts';

/** A pointer at a heading that the document does not have. */
export const pointerMissingHeading: Rule = {
	id: 'pointer-missing-heading',
	severity: 'warning',
	summary: 'A pointer at a heading that the document does not have',
	about: 'documents',
	reads: 'pointers',
	check: ({ workspace, document, pointers }) =>
		pointers.flatMap(({ line, pointer, resolution }) => {
			const { anchor, anchorSpan } = pointer;
			const { status, path } = resolution;
			if (status !== 'missing-heading' || anchor === undefined || anchorSpan === undefined || path === undefined) {
				return [];
			}
			return [
				{
					line,
					span: anchorSpan,
					message: `${path} has ${missing(anchor)}.`,
					fixes: async () => {
						const target = anchor.startsWith('§') ? undefined : await workspace.document(path);
						const found = nearest(surePart(decodedAnchor(pointer)), target?.headings.slugs.keys() ?? []);
						return found === undefined
							? []
							: [replace(document, line, anchorSpan, found.name, `Point at #${found.name}`, found.isCertain)];
					},
				},
			];
		}),
};

/** Of a name of several words not even the first is there: `§Checksum Manifests` looks for `Checksum`, too. */
function missing(anchor: string): string {
	const section = /^§+(.*)$/.exec(surePart(anchor))?.[1];
	if (section === undefined) {
		return `no heading for #${surePart(anchor)}`;
	}
	return /^\d/.test(section) ? `no section ${surePart(anchor)}` : `no heading with the word “${section}”`;
}
