import { changed, deliveries } from './changeLabels.ts';
import { close, ends, files, joint, movedHere, open, others } from './englishMarks.ts';
import { cellOf, laterCell, type Saying } from './saying.ts';

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
	String.raw`\b(?:hoist|extract|split|spin|turn(?!\s+to\b)|convert|promote|fold|move|relocate|migrate|factor|merge|rename|(?<!\b(?:an?|the|this|that|each|its)\s)(?:copy|port))\b(?:\s+(?!according|reference|keep|due|respect|compared|related|close|next|up|refer|on\b|thanks|similar|owing|links?\b|pointers?\b|points?\b|add\b|look|see\b|read\b|go\b)[^\s;]+){0,8}\s+[*_]*(?:to|into|as|→|->|=>)[*_]*\s+${others}${open}`,
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
const toDo = new RegExp(`${close}${joint}(?:todo|to do|to be done|pending)${ends}`, 'i');
/** `- [ ] x contains the tables`: what is so once the task is done. */
const openBox = new RegExp(String.raw`^\s*(?:[-*+]|\d+[.)])\s+\[ \]\s+${open}`);
const willExist = new RegExp(
	String.raw`${close}(?:contains?|exists?|holds?|(?:is|are) (?:created|written|added|generated|present|in place))\b`,
	'i',
);

/** That the line makes it, or that it is still to be made. */
export const englishMade: readonly Saying[] = [
	{ says: 'made', in: 'clause', words: newBefore },
	{ says: 'made', in: 'clause', words: madeBefore },
	{ says: 'made', in: 'clause', words: movedTo },
	{ says: 'made', in: 'behind', words: newBehind },
	{ says: 'made', in: 'behind', words: movedHere },
	{ says: 'made', in: 'before', words: cellOf('new(?: file)?|add(?:ed)?|created?|\\+') },
	{ says: 'made', in: 'behind', words: laterCell('NEW|[Nn]ew|CREATE|(?:[Tt]o |To be )?[Cc]reate') },
	{ says: 'due', in: 'before', words: delivered },
	{ says: 'due', in: 'clause', words: toBeMovedTo },
	{ says: 'due', in: 'behind', words: toBeWritten },
	{ says: 'due', in: 'behind', words: toDo },
	{ says: 'due', in: 'before', words: openBox, followed: willExist },
];
