import type { Lines } from '../base/lines.ts';
import type { Line1 } from '../base/position.ts';
import { FF, HASH, lineEnd, TAB } from './pythonChars.ts';
import { hasBases } from './pythonNames.ts';
import { behindColon, hasBlock, readSimpleStatement } from './pythonStatements.ts';
import { PythonText } from './pythonText.ts';

/**
 * A name that a source file defines. In `class TestB:` with `def test_c`, the second has the names `['TestB', 'test_c']`.
 * `from x import *` has the name `*`: it may bring any.
 */
export interface SourceSymbol {
	readonly names: readonly string[];
	readonly kind: 'class' | 'function' | 'variable' | 'import';
	/** Where the name stands, decorators not counted. */
	readonly line: Line1;
	/** The first line of the whole, decorators included. */
	readonly firstLine: Line1;
	/** The last line of the whole, the comments at its end that are indented like its body included. */
	readonly lastLine: Line1;
	/** A class has bases that may bring further members: `class TestB(Base)`; false for `object` alone. */
	readonly inherits: boolean;
	/** Decorators as written, without `@`: `pytest.mark.skipif(not HAS_TORCH, reason="no torch")`. */
	readonly decorators: readonly string[];
}

/**
 * The names that a Python text defines, in order of lines: classes and functions, however deep they stand, and what modules
 * and classes assign and import. It reads each character about once and parses no expression: the first word of a statement
 * and its indentation say nearly everything. Never throws; of a text with syntax errors it gives what looks like definitions.
 */
export function pythonOutline(lines: Lines): SourceSymbol[] {
	return new OutlineReader(lines).read();
}

/** A symbol whose end is not known yet; offsets in UTF-16. */
interface Draft {
	readonly kind: SourceSymbol['kind'];
	readonly names: readonly string[];
	readonly nameAt: number;
	readonly start: number;
	end: number;
	readonly inherits: boolean;
	readonly decorators: readonly string[];
}

/** The module, or a class or function whose block is being read. */
interface Scope {
	readonly names: readonly string[];
	readonly isFunction: boolean;
	/** Undefined for the module. */
	readonly definition: Draft | undefined;
	/** The indentation of the line of its header, in columns. */
	readonly indent: number;
	/** The indentation of its first statement; undefined before that was read. */
	bodyIndent: number | undefined;
	/** Behind the last comment that belongs to its block, though no statement follows there. */
	commentEnd: number;
}

/** A statement's header in front of a block. */
type Header = { readonly end: number; readonly scope: Scope };

class OutlineReader {
	private readonly lines: Lines;
	private readonly python: PythonText;
	private readonly drafts: Draft[] = [];
	private readonly module: Scope = {
		names: [],
		isFunction: false,
		definition: undefined,
		indent: -1,
		bodyIndent: 0,
		commentEnd: 0,
	};
	/** Outermost first. */
	private readonly scopes: Scope[] = [this.module];
	/** The scope in `scopes` to whose block the next comment may belong. */
	private commentLevel = 0;
	/** Behind the last statement. */
	private lastEnd = 0;
	private decoratorsFrom: number | undefined;
	private decorators: string[] = [];

	constructor(lines: Lines) {
		this.lines = lines;
		this.python = new PythonText(lines.text);
	}

	read(): SourceSymbol[] {
		const { text } = this.lines;
		let at = text.startsWith('\uFEFF') ? 1 : 0;
		while (at < text.length) {
			const lineStart = at;
			let indent = 0;
			for (
				let code = text.charCodeAt(at);
				code === SPACE || code === TAB || code === FF;
				code = text.charCodeAt(++at)
			) {
				indent = code === SPACE ? indent + 1 : code === TAB ? (indent | 7) + 1 : 0;
			}
			if (text.charCodeAt(at) === HASH) {
				at = lineEnd(text, at);
				this.comment(indent, at);
			} else if (at < text.length && !this.python.isLineBreak(at)) {
				at = lineEnd(text, this.logicalLine(at, indent));
			}
			at = Math.max(at + 1, lineStart + 1);
		}
		this.closeScopes(-1);
		return this.drafts.map((draft) => this.symbolOf(draft));
	}

	private symbolOf({ kind, names, nameAt, start, end, inherits, decorators }: Draft): SourceSymbol {
		return {
			names,
			kind,
			line: this.lines.lineAt(nameAt),
			firstLine: this.lines.lineAt(start),
			lastLine: this.lines.lineAt(Math.max(start, end - 1)),
			inherits,
			decorators,
		};
	}

	/** A comment after a block belongs to it as long as none before it was indented less. */
	private comment(indent: number, end: number): void {
		while (this.commentLevel > 0 && (this.scopes[this.commentLevel]?.bodyIndent ?? Number.MAX_VALUE) > indent) {
			this.commentLevel--;
		}
		const scope = this.scopes[this.commentLevel];
		if (scope !== undefined) {
			scope.commentEnd = end;
		}
	}

	private closeScopes(indent: number): void {
		let end: number | undefined;
		for (let scope = this.scopes.at(-1); scope?.definition !== undefined && scope.indent >= indent; ) {
			end ??= this.python.trimmedEnd(this.lastEnd);
			scope.definition.end = Math.max(end, scope.commentEnd);
			this.scopes.pop();
			const around = this.scopes.at(-1);
			if (around !== undefined) {
				around.commentEnd = Math.max(around.commentEnd, scope.commentEnd);
			}
			scope = around;
		}
	}

	/** Reads the statements of a logical line; gives where it ends, at its comment or line break. */
	private logicalLine(start: number, indent: number): number {
		this.closeScopes(indent);
		const scope = this.scopes.at(-1) ?? this.module;
		scope.bodyIndent ??= indent;
		const header = this.statements(start, indent, scope);
		this.lastEnd = header.end;
		if (header.scope !== scope && header.scope.definition !== undefined) {
			header.scope.definition.end = this.python.trimmedEnd(header.end);
			this.scopes.push(header.scope);
		}
		this.commentLevel = this.scopes.length - 1;
		return header.end;
	}

	/** Gives where the line ends, and the scope that stands behind it. */
	private statements(start: number, indent: number, around: Scope): Header {
		const { python } = this;
		let scope = around;
		let at = start;
		for (;;) {
			at = python.skipBlanks(at);
			const mark = python.text.charAt(at);
			if (mark === '' || mark === '#' || python.isLineBreak(at)) {
				return { end: at, scope };
			}
			if (mark === ';') {
				at++;
				continue;
			}
			if (mark === '@' && scope === around) {
				at = this.decorator(at);
				continue;
			}
			const wordEnd = python.wordEnd(at);
			const word = scope.isFunction && !mayDefine(mark) ? '' : python.text.slice(at, wordEnd);
			const header = scope === around ? this.definition(at, word, indent, scope) : undefined;
			this.decoratorsFrom = undefined;
			if (header !== undefined) {
				({ end: at, scope } = header);
			} else if (scope.isFunction) {
				at = python.stop(at);
			} else if (hasBlock(python, word, wordEnd)) {
				at = behindColon(python, wordEnd);
			} else {
				at = this.simple(at, word, scope);
			}
		}
	}

	private decorator(at: number): number {
		const end = this.python.stop(at);
		if (this.decoratorsFrom === undefined) {
			this.decoratorsFrom = at;
			this.decorators = [];
		}
		this.decorators.push(this.python.text.slice(at + 1, end).trim());
		return end;
	}

	/** Reads the header of a class or function; undefined where none begins. */
	private definition(start: number, word: string, indent: number, around: Scope): Header | undefined {
		const { python } = this;
		const keyword = word === 'async' ? python.skipBlanks(start + word.length) : start;
		const isFunction = python.isWord('def', keyword);
		if (!isFunction && word !== 'class') {
			return undefined;
		}
		const nameAt = python.skipBlanks(python.wordEnd(keyword));
		const nameEnd = python.wordEnd(nameAt);
		const behind = python.skipBlanks(nameEnd);
		if (nameEnd === nameAt || !/^[([:#\r\n]?$/.test(python.text.charAt(behind))) {
			return undefined;
		}
		const names = [...around.names, python.text.slice(nameAt, nameEnd)];
		const isDecorated = this.decoratorsFrom !== undefined;
		const definition: Draft = {
			kind: isFunction ? 'function' : 'class',
			names,
			nameAt,
			start: this.decoratorsFrom ?? start,
			end: nameEnd,
			inherits: !isFunction && this.inherits(behind),
			decorators: isDecorated ? this.decorators : [],
		};
		this.drafts.push(definition);
		return {
			end: behindColon(python, behind),
			scope: { names, isFunction, definition, indent, bodyIndent: undefined, commentEnd: 0 },
		};
	}

	/** @param at behind the name of a class */
	private inherits(at: number): boolean {
		const { python } = this;
		const isGeneric = python.text.charAt(at) === '[';
		const open = isGeneric ? python.skipBlanks(python.behindBrackets(at)) : at;
		return python.text.charAt(open) === '(' && hasBases(python, open + 1, python.behindBrackets(open) - 1);
	}

	/** A statement without a block; gives where it ends. */
	private simple(start: number, word: string, scope: Scope): number {
		const { kind, names, end: stop } = readSimpleStatement(this.python, start, word);
		const end = names.length === 0 ? stop : this.python.trimmedEnd(stop);
		for (const { name, at } of names) {
			const path = [...scope.names, name];
			this.drafts.push({ kind, names: path, nameAt: at, start, end, inherits: false, decorators: [] });
		}
		return stop;
	}
}

const SPACE = 32;

/** `class`, `def` and `async` begin so; nothing else counts in a function. */
const mayDefine = (mark: string): boolean => mark === 'c' || mark === 'd' || mark === 'a';
