import { nearest } from '../../base/nearest.ts';
import { replace } from './pathFix.ts';
import type { Rule } from './rule.ts';

/** A pointer at a heading that the document does not have. */
export const pointerMissingHeading: Rule = {
	id: 'pointer-missing-heading',
	severity: 'warning',
	summary: 'A pointer at a heading that the document does not have',
	about: 'documents',
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
						const found = nearest(anchor, target?.headings.slugs.keys() ?? []);
						return found === undefined
							? []
							: [replace(document, line, anchorSpan, found.name, `Point at #${found.name}`, found.isCertain)];
					},
				},
			];
		}),
};

/** A section is cited by its number or by one word: `§Checksum Manifests` looks for `Checksum`. */
function missing(anchor: string): string {
	const section = /^§+(.*)$/.exec(anchor)?.[1];
	if (section === undefined) {
		return `no heading for #${anchor}`;
	}
	return /^\d/.test(section) ? `no section ${section}` : `no heading with the word “${section}”`;
}
