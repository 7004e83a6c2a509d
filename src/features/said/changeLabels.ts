import { wordsFor } from './fileWords.ts';

const files = '(?:files|modules|scripts|tests|components|packages|documents|docs)';
/** Nothing but signs and brackets to the end of the line. */
const alone = String.raw`(?:[^a-z\n()]|\([^()\n]{0,60}\))*$`;
/** What stands before a label that its line begins with. */
const begins = String.raw`^[^a-z\n]{0,40}`;

/** Of many expressions that begin alike one is made: they run over whole texts, and each that begins anew costs as much as all. */
const beginning = new RegExp(
	`${begins}(?:${[
		// `**New files:**`, `Deleted test files`.
		String.raw`(?:all |the |list of |summary of )*(?:new|deleted|removed|renamed) (?:[\w-]+ )?${files}\b${alone}`,
		// `### Files Deleted`.
		String.raw`${files} (?:deleted|removed|renamed)\b${alone}`,
		// `Delete:`, a label on its own.
		String.raw`(?:new|create|add|delete|remove|rename|move)[*_]*:[*_]*\s*$`,
		String.raw`(?:${wordsFor('labels')})[*_]*\s?[:：][*_]*\s*$`,
	].join('|')})`,
	'im',
);

/** `### Files to create`, `Summary of all files to be deleted:`; what an engine finds soonest is asked first. */
const toBeChanged = new RegExp(
	String.raw` to (?:be )?(?:create|add|write|generate|author|delete|remove|rename|move)d?\b(?<=\b${files} (?:that (?:are|have) )?to (?:be )?[a-z]+)`,
	'i',
);

const listsAbroad = new RegExp(wordsFor('lists'), 'i');
const inListsAbroad = new RegExp(wordsFor('inLists'), 'i');

/** True for a heading or label over files that come or go, in English and in other languages, and for a text that holds such a line. */
export const saysChange = (text: string): boolean =>
	beginning.test(text) || toBeChanged.test(text) || (inListsAbroad.test(text) && listsAbroad.test(text));
