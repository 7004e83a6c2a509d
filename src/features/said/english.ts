import { englishGone } from './englishGone.ts';
import { englishMade } from './englishMade.ts';
import { close, ends, files, head, joint, not, open } from './englishMarks.ts';
import type { Saying } from './saying.ts';

/** ``Never ship without `x` ``: nothing works without it, or it need not be there. */
const withoutBefore = new RegExp(String.raw`\bwithout(?:\s+(?:an?|the))?(?:\s+(?:file|folder))?\s+${open}`, 'i');
const exampleBefore = new RegExp(String.raw`(?:\be\.\s?g\.?|\bfor (?:example|instance)|\bsuch as),?\s+${open}`, 'i');
const renamedBehind = new RegExp(String.raw`${close}(?:→|->|=>)\s*[*\x60'"(\[]*[\w./-]+\.[a-z]\w{0,9}(?![\w(])`);
/** `Move x into y`, `Replace x with y`: it has another place or name once that is done. */
const movedBefore = new RegExp(
	String.raw`${head}(?:(?:merg|replac|mov)(?:e|es|ed|ing)|split)[*_]*:?\s+(?:the\s+)?${open}`,
	'i',
);

/** `x was replaced by y`, `x (optional)`. */
const replacedBehind = new RegExp(
	String.raw`${close}(?:(?:is|are|was|were|has been|have been)\s+(?:now\s+|since\s+|later\s+)?(?:replaced|superseded)\s+(?:by|with)\b|${joint}optional${ends})`,
	'i',
);
/** `If x exists`, `check whether there is a x`. */
const ifBefore = new RegExp(
	String.raw`\b(?:if|whether|unless|until|once|when)\s+(?:(?:an?|the)\s+)?(?:${files}\s+)?${open}`,
	'i',
);
const exists = new RegExp(
	String.raw`${close}(?:already\s+|still\s+)?(?:exists?|is (?:there|present|available))\b`,
	'i',
);
const ifThereBefore = new RegExp(
	String.raw`\b(?:(?:if|whether|unless|when)\s+there\s+(?:is|are|was|were)|(?:is|are|was|were)\s+there)\s+(?:(?:an?|any)\s+)?${open}`,
	'i',
);
/** What plans in English say of files. */
export const english: readonly Saying[] = [
	...englishGone,
	...englishMade,
	{ says: 'inPassing', in: 'before', words: exampleBefore },
	{ says: 'inPassing', in: 'clause', words: withoutBefore },
	{ says: 'inPassing', in: 'behind', words: renamedBehind },
	{ says: 'inPassing', in: 'behind', words: replacedBehind },
	{ says: 'inPassing', in: 'clause', words: ifBefore, followed: exists },
	{ says: 'inPassing', in: 'clause', words: ifThereBefore },
	{ says: 'inPassing', in: 'clause', words: movedBefore, not },
];
