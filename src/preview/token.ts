/**
 * The part of markdown-it that the plugin touches. The preview brings its own markdown-it, and each version of VS Code
 * another one, so nothing of it is imported.
 */
export interface Token {
	type: string;
	tag: string;
	nesting: -1 | 0 | 1;
	attrs: [string, string | number][] | null;
	children: Token[] | null;
	content: string;
	markup: string;
	attrGet(name: string): string | number | null;
	attrSet(name: string, value: string | number): void;
}

export interface MarkdownIt {
	readonly renderer: {
		render(tokens: Token[], options: unknown, env: unknown): string;
	};
}

type TokenClass = new (type: string, tag: string, nesting: Token['nesting']) => Token;

/** A new token of the same markdown-it as `like`. The renderer escapes its content and attributes. */
export function newToken(
	like: Token,
	type: string,
	tag: string,
	nesting: Token['nesting'],
	attrs: Readonly<Record<string, string | number>> = {},
): Token {
	const token = new (like.constructor as TokenClass)(type, tag, nesting);
	for (const [name, value] of Object.entries(attrs)) {
		token.attrSet(name, value);
	}
	return token;
}

export function newText(like: Token, content: string): Token {
	const token = newToken(like, 'text', '', 0);
	token.content = content;
	return token;
}

/** The same token with some properties changed; the preview keeps the tokens of a document, so they stay as they are. */
export function changed(token: Token, properties: Partial<Token>): Token {
	return Object.assign(Object.create(Object.getPrototypeOf(token)), token, properties);
}
