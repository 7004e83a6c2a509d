import type { PythonText } from './pythonText.ts';

/** A name and the offset at which it stands. */
export interface NameAt {
	readonly name: string;
	readonly at: number;
}

/**
 * The names that an assignment to `text[from, to)` brings: a, b and c of `a, (*b, [c])`, none of `self.x` and `d[0]`.
 * Undefined for what cannot be assigned to, `lambda a` say.
 */
export function targetNames(python: PythonText, from: number, to: number): NameAt[] | undefined {
	const { text } = python;
	const names: NameAt[] = [];
	/** How many names there were before each bracket that is open, and before the last item. */
	const marks: number[] = [];
	let before = 0;
	let isBehindItem = false;
	for (let at = python.skipSpace(from); at < to; at = python.skipSpace(at)) {
		const mark = text.charAt(at);
		const isOpening = mark === '(' || mark === '[';
		if (mark === ')' || mark === ']') {
			before = marks.pop() ?? 0;
			isBehindItem = true;
			at++;
		} else if (isBehindItem && mark === ',') {
			isBehindItem = false;
			at++;
		} else if (isBehindItem && (mark === '.' || isOpening)) {
			// What is a part of something brings no name.
			names.length = before;
			at = isOpening ? python.behindBrackets(at) : python.wordEnd(python.skipSpace(at + 1));
		} else if (!isBehindItem && isOpening) {
			marks.push(names.length);
			at++;
		} else if (!isBehindItem && mark === '*') {
			at++;
		} else {
			const end = python.wordEnd(at);
			const name = text.slice(at, end);
			if (isBehindItem || end === at || isDigit(mark) || keywords.has(name)) {
				return undefined;
			}
			before = names.length;
			names.push({ name, at });
			isBehindItem = true;
			at = end;
		}
	}
	return names;
}

/**
 * The names that an import statement brings: a of `import a.b`, c of `import a.b as c`, b of `from x import a as b`,
 * and `*` of `from x import *`: whatever is there.
 */
export function importedNames(python: PythonText, from: number, to: number): NameAt[] {
	const { text } = python;
	const names: NameAt[] = [];
	let isListed = python.isWord('import', from);
	let name: NameAt | undefined;
	let isAlias = false;
	const isOver = () => name !== undefined && names.push(name);
	for (let at = python.skipSpace(python.wordEnd(from)); at < to; at = python.skipSpace(at)) {
		const end = python.wordEnd(at);
		const word = end === at ? text.charAt(at) : text.slice(at, end);
		if (!isListed) {
			isListed = word === 'import';
		} else if (word === ',') {
			isOver();
			name = undefined;
		} else if (word === 'as') {
			isAlias = true;
		} else if (end > at || word === '*') {
			name = isAlias || name === undefined ? { name: word, at } : name;
			isAlias = false;
		} else if (word !== '.' && word !== '(' && word !== ')') {
			break;
		}
		at = Math.max(end, at + 1);
	}
	isOver();
	return names;
}

/** True for arguments of a class that may bring members: not `object`, not a keyword such as `metaclass=ABCMeta`. */
export function hasBases(python: PythonText, from: number, to: number): boolean {
	const { text } = python;
	for (let at = python.skipSpace(from); at < to; at = python.skipSpace(at)) {
		const end = python.wordEnd(at);
		const behind = python.skipSpace(end);
		const isKeyword = end > at && text.charAt(behind) === '=' && text.charAt(behind + 1) !== '=';
		const isObject = text.slice(at, end) === 'object' && (behind >= to || text.charAt(behind) === ',');
		if (!isKeyword && !isObject) {
			return true;
		}
		at = behindArgument(python, at, to);
	}
	return false;
}

/** The offset behind the comma that ends an argument, those between the parameters of a `lambda` not taken. */
function behindArgument(python: PythonText, from: number, to: number): number {
	let lambdas = 0;
	let at = from;
	while (at < to && (lambdas > 0 || python.text.charAt(at) !== ',')) {
		if (python.isWord('lambda', at)) {
			lambdas++;
		} else if (python.text.charAt(at) === ':') {
			lambdas--;
		}
		at = python.skipSpace(python.tokenEnd(at));
	}
	return at + 1;
}

const isDigit = (mark: string): boolean => mark >= '0' && mark <= '9';

/** Words that are never names; `async` and `await` once were some. */
export const keywords: ReadonlySet<string> = new Set(
	(
		'False None True and as assert break class continue def del elif else except finally for from global if ' +
		'import in is lambda nonlocal not or pass raise return try while with yield'
	).split(' '),
);
