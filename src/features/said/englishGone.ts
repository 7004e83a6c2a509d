import { close, ends, files, head, joint, movedHere, not, open, others } from './englishMarks.ts';
import { cellOf, laterCell, type Saying } from './saying.ts';

const gone = '(?:delet|remov|renam|retir)ed';
const going = '(?:delet|remov|renam|retir)(?:e|es|ed|ing)';

const missingBefore = new RegExp(
	String.raw`\b(?:no|missing|absent|deleted|removed|there\s+(?:is|are|was|were)(?:n['’]t|\s+not)(?:\s+yet)?\s+(?:an?|any)|(?:do|does|did)(?:n['’]t|\s+not)(?:\s+yet)?\s+have(?:\s+(?:an?|any))?)(?:\s+(?:file|folder))?\s+${open}|\b(?:moved|renamed)\s+from\s+${open}|\b(?:formerly|supersed(?:es?|ed|ing))(?:\s+(?:at|in|known as|named|called|the|old))*\s+${open}`,
	'i',
);
/** ``(was `x`)``: in brackets of its own. */
const wasBefore = new RegExp(
	String.raw`\((?:was|were|previously|originally)(?:\s+(?:at|in|known as|named|called))?:?\s+${open}`,
	'i',
);
const closes = /^[\x60'"*\]]{0,3}\s?[),;]/;
/** `no x changes`, `we do not have x covered`: it is there. */
const staysSame = new RegExp(
	String.raw`${close}(?:changes?|edits?|modifications?|(?:fully\s+)?(?:covered|tested|documented|finished|ready|working))\b`,
	'i',
);
/** Paths behind this one that the same is said of: `, b.md and c.md`. */
const andOthers = String.raw`(?:(?:\s*,\s*|\s+)(?:(?:and|or)\s+)?[*\x60'"(]*(?=[^\s,*\x60'"()]*[./])[^\s,*\x60'"()]+[*\x60'")]*)*`;
const kinds = '(?:file|folder|directory|path|script|module|document|page)s?';
/** What a path stands in, up to the third word of it; not where words behind say something of that: `in docs/b.md, which is missing`. */
const upToThree = String.raw`(?:(?:an?|the)\s+)?(?!(?:an?|the|which|whom)\s)\S+(?:\s+(?!that\b|which\b)\S+){0,2}?(?!,?\s+(?:that|which)\b)`;
/** `is referenced`, `cited by docs/b.md`. */
const isNamed = String.raw`(?:(?:is|are|was|were)\s+)?(?:referenced|cited|named|mentioned|listed|linked|imported|expected|required)(?:\s+(?:in|by|from|on)\s+${upToThree})?`;
/** Words that may stand between a path and what is said of it: `file`, `, which still`, `if it`, `— the file`, `is cited but`. */
const ofItself = String.raw`(?:[\s,(:—–-]+(?:${kinds}|(?<!\b(?:if|when|where)\s)the(?=\s+${kinds})|${isNamed}\)?|if|when|where|as|since|because|but|and|it|they|that|which|still|currently|also|now|already|both)(?![\w-])){0,4}`;
/** `in the old plan`, as far as that. */
const somewhere = String.raw`(?:\s+(?:in|from|of|on|under)\s+${upToThree})?`;
/** `is missing a header`, `is missing tests`. */
const ofSomething = String.raw`(?!\s+(?:an?|the|its|their|some|any|all|(?!this\b)\w{3,}s)\b)`;
/** `x does not exist`, `x is missing`; not `x explains that the flag does not exist`. */
const notThere = new RegExp(
	String.raw`${close}${andOthers}${ofItself}${somewhere}${ofItself}(?:\s+|\s*[,(:—–-]+\s*)(?:(?:does|do|did) ?(?:not|n['’]t) (?:yet )?exist|(?:is|are) (?:still |currently |now )?(?:missing\b${ofSomething}|absent|gone)|no longer exists?)\b`,
	'i',
);
/** `x — missing`, `| x | Missing |`, `x (not created yet)`. */
const missingRemark = new RegExp(
	`${close}${joint}(?:missing|absent|gone|nonexistent|not (?:there|present|found|created|written)(?: yet)?)${ends}`,
	'i',
);
const isThere = '(?:present|any|available|it exists|they exist)';
/** What goes on behind it; `if any test fails` is another thing. */
const goesOn = '(?:and|or|but|then|else|otherwise|in|on|at|now|before|after|as|so|for|first|instead)';
/** `x if present`, `x: the tests of it (if any)`; not `x says what to do if any test fails`. */
const ifPresent = new RegExp(
	String.raw`${close}${andOthers}(?:[^\x60|;]{0,60}\((?:if|when|where) ${isThere}\)|(?:\s+or\s+(?:similar|equivalent))?[\s,(—–-]+(?:if|when|where) (?:(?:it exists|they exist)\b|${isThere}(?:[*_\s]*(?:$|[).,;:|—–-])|\s+${goesOn}\b)))`,
	'i',
);

/** `Delete the old x`, `- [x] Removed dead code: x`, `Delete: a, b and x`. */
const goneBefore = new RegExp(
	String.raw`${head}(?:${going}|drop(?:s|ped|ping)?)[*_\]]*:?[*_]*(?:\s+(?:the|both|all|and|old|legacy|obsolete|stale|unused|dead|empty|code|${files}))*:?\s+${others}${open}`,
	'i',
);
const goneBehind = new RegExp(
	String.raw`${close}(?:${joint}(?:to be\s+)?${going}|(?:to be\s+)?${gone}|(?:,\s*)?(?:(?:which|that)\s+)?(?:(?:is|are|was|were|has been|have been|gets?|will be)\s+(?:now\s+|already\s+|also\s+)?)${gone})${ends}`,
	'i',
);
/** `x was split into y`. */
const brokenUp = new RegExp(
	String.raw`${close}(?:was|were|has been|have been)\s+(?:(?:now|since|later|also)\s+)?(?:split(?:\s+up)?|merged|folded|absorbed|moved|relocated|migrated|consolidated|converted)\s+(?:in)?to\s+[*\x60'"(\[]*(?!(?:main|master|develop|release|feature|hotfix)\b)(?:[\w@.-]*/[\w@./-]*|[a-z_][\w-]*)\.[a-z]\w{0,9}\b`,
	'',
);
/** `Extracted from x into y`; what is still to be extracted from it is there. */
const takenFrom = new RegExp(
	String.raw`\b(?:extracted|split|carved|factored|ported|lifted)\s+(?:out\s+)?(?:from|of)\s+${open}`,
	'i',
);
const into = new RegExp(String.raw`${close}(?:in)?to\b`, 'i');
/** Before which what was taken is still to be: `will be extracted`. */
const willBe = /\b(?:be|being|gets?|to)[\s*_]*$/i;

/** That there is none: it was never there, or is deleted, renamed or taken apart. */
export const englishGone: readonly Saying[] = [
	{ says: 'gone', in: 'before', words: missingBefore, ofPart: staysSame },
	{ says: 'gone', in: 'before', words: wasBefore, followed: closes },
	{ says: 'gone', in: 'clause', words: goneBefore, not },
	{ says: 'gone', in: 'behind', words: goneBehind, ofPart: movedHere },
	{ says: 'gone', in: 'behind', words: brokenUp },
	{ says: 'gone', in: 'clause', words: takenFrom, not: willBe, followed: into },
	{ says: 'gone', in: 'rest', words: notThere },
	{ says: 'gone', in: 'rest', words: ifPresent },
	{ says: 'gone', in: 'behind', words: missingRemark },
	{ says: 'gone', in: 'before', words: cellOf(`${going}|drop(?:ped)?`) },
	{ says: 'gone', in: 'behind', words: laterCell('[Dd]eleted?|DELETED|[Rr]emoved?|REMOVED?|[Rr]etired?') },
];
