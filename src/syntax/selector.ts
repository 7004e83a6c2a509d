import type { Span } from '../base/position.ts';

/** `NAME=value` in front of, or beside, a command; quotes around the value are removed. */
export interface EnvOverride {
	readonly name: string;
	readonly value: string;
	readonly span: Span;
}

/** A pytest node id (`tests/test_a.py::TestB::test_c[cpu]`) or a test command that holds any number of them. */
export interface Selector {
	/** `tests/test_a.py::TestB`, or the whole command `A=1 pytest tests/test_a.py -k "x and y" -vv`. */
	readonly text: string;
	readonly span: Span;
	readonly form: 'node' | 'command';
	/** The node ids and test files in it, in order. */
	readonly nodes: readonly SelectorNode[];
	/** The expression behind `-k`, without its quotes. */
	readonly keyword: string | undefined;
	/** The other options, as written: `-vv`, `--maxfail=1`. */
	readonly flags: readonly string[];
	readonly env: readonly EnvOverride[];
}

export interface SelectorNode {
	readonly path: string;
	/** `TestB::test_c[cpu]`; undefined where the file or folder is meant as a whole. */
	readonly symbol: string | undefined;
	readonly span: Span;
}

/** Finds the selectors on one line, from left to right. A node id inside a command belongs to the command. */
export function scanSelectors(_line: string): Selector[] {
	throw new Error('not yet');
}

/** Finds every `NAME=value` of an environment on one line, whether a command follows or not: `CUDA_VISIBLE_DEVICES=""`. */
export function scanEnvOverrides(_line: string): EnvOverride[] {
	throw new Error('not yet');
}
