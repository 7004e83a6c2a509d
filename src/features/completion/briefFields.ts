import { toLine0 } from '../../base/position.ts';

import { readBriefFields } from '../../syntax/briefFields.ts';
import { keyOfLabel } from '../../syntax/briefLabels.ts';
import { type Completions, type Cursor, completions } from './item.ts';

/** The fields of a brief in the order in which most briefs have them. */
const names = [
	'Summary',
	'Mode',
	'Focus',
	'Branch',
	'Mapped tests',
	'Artifacts',
	'Do Now',
	'If Blocked',
	'Priorities & Rationale',
	'How-To Map',
	'Pitfalls To Avoid',
	'Pointers',
	'Next Up',
] as const;

/** At the start of a line of the brief: the fields that it does not have yet. */
export async function briefFields(cursor: Cursor): Promise<Completions | undefined> {
	const { workspace, document, line, column, text, isAsked } = cursor;
	const typed = /^(#{1,6} )?((?:[A-Z][\w &-]{0,40})?)$/.exec(text.slice(0, column));
	if (!isAsked || typed === null || document.path !== workspace.ports.settings.brief) {
		return undefined;
	}
	const fields = readBriefFields(document.lines).filter((field) => field.line !== line);
	const isFenced = fields.some(({ lines }) => lines.some((each) => each.line === line && each.fenced));
	const has = new Set(fields.map(({ key }) => key));
	const missing = names.filter((name) => !has.has(keyOfLabel(name)));
	if (isFenced || missing.length === 0) {
		return undefined;
	}
	const word = typed[2] ?? '';
	// A heading has a colon where the other fields of the brief have one.
	const bare = typed[1] !== undefined && fields.every((field) => !document.lines.at(toLine0(field.line)).includes(':'));
	const behind = /^[\w &-]{0,40}:[ \t]?/.exec(text.slice(column))?.[0] ?? '';
	const items = missing.map((name) => ({
		kind: 'field' as const,
		label: name,
		text: bare ? name : `${name}: `,
		hint: 'field of the brief',
	}));
	return completions({ start: column - word.length, end: column + behind.length }, word, items);
}
