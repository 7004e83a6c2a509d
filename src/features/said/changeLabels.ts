import { wordsFor } from './fileWords.ts';

const files = '(?:files?|modules?|scripts?|tests?|components?|packages?|documents?|docs?)';
/** What a plan calls that which it makes, in a heading or in front of a path. */
export const deliveries = '(?:deliverables?|target files?|output(?: file)?s?|artifacts?)';
/** What is said of a file that is there already: it is read, or delivered in another shape. */
export const changed =
	'(?:updat(?:es?|ed|ing)|modif(?:y|ies|ied)|revis(?:ed|ions?)|refactor(?:ed|ing|s)?|existing|enhanced?|extend(?:ed|s)?|improved?|unchanged|stays?|kept|keeps?|fix(?:es|ed)?|changes? (?:to|in)|reads?|uses?|follows?|see|run|review|check|debug|based on|described in|input|rewritten|migrated|wire|tests? for|same as|like|next to|reference)';
/** Nothing but signs and brackets to the end of the line. */
const alone = String.raw`(?:[^a-z\n()]|\([^()\n]{0,60}\))*$`;
/** What stands before a label that its line begins with. */
const begins = String.raw`^[^a-z\n]{0,40}`;

const change = [
	// `**New files:**`, `Deleted test files`.
	String.raw`(?:all |the |list of |summary of )*(?:new|deleted|removed|renamed) (?:[\w-]+ )?${files}\b${alone}`,
	// `### Files Deleted`.
	String.raw`${files} (?:deleted|removed|renamed)\b${alone}`,
	// `Delete:`, a label on its own.
	String.raw`(?:new|create|add|delete|remove|rename|move)[*_]*:[*_]*\s*$`,
	String.raw`(?:${wordsFor('labels')})[*_]*\s?[:：][*_]*\s*$`,
];

/** What a plan is to deliver is named once it is there as well, which `New files:` seldom is. */
const due = [
	// `## Deliverables`, `**Phase 2 artifacts:**`.
	String.raw`(?:(?:phase|stage|step|milestone|week|sprint) [\w.]{1,8} )?(?:(?:key|main|expected|required|planned|final|project) )?${deliveries}\b${alone}`,
	// `## Target architecture`, `## Proposed folder structure`.
	String.raw`(?:target|proposed|planned|future|desired) (?:(?:file|folder|directory|project|repo|repository|package|module|code) ){0,2}(?:architecture|structure|layout|tree)\b${alone}`,
];

const beginningWith = (labels: readonly string[]) => new RegExp(`${begins}(?:${labels.join('|')})`, 'im');
const changeBegins = beginningWith(change);
const dueBegins = beginningWith(due);
/** Of expressions that begin alike one is made: it runs over whole texts, and each that begins anew costs as much as all. */
const eitherBegins = beginningWith([...change, ...due]);

/** `### Files to create`, `Summary of all files to be deleted:`; what an engine finds soonest is asked first. */
const toBeChanged = new RegExp(
	String.raw` to (?:be )?(?:create|add|write|generate|author|delete|remove|rename|move)d?\b(?<=\b${files} (?:that (?:are|have) )?to (?:be )?[a-z]+)`,
	'i',
);

const listsAbroad = new RegExp(wordsFor('lists'), 'i');
const inListsAbroad = new RegExp(wordsFor('inLists'), 'i');

const isToBeChanged = (text: string): boolean =>
	toBeChanged.test(text) || (inListsAbroad.test(text) && listsAbroad.test(text));

/** True for a heading or label over files that come or go, in English and in other languages. */
export const saysChange = (label: string): boolean => changeBegins.test(label) || isToBeChanged(label);

/** True for a heading or label over what a plan is to deliver, which is there when its work is done. */
export const saysDue = (label: string): boolean => dueBegins.test(label);

/** True for a label, or a line that begins with one, of what work puts out: plans say so of what is to come, and records of what was made. */
export const saysOutput = (text: string): boolean => /^[^:]{0,40}\b(?:artifacts?|outputs?)\b/i.test(text);

const changedWord = new RegExp(String.raw`\b${changed}\b`, 'i');

/** True for a line of such a list that tells of a file which is there: `- Updated docs/a.md`. */
export const saysChanged = (line: string): boolean => changedWord.test(line);

/** True for a text that may hold a line of which one of these is so: most hold none. */
export const mayHoldLabels = (text: string): boolean => eitherBegins.test(text) || isToBeChanged(text);
