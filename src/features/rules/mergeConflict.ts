import { type Line0, line0, toLine1 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import type { Rule } from './rule.ts';

/** A merge that was left half done: both sides are read, tasks count twice, and a table ends at the marks. */
export const mergeConflict: Rule = {
	id: 'merge-conflict',
	severity: 'error',
	summary: 'A merge conflict that nobody has resolved',
	about: 'documents',
	check: ({ document }) =>
		conflictsIn(document).map(({ first, last }) => ({
			line: toLine1(first),
			span: { start: 0, end: document.lines.at(first).length },
			message: `A merge conflict, down to line ${toLine1(last)}; both sides are read, and a table ends here.`,
		})),
};

/** From `<<<<<<< ` over `=======` to `>>>>>>> `, none of it in a block of code. */
function conflictsIn({ lines, codeLines }: Document): { first: Line0; last: Line0 }[] {
	const found: { first: Line0; last: Line0 }[] = [];
	if (!lines.text.includes('<<<<<<< ')) {
		return found;
	}
	const isCode = (line: Line0) => codeLines.some((code) => code.line <= line + 1 && line + 1 <= code.lastLine);
	let first: Line0 | undefined;
	let isParted = false;
	for (let i = 0; i < lines.count; i++) {
		const line = line0(i);
		const [mark] = MARK.exec(lines.at(line)) ?? [];
		if (mark === '<<<<<<< ') {
			first = line;
			isParted = false;
		} else if (mark === '=======') {
			isParted = first !== undefined;
		} else if (mark === '>>>>>>> ' && first !== undefined && isParted) {
			found.push({ first, last: line });
			first = undefined;
		}
	}
	return found.filter((each) => !isCode(each.first));
}

const MARK = /^(?:<{7} |={7}$|>{7} )/;
