import { changed, deliveries } from './changeLabels.ts';
import { cellOf, type Saying } from './saying.ts';

/** Marks that may stand between a word and a path, and behind a path: quotes, code marks, brackets. */
const open = String.raw`[*\x60'"(\[]*$`;
const close = String.raw`^[\x60'"*)\]]*(?:\([^()]{0,200}\))?\s*`;
/** What parts a path from a remark on it: a dash, a cell, a colon, a bracket; or bold marks alone. */
const joint = String.raw`(?:\||[—–-]{1,2}|:|\(|\[|\*)\s*[*\[(]*`;
/** A remark ends with its clause; what goes on is about something in the file. */
const ends = String.raw`[*_\])]{0,3}\s*(?:$|[.,;:|)(→—–-]|in\s+(?:favou?r\b|#|v?\d|(?:commit|phase|pr|release|step|task|version)\b)|because\b|since\b|after\b|now\b|to\b|by\b|from\b|into\b)`;
/** Where a clause or an item begins, right before its verb. */
const head = String.raw`(?<=^|[\s*_\x60[\])>:,(])`;

const files = '(?:file|folder|directory|module|script|test|document|page|component|package|suite|helper|class|tool)s?';
const gone = '(?:delet|remov|renam|retir)ed';
const going = '(?:delet|remov|renam|retir)(?:e|es|ed|ing)';

const missingBefore = new RegExp(
	String.raw`\b(?:no|missing|absent|deleted|removed|(?:there\s+(?:is|are|was|were)|(?:do|does|did))(?:n['’]t|\s+not)\s+(?:yet\s+)?(?:have\s+)?(?:an?|any))(?:\s+(?:file|folder))?\s+${open}|\b(?:moved|renamed)\s+from\s+${open}|\b(?:formerly|supersed(?:es?|ed|ing))(?:\s+(?:at|in|known as|named|called|the|old))*\s+${open}`,
	'i',
);
/** ``(was `x`)``: in brackets of its own. */
const wasBefore = new RegExp(
	String.raw`\((?:was|were|previously|originally)(?:\s+(?:at|in|known as|named|called))?:?\s+${open}`,
	'i',
);
const closes = /^[\x60'"*\]]{0,3}\s?[),;]/;
/** `no x changes`: it is there, and stays as it is. */
const staysSame = new RegExp(String.raw`${close}(?:changes?|edits?|modifications?)\b`, 'i');
/** ``Never ship without `x` ``: nothing works without it, or it need not be there. */
const withoutBefore = new RegExp(String.raw`\bwithout(?:\s+(?:an?|the))?(?:\s+(?:file|folder))?\s+${open}`, 'i');

/** Paths behind this one that the same is said of: `, b.md and c.md`. */
const andOthers = String.raw`(?:(?:\s*,\s*|\s+)(?:(?:and|or)\s+)?[*\x60'"(]*(?=[^\s,*\x60'"()]*[./])[^\s,*\x60'"()]+[*\x60'")]*)*`;
/** Words that may stand between a path and what is said of it: `file`, `, which still`, `if it`. */
const ofItself = String.raw`(?:[\s,(:—–-]+(?:(?:file|folder|directory|path|script|module|document|page)s?|if|when|where|as|since|because|but|and|it|they|that|which|still|currently|also|now|already|both)(?![\w-])){0,4}`;
/** `in the old plan`, as far as that. */
const somewhere = String.raw`(?:\s+(?:in|from|of|on|under)\s+(?!which|whom)\S+(?:\s+\S+){0,2}?)?`;
/** `x does not exist`, `x is missing`; not `x explains that the flag does not exist`. */
const notThere = new RegExp(
	String.raw`${close}${andOthers}${ofItself}${somewhere}${ofItself}\s+(?:(?:does|do|did) ?(?:not|n['’]t) (?:yet )?exist|(?:is|are) (?:still |currently |now )?(?:missing|absent|gone)|no longer exists?)\b`,
	'i',
);
/** `x — missing`, `| x | Missing |`, `x (not there)`. */
const missingRemark = new RegExp(String.raw`${close}${joint}(?:missing|absent|not there|nonexistent)${ends}`, 'i');
const isThere = '(?:present|any|available|it exists|they exist)';
/** `x if present`, `x: the tests of it (if any)`; not `x says what to do if any test fails`. */
const ifPresent = new RegExp(
	String.raw`${close}${andOthers}(?:[^\x60|;]{0,60}\((?:if|when|where) ${isThere}\)|[\s,(—–-]+(?:if|when|where) ${isThere}(?:[*_\s]*(?:$|[).,;:|—–-])|\s+(?:and|then|else|otherwise|in|on|at)\b))`,
	'i',
);

/** Paths before this one, each with what parts it from the next: `a.md, b.md and `. */
const others = String.raw`(?:[*\x60'"(]*(?=[^\s,]*\.[a-z])[^\s,*\x60'"()]+[*\x60'")]*(?:,\s*(?:and\s+)?|\s+(?:and|&)\s+))*`;
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

/** `a new script x`, `NEW: x`, `🆕 x`. */
const newBefore = new RegExp(String.raw`(?:🆕|➕|\bnew(?:[*_]*\s+${files}){0,2}[*_]{0,3}):?[*_]{0,3}\s+${open}`, 'iu');
const newBehind = new RegExp(
	String.raw`${close}(?:(?:${joint})?\*{0,2}new(?:\s+${files})?${ends}|(?:is|are|will be)\s+(?:an?\s+)?(?:brand[ -])?new\s+${files}\b)`,
	'i',
);
/** Behind `create` and the like, words for files alone: who adds a row to a file finds the file there. */
const madeBefore = new RegExp(
	String.raw`\b(?:(?:create|author|scaffold|introduce)[*_]*(?:\s+(?:an?|the|new|empty|separate|${files})){0,3}|(?:add|write|generate)\s+(?:an?|the)(?:\s+(?:new|empty|separate|${files})){1,3}):?[*_]*\s+${open}`,
	'i',
);
/** `Extract the reader to x`, `Split x into y and z`, `Rename x → y`; not `according to x`. */
const movedTo = new RegExp(
	String.raw`\b(?:hoist|extract|split|spin|turn|convert|promote|fold|move|relocate|migrate|factor|merge|rename|(?<!\b(?:an?|the|this|that|each|its)\s)(?:copy|port))\b(?:\s+(?!according|reference|keep|due|respect|compared|related|close|next|up|refer|on\b|thanks|similar|owing|links?\b|pointers?\b|points?\b|add\b|look|see\b|read\b|go\b)[^\s;]+){0,8}\s+[*_]*(?:to|into|as|→|->|=>)[*_]*\s+${others}${open}`,
	'i',
);
/** `It will be moved to x`. */
const toBeMovedTo = new RegExp(
	String.raw`\b(?:to|will|shall|should|must|can) (?:then )?be (?:moved|renamed|relocated|migrated|ported|extracted|split|copied|converted|merged)(?:\s+(?!according|respect|similar)[^\s;]+){0,4}?\s+(?:in)?to\s+${open}`,
	'i',
);

/** What stands in front of an item or a line. */
const bullet = String.raw`^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?(?:\[[ x~/-]\]\s+)?`;
/** `**Deliverable:** x`, `Outputs: a shared table in x and y`; not `Output: computed from x`, nor `Output: an updated x`. */
const delivered = new RegExp(
	String.raw`${bullet}[*_]*(?:(?:key|main|expected|required|planned|final)\s+)?${deliveries}(?:\s*\([^()]{0,40}\))?[*_]*:[*_]*\s+(?:(?!(?:from|of|see|per|using|with|against|based|reads?|uses?|for|by|${changed})\b)[^\s]+\s+){0,8}${open}`,
	'i',
);

/** `x is still to be written`, on one line or two. */
const toBeWritten = new RegExp(
	String.raw`${close}(?:(?:is|are)\s+(?:still\s+|yet\s+)?to|will|must|shall|should|ha(?:s|ve)\s+to|needs?\s+to)\s+be\s+(?:created|written|added|authored|generated|produced|drafted|built)\b(?!\s+(?:in)?to\b)`,
	'i',
);
/** `x — TODO`. */
const toDo = new RegExp(String.raw`${close}${joint}(?:todo|to do|to be done|pending)${ends}`, 'i');
/** `- [ ] x contains the tables`: what is so once the task is done. */
const openBox = new RegExp(String.raw`^\s*(?:[-*+]|\d+[.)])\s+\[ \]\s+${open}`);
const willExist = new RegExp(
	String.raw`${close}(?:contains?|exists?|holds?|(?:is|are) (?:created|written|added|generated|present|in place))\b`,
	'i',
);

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
const ifBefore = new RegExp(String.raw`\b(?:if|whether|unless|until|once|when)\s+(?:(?:an?|the)\s+)?${open}`, 'i');
const exists = new RegExp(
	String.raw`${close}(?:already\s+|still\s+)?(?:exists?|is (?:there|present|available))\b`,
	'i',
);
const ifThereBefore = new RegExp(
	String.raw`\b(?:(?:if|whether|unless|when)\s+there\s+(?:is|are|was|were)|(?:is|are|was|were)\s+there)\s+(?:(?:an?|any)\s+)?${open}`,
	'i',
);
/** In a code span, what a command makes or takes away: `mkdir -p x`, `rm x`, `git mv x`, `make > x`. */
const commandBefore =
	/^(?:[^`]*`[^`]*`)*[^`]*`[^`]*(?:(?<![\w-])(?:mkdir|touch|tee|rm|rmdir|git\s(?:mv|rm))(?:\s-[\w-]+){0,4}\s|\s>{1,2}\s?)["']?$/;

const not = /(?:\b(?:not|never|without|instead of|cannot)|n['’]t)[\s*_]*$/i;

/** What plans in English say of files. */
export const english: readonly Saying[] = [
	{ says: 'gone', in: 'before', words: missingBefore, ofPart: staysSame },
	{ says: 'gone', in: 'before', words: wasBefore, followed: closes },
	{ says: 'gone', in: 'clause', words: goneBefore, not },
	{ says: 'gone', in: 'behind', words: goneBehind },
	{ says: 'gone', in: 'behind', words: brokenUp },
	{ says: 'gone', in: 'clause', words: takenFrom, not: willBe, followed: into },
	{ says: 'gone', in: 'rest', words: notThere },
	{ says: 'gone', in: 'rest', words: ifPresent },
	{ says: 'gone', in: 'behind', words: missingRemark },
	{ says: 'gone', in: 'before', words: cellOf(`${going}|drop(?:ped)?`) },
	{ says: 'made', in: 'clause', words: newBefore },
	{ says: 'made', in: 'clause', words: madeBefore },
	{ says: 'made', in: 'clause', words: movedTo },
	{ says: 'made', in: 'behind', words: newBehind },
	{ says: 'made', in: 'before', words: cellOf('new(?: file)?|add(?:ed)?|created?|\\+') },
	{ says: 'due', in: 'before', words: delivered },
	{ says: 'due', in: 'clause', words: toBeMovedTo },
	{ says: 'due', in: 'behind', words: toBeWritten },
	{ says: 'due', in: 'behind', words: toDo },
	{ says: 'due', in: 'before', words: openBox, followed: willExist },
	{ says: 'inPassing', in: 'before', words: exampleBefore },
	{ says: 'inPassing', in: 'clause', words: withoutBefore },
	{ says: 'inPassing', in: 'behind', words: renamedBehind },
	{ says: 'inPassing', in: 'behind', words: replacedBehind },
	{ says: 'inPassing', in: 'clause', words: ifBefore, followed: exists },
	{ says: 'inPassing', in: 'clause', words: ifThereBefore },
	{ says: 'inPassing', in: 'before', words: commandBefore },
	{ says: 'inPassing', in: 'clause', words: movedBefore, not },
];
