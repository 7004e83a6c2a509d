import { close, ends, files, joint, open } from './englishMarks.ts';
import type { Saying } from './saying.ts';

const made = '(?:created|written|committed|added|built|implemented|checked in)';
/** `x never existed`, `x was never written`; not `x never created a socket`. */
const neverMade = new RegExp(
	String.raw`${close}(?:never\s+(?:existed|landed)\b|(?:(?:was|were|has been|had been)\s+|${joint})never\s+${made}\b|never\s+${made}${ends})`,
	'i',
);
/** `dead link to x`, `stale reference: x`, `the wrong path x`. */
const brokenLink = new RegExp(
	String.raw`\b(?:(?:dead|broken|stale|dangling|outdated)\s+(?:[a-z]+\s+)?(?:path|link|ref|reference|pointer|citation|import)s?|(?:wrong|incorrect|bogus|non-?existent|hallucinated)\s+(?:path|link|reference|file(?:\s?name)?)s?)(?:\s+(?:to|at))?[\s:(]+${open}`,
	'i',
);
/** `~~x~~`, also as a part of what is struck out. */
const struckBefore = /(?:^|[\s|(>*_-])~~(?=\S)[^~]*$/;
const struckBehind = /^(?:[^~]*[^\s~])?~~/;
const replaced = new RegExp(
	String.raw`\b(?:replac(?:es?|ed|ing)|instead of|in place of)\s+(?:the\s+)?(?:old|previous|former|legacy|obsolete|deprecated|original)\s+(?:${files}\s+)?${open}`,
	'i',
);
/** `x (removed in v2)`, `x (since deleted)`, `x → removed`; what is `moved from` another place is here. */
const removedBehind = new RegExp(
	String.raw`${close}(?:\(\s*[*_]*(?:(?:was|were|is|has been|file)\s+)?(?:(?:now|since|already|later|meanwhile)\s+(?:delet|remov|renam|retir)ed\s*(?=$|[,;:)—–])|(?:(?:delet|remov|retir)ed\s+from|(?:delet|remov|renam|retir|mov)ed\s+(?:in|at|with|by|on|during|before|when|as|per|after))\s)|(?:→|⇒|[-=]>)\s*[*_(]*(?:deleted?|removed?|retired?|dropped|gone)${ends})`,
	'i',
);
/** What a repository does not hold on purpose: `x (generated)`, `x (git-ignored, 2 MB)`. */
const keptOut = new RegExp(
	String.raw`${close}\(\s*[*_]*(?:(?:auto-?)?generated|git-?ignored|untracked|local(?:[- ]only)?|private|upstream|build (?:output|artifact)s?|not (?:committed|tracked|checked in|versioned|in (?:git|(?:the|this) repo(?:sitory)?)))(?=\s*[,;:.)—–])`,
	'i',
);
/** `x:12 (file removed in v2)`, of a line of it as well. */
const fileGoneBehind = new RegExp(
	String.raw`${close}(?:[(:—–-]\s*)[*_]*(?:the |this )?(?:whole |entire )?file (?:(?:was|is|has been|now|since|got) )*(?:deleted|removed|renamed|moved|gone)\b`,
	'i',
);

/** What plans in English say of a citation rather than of the file: that it is not to be found, or need not be. */
export const asides: readonly Saying[] = [
	{ says: 'gone', in: 'behind', words: neverMade },
	{ says: 'gone', in: 'before', words: brokenLink },
	{ says: 'gone', in: 'before', words: struckBefore, followed: struckBehind },
	{ says: 'gone', in: 'before', words: replaced },
	{ says: 'gone', in: 'behind', words: removedBehind },
	{ says: 'gone', in: 'behind', words: fileGoneBehind },
	{ says: 'inPassing', in: 'behind', words: keptOut },
];

/** True where a line says of the whole file that it is gone, though it names lines of it. */
export const isWholeFileGone = (behind: string): boolean => fileGoneBehind.test(behind);
