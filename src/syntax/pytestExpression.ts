/** An expression of `pytest -k` or `-m`, as a question about the words that hold for a test. */
export interface PytestExpression {
	/** The words in it, in order. */
	readonly words: readonly string[];
	/** @param holds says of a word of the expression whether it holds for a test */
	selects(holds: (word: string) => boolean): boolean;
}

type Holds = (word: string) => boolean;
type Node = (holds: Holds) => boolean;

/** So deep may brackets and `not` nest. */
const deepest = 50;

/**
 * Reads `save and not (slow or gpu)`: words joined by `and`, `or`, `not` and brackets, by pytest's own grammar.
 * Undefined for what pytest would refuse.
 */
export function readPytestExpression(text: string): PytestExpression | undefined {
	const tokens = [...text.matchAll(/[()]|[^\s()]+/g)].map(([token]) => token);
	const words: string[] = [];
	let at = 0;
	let depth = 0;

	/** `a or b`. */
	function alternatives(): Node | undefined {
		let left = conjunction();
		while (left !== undefined && tokens[at] === 'or') {
			at++;
			left = joined(left, conjunction(), (a, b) => (holds) => a(holds) || b(holds));
		}
		return left;
	}

	/** `a and b`. */
	function conjunction(): Node | undefined {
		let left = term();
		while (left !== undefined && tokens[at] === 'and') {
			at++;
			left = joined(left, term(), (a, b) => (holds) => a(holds) && b(holds));
		}
		return left;
	}

	/** `not a`, `(a)`, `a`. */
	function term(): Node | undefined {
		const token = tokens[at++];
		if (token === undefined || token === ')' || token === 'and' || token === 'or' || depth > deepest) {
			return undefined;
		}
		if (token !== 'not' && token !== '(') {
			words.push(token);
			return (holds) => holds(token);
		}
		depth++;
		const inner = token === 'not' ? term() : alternatives();
		depth--;
		if (token === 'not') {
			return inner === undefined ? undefined : (holds) => !inner(holds);
		}
		return tokens[at++] === ')' ? inner : undefined;
	}

	const whole = alternatives();
	return whole === undefined || at < tokens.length ? undefined : { words, selects: whole };
}

function joined(left: Node, right: Node | undefined, join: (a: Node, b: Node) => Node): Node | undefined {
	return right === undefined ? undefined : join(left, right);
}
