import type { Line1 } from '../base/position.ts';
import type { RootPath } from './files.ts';

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
	readonly lastLine: Line1;
	/** A class has bases that may bring further members: `class TestB(Base)`; false for `object` alone. */
	readonly inherits: boolean;
	/** Decorators as written, without `@`: `pytest.mark.skipif(not HAS_TORCH, reason="no torch")`. */
	readonly decorators: readonly string[];
}

/** The outline of a source text. */
export interface SourceSymbols {
	/** In order of lines; undefined where the language is not known or its grammar cannot be loaded. */
	outline(path: RootPath, text: string): Promise<readonly SourceSymbol[] | undefined>;
}
