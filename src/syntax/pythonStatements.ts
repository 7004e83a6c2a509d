import { importedNames, keywords, type NameAt, targetNames } from './pythonNames.ts';
import { COLONS, EQUALS, LAMBDAS, type PythonText, SEMICOLONS } from './pythonText.ts';

/** What a statement without a block brings into the scope around it. */
export interface SimpleStatement {
	readonly kind: 'variable' | 'import';
	readonly names: readonly NameAt[];
	/** The offset of its `;`, or where the logical line ends. */
	readonly end: number;
}

/** Reads the statement without a block that begins at an offset with a word, or with none. */
export function readSimpleStatement(python: PythonText, start: number, word: string): SimpleStatement {
	if (word === 'import' || word === 'from') {
		const end = python.stop(start, SEMICOLONS);
		return { kind: 'import', names: importedNames(python, start, end), end };
	}
	const alias = word === 'type' ? aliasName(python, start) : undefined;
	return alias === undefined
		? readAssignment(python, start)
		: { kind: 'variable', names: [alias], end: python.stop(start, SEMICOLONS) };
}

/** The name in `type Name = …` and `type Name[T] = …`. */
function aliasName(python: PythonText, start: number): NameAt | undefined {
	const { text } = python;
	const at = python.skipBlanks(python.wordEnd(start));
	const end = python.wordEnd(at);
	const name = text.slice(at, end);
	const behind = python.skipBlanks(end);
	const mark = text.charAt(behind);
	const isAlias = mark === '[' || (mark === '=' && text.charAt(behind + 1) !== '=');
	return isAlias && name !== '' && !keywords.has(name) ? { name, at } : undefined;
}

/** `a = b, *c = 1, 2` brings a, b and c, `d: int` d, `e += 1` nothing. */
function readAssignment(python: PythonText, start: number): SimpleStatement {
	const { text } = python;
	const names: NameAt[] = [];
	let from = start;
	let at = python.stop(start, COLONS | EQUALS | SEMICOLONS);
	for (; text.charAt(at) === '='; at = python.stop(from, EQUALS | SEMICOLONS)) {
		const found = isAssigning(text, at) ? targetNames(python, from, at) : undefined;
		if (found === undefined) {
			break;
		}
		names.push(...found);
		from = at + 1;
	}
	if (text.charAt(at) === ':' && text.charAt(at + 1) !== '=') {
		names.push(...(targetNames(python, start, at) ?? []));
	}
	return { kind: 'variable', names, end: python.stop(at, SEMICOLONS) };
}

/** False for the `=` of `==`, `<=`, `+=`, `:=` and the like. */
function isAssigning(text: string, at: number): boolean {
	return text.charAt(at + 1) !== '=' && !'=!<>+-*/%&|^@:'.includes(text.charAt(at - 1));
}

/** True where a statement that begins with a word has a block that belongs to the scope around it. */
export function hasBlock(python: PythonText, word: string, wordEnd: number): boolean {
	switch (word) {
		case 'async':
			return beginsAsync(python, wordEnd);
		case 'case':
			return beginsCase(python, wordEnd);
		default:
			return withBlocks.has(word);
	}
}

/** `match` is left out: nothing else follows on its line. */
const withBlocks = new Set(['if', 'elif', 'else', 'for', 'while', 'try', 'except', 'finally', 'with']);

/** `async for` and `async with`; in an old text `async` may be a name. */
function beginsAsync(python: PythonText, wordEnd: number): boolean {
	const next = python.skipBlanks(wordEnd);
	return python.isWord('for', next) || python.isWord('with', next);
}

/** `case` begins a clause unless it is a name that is used: `case = 1`, `case.x = 1`, `case: int`. */
function beginsCase(python: PythonText, wordEnd: number): boolean {
	const next = python.text.charAt(python.skipBlanks(wordEnd));
	return !'=.,:;)'.includes(next) && python.text.charAt(behindColon(python, wordEnd) - 1) === ':';
}

/** The offset behind the colon of a header, that of a `lambda` in it not taken; where there is none, the end of the line. */
export function behindColon(python: PythonText, from: number): number {
	const { text } = python;
	let lambdas = 0;
	for (let at = python.stop(from, COLONS | LAMBDAS); ; at = python.stop(at + 1, COLONS | LAMBDAS)) {
		const mark = text.charAt(at);
		if (mark === 'l') {
			lambdas++;
		} else if (mark !== ':') {
			return at;
		} else if (text.charAt(at + 1) !== '=') {
			if (lambdas === 0) {
				return at + 1;
			}
			lambdas--;
		}
	}
}
