import { type Line1, type Span, toLine0 } from '../../base/position.ts';
import type { Brief } from '../../syntax/brief.ts';
import type { RuleContext } from './rule.ts';

/** The brief, if it is the document that is checked. */
export const briefOf = ({ document, workspace }: RuleContext): Brief | undefined =>
	document.path === workspace.ports.settings.brief ? document.brief : undefined;

/** The columns of a text on a line; those of the whole line where it is not there. */
export function spanOf({ document }: Pick<RuleContext, 'document'>, line: Line1, text: string): Span {
	const written = document.lines.at(toLine0(line));
	const start = written.indexOf(text);
	return start < 0 || text === '' ? { start: 0, end: written.length } : { start, end: start + text.length };
}
