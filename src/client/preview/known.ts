import type { LinkPart } from '../../preview/links.ts';
import type { Known } from '../../preview/plugin.ts';
import type { Preview } from '../../protocol.ts';

/** Before the server has answered, no link is known and states have the usual spellings. */
const nothing: Preview = { links: [], fields: [], states: {} };

/**
 * What the plugin of the preview is told of a document.
 * @param toSection Markdown documents open in the preview, which finds headings but no lines
 */
export function knownFrom(
	preview: Preview = nothing,
	{ names, toSection }: { readonly names: Known['states']['names']; readonly toSection: boolean },
): Known {
	const pointers = new Map<string, readonly LinkPart[]>();
	const targets = new Map<string, LinkPart>();
	for (const { text, markdownLink, parts } of preview.links) {
		const links = parts.map(({ start, end, href, section, title }) => ({
			start,
			end,
			href: (toSection ? section : undefined) ?? href,
			title,
		}));
		const [first] = links;
		if (!markdownLink) {
			pointers.set(text, links);
		} else if (first !== undefined) {
			targets.set(text, first);
		}
	}
	return {
		links: { pointers, targets },
		fields: new Set(preview.fields),
		states: { own: new Map(Object.entries(preview.states)), names },
	};
}
