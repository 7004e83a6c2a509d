import { type Line1, type LineRange, line1 } from '../base/position.ts';
import type { SourceSymbol } from '../syntax/pythonOutline.ts';

/**
 * Where the symbols of a source file are, without its text: one string and eight bytes for each, so that the sources that
 * plans point at need not be kept in memory.
 */
export class SymbolTable {
	/** A line each, the first one empty: a mark, `+` of those that may inherit members, and the names, outermost first, a blank before each. */
	private readonly names: string;
	/** Of each its line and its last line. */
	private readonly lines: Uint32Array;

	constructor(outline: readonly SourceSymbol[]) {
		this.names = `\n${outline.map(({ names, inherits }) => `${inherits ? INHERITS : ''} ${names.join(' ')}\n`).join('')}`;
		this.lines = Uint32Array.from(outline.flatMap(({ line, lastLine }) => [line, lastLine]));
	}

	/**
	 * Where a symbol is that a pointer names, `TestA::test_b[cpu]`, `TestA.test_b` or a set of them, `{save,load}`. Undefined
	 * where one is missing; nowhere in particular where `from x import *` may bring it.
	 */
	find(symbol: string): readonly LineRange[] | undefined {
		const found: LineRange[] = [];
		for (const names of symbolPaths(symbol)) {
			const place = this.findOne(names);
			if (place === undefined) {
				return this.names.includes(' *\n') ? [] : undefined;
			}
			found.push(place);
		}
		return found;
	}

	/**
	 * The lines of the symbol with these names, outermost first. Any name may end in `*`. A method that is not in its
	 * class but may come from a base leads to the class: pytest accepts such a node id.
	 */
	private findOne(names: readonly string[]): LineRange | undefined {
		const at = this.endingIn(names);
		if (at !== undefined) {
			const place = this.placeOf(at);
			return { first: this.lineAt(2 * place), last: this.lineAt(2 * place + 1) };
		}
		const owner = names.length < 2 ? undefined : this.endingIn(names.slice(0, -1));
		if (owner === undefined || !this.names.startsWith(INHERITS, this.startOf(owner))) {
			return undefined;
		}
		const line = this.lineAt(2 * this.placeOf(owner));
		return { first: line, last: line };
	}

	/**
	 * Where in `names` the first symbol stands whose last names are these. A pointer may leave outer names away (`::test_c` for a
	 * method), pytest's own node ids never do.
	 */
	private endingIn(wanted: readonly string[]): number | undefined {
		const at = wanted.some((name) => name.endsWith('*'))
			? this.names.search(patternOf(wanted))
			: this.names.indexOf(` ${wanted.join(' ')}\n`);
		return at < 0 ? undefined : at;
	}

	/** Where the line begins that holds a place in `names`. */
	private startOf(at: number): number {
		return this.names.lastIndexOf('\n', at) + 1;
	}

	/** How many symbols stand before the one at a place in `names`. */
	private placeOf(at: number): number {
		let count = 0;
		for (let end = this.names.indexOf('\n'); end >= 0 && end < at; end = this.names.indexOf('\n', end + 1)) {
			count++;
		}
		return count - 1;
	}

	private lineAt(place: number): Line1 {
		return line1(this.lines[place] ?? 1);
	}
}

const INHERITS = '+';

/** `TestA::test_b[cpu]` is one path of names, `{save,load}` two; `TestA.test_b` is written so too. */
export function symbolPaths(symbol: string): string[][] {
	const bare = symbol.replace(/\[.*$/, '').replace(/\(.*$/, '');
	const brace = /^(.*)\{([^{}]*)\}(.*)$/.exec(bare);
	const spread =
		brace === null ? [bare] : (brace[2] ?? '').split(',').map((name) => `${brace[1]}${name.trim()}${brace[3]}`);
	const paths = spread.map((path) => path.split(/::|\./).filter((name) => name !== ''));
	// Of `{A,}` one is empty.
	return paths.filter((names) => names.length > 0);
}

/** Names any of which may end in `*`. */
function patternOf(wanted: readonly string[]): RegExp {
	const parts = wanted.map((name) => name.replace(/[.+?^${}()|[\]\\]|\*(?!$)/g, '\\$&').replace(/\*$/, '[^ \\n]*'));
	return new RegExp(` ${parts.join(' ')}\n`);
}
