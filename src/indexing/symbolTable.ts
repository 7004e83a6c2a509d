import { type Line1, type LineRange, line1 } from '../base/position.ts';
import type { SourceSymbol } from '../syntax/pythonOutline.ts';

/**
 * Where the symbols of a source file are, without its text: one string and eight bytes for each, so that the sources that
 * plans point at need not be kept in memory.
 */
export class SymbolTable {
	/** A line each: the names, outermost first, a blank between them, behind a mark of those that may inherit members. */
	private readonly names: string;
	/** Of each its line and its last line. */
	private readonly lines: Uint32Array;

	constructor(outline: readonly SourceSymbol[]) {
		this.names = outline.map(({ names, inherits }) => (inherits ? INHERITS : ' ') + names.join(' ')).join('\n');
		this.lines = Uint32Array.from(outline.flatMap(({ line, lastLine }) => [line, lastLine]));
	}

	/**
	 * Where a symbol is that a pointer names, `TestA::test_b[cpu]`, `TestA.test_b` or a set of them, `{save,load}`. Undefined
	 * where one is missing; nowhere in particular where `from x import *` may bring it.
	 */
	find(symbol: string): readonly LineRange[] | undefined {
		const symbols = this.unpacked();
		const found = symbolPaths(symbol).map((names) => this.findOne(symbols, names));
		if (found.includes(undefined)) {
			return symbols.some(({ names }) => names.at(-1) === '*') ? [] : undefined;
		}
		return found.flatMap((place) => place ?? []);
	}

	/**
	 * The lines of the symbol with these names, outermost first. The last name may end in `*`. A method that is not in its
	 * class but may come from a base leads to the class: pytest accepts such a node id.
	 */
	private findOne(symbols: readonly Unpacked[], names: readonly string[]): LineRange | undefined {
		const at = symbols.findIndex((each) => endsWith(each.names, names));
		if (at >= 0) {
			return { first: this.lineAt(2 * at), last: this.lineAt(2 * at + 1) };
		}
		const owner = names.length < 2 ? -1 : symbols.findIndex((each) => endsWith(each.names, names.slice(0, -1)));
		const line = this.lineAt(2 * owner);
		return symbols[owner]?.inherits ? { first: line, last: line } : undefined;
	}

	private unpacked(): readonly Unpacked[] {
		const all = this.names === '' ? [] : this.names.split('\n');
		return all.map((each) => ({ inherits: each.startsWith(INHERITS), names: each.slice(1).split(' ') }));
	}

	private lineAt(place: number): Line1 {
		return line1(this.lines[place] ?? 1);
	}
}

interface Unpacked {
	readonly inherits: boolean;
	readonly names: readonly string[];
}

const INHERITS = '+';

/** `TestA::test_b[cpu]` is one path of names, `{save,load}` two; `TestA.test_b` is written so too. */
export function symbolPaths(symbol: string): string[][] {
	const bare = symbol.replace(/\[.*$/, '').replace(/\(.*$/, '');
	const brace = /^(.*)\{([^{}]*)\}(.*)$/.exec(bare);
	const spread =
		brace === null ? [bare] : (brace[2] ?? '').split(',').map((name) => `${brace[1]}${name.trim()}${brace[3]}`);
	return spread.map((path) => path.split(/::|\./).filter((name) => name !== ''));
}

/** A pointer may leave outer names away (`::test_c` for a method), pytest's own node ids never do. */
function endsWith(names: readonly string[], wanted: readonly string[]): boolean {
	const offset = names.length - wanted.length;
	return offset >= 0 && wanted.every((name, i) => matches(names[offset + i] ?? '', name));
}

function matches(name: string, wanted: string): boolean {
	return wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;
}
