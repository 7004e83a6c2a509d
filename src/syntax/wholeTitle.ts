import type { Task } from './plan.ts';

/**
 * The title of a task with the lines that it goes on in where a formatter broke it: what stands in the line of the box alone ends in
 * the middle of a sentence. A first line that is short, or that ends as sentences do, is the whole title.
 */
export function wholeTitle({ form, title, guidance }: Pick<Task, 'form' | 'title' | 'guidance'>): string {
	if (form !== 'list' || guidance === undefined || !isBroken(title, guidance)) {
		return title;
	}
	const words = [title];
	for (const line of guidance.split('\n', MOST_LINES)) {
		if (BEGINS_ANEW.test(line)) {
			break;
		}
		words.push(line);
		if (ENDED.test(line)) {
			break;
		}
	}
	return words.join(' ');
}

const isBroken = (title: string, guidance: string): boolean =>
	title.length >= SHORTEST && !ENDED.test(title) && GOES_ON.test(guidance);

/** No formatter breaks a line before this many UTF-16 units. */
const SHORTEST = 45;
const MOST_LINES = 4;
const ENDED = /[.!?:;。！？：][*_`"'”’)\]]*$/u;
/** A sentence goes on with a word in lower case, or with a number, a code or a bracket. */
const GOES_ON = /^[\p{Ll}\d`(&→–—-]/u;
/** An empty line, a list, a quote, a fence, a label. */
const BEGINS_ANEW = /^(?:$|[-*+>|#]\s|\d+[.)]\s|`{3}|~{3}|\**[A-Z][\w ]{0,30}:)/;
