import { mayBeTask, scanPlanIds } from './planId.ts';

/** An id of a text and those that follow it with nothing but marks and `and` between them: `C1/C2`, `A1, A2 and B1`. */
export function listedWith(text: string, id: string): string[] {
	// Beside BE-3 or BE-12, what looks like it is one of its like.
	const isLoose = mayBeTask(id);
	const mentions = scanPlanIds(text, isLoose).filter(({ form }) => isLoose || form === 'task');
	const first = mentions.find((mention) => mention.id === id);
	if (first === undefined) {
		return [id];
	}
	const ids: string[] = [];
	let { end } = first.span;
	for (const mention of mentions.slice(mentions.indexOf(first))) {
		if (mention.span.start >= end && !IN_LIST.test(text.slice(end, mention.span.start))) {
			break;
		}
		ids.push(mention.id);
		end = mention.span.end;
	}
	return ids;
}

/** Between two ids of a list, on one line. */
const IN_LIST = /^[ \t]*(?:[,&+/][ \t]*(?:and[ \t]+)?|and[ \t]+)$/;
