import { keyOfLabel } from '../syntax/briefFields.ts';
import { changed, newText, newToken, type Token } from './token.ts';

/** So many fields make a brief: a word and a colon at the beginning of a line may be anything. */
const fewestFields = 3;

/**
 * The inline tokens of a brief with each field on a line of its own and its label in bold; those of any other document as they
 * are. Markdown joins the lines of a paragraph, and a brief is lines: `Summary: …`, `Mode: …`.
 */
export function withFields(tokens: Token[]): Token[] {
	let fields = 0;
	const looks = tokens.map((token, index) => {
		if (token.type !== 'inline' || token.children === null || tokens[index - 1]?.type !== 'paragraph_open') {
			return token;
		}
		const isItem = tokens[index - 2]?.type === 'list_item_open';
		const children = token.children.flatMap((child, at, all) => {
			const isFirst = at === 0 ? !isItem : all[at - 1]?.type === 'softbreak';
			const label = isFirst ? labelOf(child) : undefined;
			if (label !== undefined) {
				fields++;
				return inBold(child, label);
			}
			const next = all[at + 1];
			const isBefore = child.type === 'softbreak' && next !== undefined && labelOf(next) !== undefined;
			return isBefore ? [newToken(child, 'hardbreak', 'br', 0)] : [child];
		});
		return changed(token, { children });
	});
	return fields < fewestFields ? tokens : looks;
}

/** `Do Now (hard validity contract):`, where a text begins with the label of a field. */
function labelOf({ type, content }: Token): string | undefined {
	const label = type === 'text' ? /^([A-Z][A-Za-z &-]{1,40}(?:\([^()]{1,60}\))?):(?=\s|$)/.exec(content) : null;
	return label?.[1] !== undefined && keyOfLabel(label[1]) !== 'other' ? label[0] : undefined;
}

const inBold = (text: Token, label: string): Token[] => [
	newToken(text, 'strong_open', 'strong', 1),
	newText(text, label),
	newToken(text, 'strong_close', 'strong', -1),
	changed(text, { content: text.content.slice(label.length) }),
];
