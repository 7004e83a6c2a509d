import { changed, newText, newToken, type Token } from './token.ts';

/**
 * The inline tokens of a brief or plan with each field on a line of its own and its label in bold. Markdown joins the lines of a
 * paragraph, and fields are lines: `Summary: …`, `Mode: …`; `Goal: …`, `Exit Criteria: …`.
 * @param labels those of the fields, without marks and colon; none leave the tokens as they are
 */
export function withFields(tokens: Token[], labels: ReadonlySet<string>): Token[] {
	if (labels.size === 0) {
		return tokens;
	}
	return tokens.map((token, index) => {
		if (token.type !== 'inline' || token.children === null || tokens[index - 1]?.type !== 'paragraph_open') {
			return token;
		}
		const isItem = tokens[index - 2]?.type === 'list_item_open';
		const children = token.children.flatMap((child, at, all) => {
			if (child.type === 'softbreak') {
				return [labelAt(all, at + 1, labels) === undefined ? child : newToken(child, 'hardbreak', 'br', 0)];
			}
			const isFirst = at === 0 ? !isItem : isBreak(all[at - 1]);
			const label = isFirst && child.type === 'text' && child.content !== '' ? labelAt(all, at, labels) : undefined;
			return label === undefined ? [child] : inBold(child, label);
		});
		return changed(token, { children });
	});
}

const isBreak = (token: Token | undefined): boolean => token?.type === 'softbreak' || token?.type === 'hardbreak';

/** `Do Now (contract):`, where a line of tokens begins with the label of a field; in bold already, without its colon, or not. */
function labelAt(tokens: readonly Token[], at: number, labels: ReadonlySet<string>): string | undefined {
	// Markdown has an empty text in front of what is bold.
	const rest = tokens.slice(at, at + 4).filter(({ type, content }) => type !== 'text' || content !== '');
	const [first, second] = rest;
	if (first?.type === 'strong_open') {
		const name = (second?.content ?? '').trimEnd().replace(/:$/, '').trimEnd();
		return labels.has(name) ? name : undefined;
	}
	const [label = '', name = '', colon] = /^([^:]*)(:(?=\s|$)|$)/.exec(first?.content ?? '') ?? [];
	const isAlone = second === undefined || isBreak(second);
	return first?.type === 'text' && labels.has(name.trimEnd()) && (colon === ':' || isAlone) ? label : undefined;
}

const inBold = (text: Token, label: string): Token[] => [
	newToken(text, 'strong_open', 'strong', 1),
	newText(text, label),
	newToken(text, 'strong_close', 'strong', -1),
	changed(text, { content: text.content.slice(label.length) }),
];
