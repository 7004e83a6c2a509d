import { withFields } from './fields.ts';
import { type KnownLinks, withLinks } from './links.ts';
import { badgesOf, type KnownStates } from './states.ts';
import { changed, type MarkdownIt, type Token } from './token.ts';

/** What is known of a document at the moment when it is rendered. */
export interface Known {
	readonly links: KnownLinks;
	/** The labels of the fields of a brief or plan; none where the document is neither. */
	readonly fields: ReadonlySet<string>;
	readonly states: KnownStates;
}

/**
 * Has a markdown-it show pointers as links, states as badges, and the fields of a brief or plan on lines of their own. It works on what is rendered: parsing stays as it is,
 * so outlines and slugs do, and it is then that the preview tells which document it renders.
 * @param knownOf is given the environment of each rendering; undefined leaves the document as it is
 */
export function extendPreview<M extends MarkdownIt>(md: M, knownOf: (env: unknown) => Known | undefined): M {
	const { renderer } = md;
	const render = renderer.render.bind(renderer);
	renderer.render = (tokens, options, env) => {
		const known = knownOf(env);
		return render(known === undefined ? tokens : withLooks(tokens, known), options, env);
	};
	return md;
}

function withLooks(tokens: Token[], { links, fields, states }: Known): Token[] {
	const badges = badgesOf(tokens, states);
	const shown = tokens.map((token, index) => {
		if (token.type !== 'inline' || token.children === null) {
			return token;
		}
		const children = badges.get(index)?.(token.children) ?? token.children;
		return changed(token, { children: withLinks(children, links) });
	});
	return withFields(shown, fields);
}
