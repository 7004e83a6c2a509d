import type { Span } from '../base/position.ts';
import {
	readStretches,
	type ShellWord,
	type Stretch,
	unquote,
	withoutPunctuation,
	withoutShellMarks,
} from './shellWords.ts';

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
	/** The node ids, test files and folders in it, in order. */
	readonly nodes: readonly SelectorNode[];
	/** The expression behind `-k`, without its quotes. */
	readonly keyword: string | undefined;
	/** The other options, as written: `-vv`, `--maxfail=1`, `-m slow`. */
	readonly flags: readonly string[];
	readonly env: readonly EnvOverride[];
}

export interface SelectorNode {
	readonly path: string;
	/** `TestB::test_c[cpu]`; undefined where the file or folder is meant as a whole. */
	readonly symbol: string | undefined;
	readonly span: Span;
}

/**
 * Finds the selectors on one line, from left to right. A node id inside a command belongs to the command, and `| tee`,
 * `&&`, `;` and running text end one. The mere word `pytest` is none.
 * @param inField true where the text is said to hold tests: there a test file alone is a selector, and a command of any
 * known runner needs no backticks
 */
export function scanSelectors(line: string, inField = false): Selector[] {
	if (!inField && !runnerWords.test(line)) {
		return [];
	}
	return readStretches(line).flatMap((stretch) => readStretch(line, stretch, inField));
}

/** Most lines hold none of these and need no second look. */
const runnerWords =
	/py\.?test|unittest|\.py::|\b(?:vitest|jest|ctest|tox|nox|(?:npm|yarn|pnpm|bun|npx|bunx|cargo|make|just) |(?:go|dotnet|swift|mix|mvn|gradlew?|bazel|deno) (?:-\S+ ){0,3}test)/;

/** What holds for a whole stretch: the line, its words, and whether they are meant for a machine. */
interface Source {
	readonly line: string;
	/** As written. */
	readonly words: readonly ShellWord[];
	/** Without the punctuation that running text puts around them; between backticks there is none. */
	readonly plain: readonly ShellWord[];
	readonly isCode: boolean;
	readonly inField: boolean;
}

function readStretch(line: string, { words, code }: Stretch, inField: boolean): Selector[] {
	const plain = words.map(code ? withoutShellMarks : withoutPunctuation);
	const source: Source = { line, words, plain, isCode: code, inField };
	const selectors: Selector[] = [];
	/** The first word of `A=1 uv run python -m` in front of a runner. */
	let prefix: number | undefined;
	let mayStart = true;
	for (let at = 0; at < words.length; at++) {
		const word = wordAt(source, at);
		const command = readCommand(source, at, prefix, mayStart);
		if (command !== undefined) {
			selectors.push(command.selector);
			at = command.last;
		} else if (isPrefix(word.text, prefix !== undefined)) {
			prefix ??= at;
			continue;
		} else {
			selectors.push(...readNodes(withoutPunctuation(word), inField).map(nodeSelector));
		}
		prefix = undefined;
		mayStart = isSeparator(writtenAt(source, at)) || writtenAt(source, at).endsWith(';');
	}
	const unknown = selectors.some(({ form }) => form === 'command') ? undefined : unknownCommand(source, selectors);
	return unknown === undefined ? selectors : [unknown];
}

/**
 * What stands between backticks in a field that holds tests and begins like a command, `just test core`, as it is: which
 * runner it is and what it takes as tests is not known.
 */
function unknownCommand({ line, words, isCode, inField }: Source, found: readonly Selector[]): Selector | undefined {
	const first = words.find(({ text }) => !assignment.test(text));
	const last = words.at(-1);
	const start = words[0]?.span.start;
	if (!isCode || !inField || first === undefined || last === undefined || start === undefined) {
		return undefined;
	}
	if (!isScript.test(first.text) && (first === last || !isProgram.test(first.text))) {
		return undefined;
	}
	const span = { start, end: last.span.end };
	const nodes = found.flatMap((selector) => selector.nodes).filter(({ path }) => !isScript.test(path));
	const text = line.slice(span.start, span.end);
	return { text, span, form: 'command', nodes, keyword: undefined, flags: [], env: [] };
}

/** `./run-tests`, `tools/test.sh`: a command also where nothing follows. */
const isScript = /^\.{1,2}\/[\w./-]*[\w-]$|^[\w./-]+\.(?:sh|bash|zsh|fish|ps1|cmd|bat)$/;

/** `just`, `docker-compose`, `bin/check`; no test file, and no word that says that there are none. */
const isProgram = /^(?!(?:none|no|not|n\/a|tbd|see)$)(?!.*(?:\.py|\.[cm]?[jt]sx?)$)[a-z@$][\w./@$+-]*$/;

/** A word without the punctuation around it; an empty one behind the last. */
function wordAt({ plain }: Source, at: number): ShellWord {
	return plain[at] ?? { text: '', span: { start: 0, end: 0 } };
}

function writtenAt({ words }: Source, at: number): string {
	return words[at]?.text ?? '';
}

/** `|` (escaped in a table cell), `&&`, `;`, `> file`, a line continuation and the marks that running text puts between clauses. */
function isSeparator(text: string): boolean {
	return /^(?:\\?\|\|?|&&?|\d?>.*|[;<#\\]|[—–→+-])$/.test(text);
}

const assignment = /^([A-Za-z_]\w*)=(?!=)(.*)$/;

/** What may stand in front of a runner: variables, launchers, and behind a launcher its options and numbers. */
function isPrefix(text: string, behindPrefix: boolean): boolean {
	return (
		assignment.test(text) ||
		/^(?:env|time|timeout|sudo|uv|uvx|poetry|pipenv|pdm|hatch|pixi|rye|conda|coverage|xvfb-run|python[\d.]*|py)$/.test(
			text,
		) ||
		(behindPrefix && /^(?:run|exec|-.*|\d+[smh]?)$/.test(text))
	);
}

/** Runners that take no node ids in the form of pytest; of what follows them only the names of test files are understood. */
const otherRunners =
	/^(?:npm(?: -\S+){0,3} (?:test|t|run test\S*)|(?:yarn|pnpm|bun)(?: -\S+){0,3} (?:run )?test\S*|(?:(?:npm|pnpm|yarn) exec|pnpm dlx|npx|bunx|pnpm|yarn|bun)(?: -\S+){0,3} (?:vitest|jest|mocha|playwright|ava|cypress)(?: (?:run|test))?|(?:vitest|jest) run|cargo (?:test|nextest)|(?:go|dotnet|swift|mix|mvn|gradle|\.\/gradlew|bazel|deno)(?: -\S+){0,3} test|(?:make(?: -\S+){0,3}|just) (?:test\S*|check)|ctest|tox|nox)(?= |$)/;

function readCommand(
	source: Source,
	at: number,
	prefix: number | undefined,
	mayStart: boolean,
): { readonly selector: Selector; readonly last: number } | undefined {
	const runner = wordAt(source, at).text;
	const asModule = writtenAt(source, at - 1) === '-m' && prefix !== undefined;
	if (runner === 'pytest' || runner === 'py.test') {
		const read = readArguments(source, at, 'pytest');
		const isMention = read.nodes.length === 0 && read.keyword === undefined && read.flags.length === 0;
		return isMention && !asModule ? undefined : commandOf(source, prefix ?? at, read);
	}
	if (runner === 'unittest' && asModule) {
		return commandOf(source, prefix, readArguments(source, at, 'unittest'));
	}
	if ((source.isCode || source.inField) && (mayStart || prefix !== undefined)) {
		const head = source.plain
			.slice(at, at + 6)
			.map(({ text }) => text)
			.join(' ');
		const found = otherRunners.exec(head);
		return found === null
			? undefined
			: commandOf(source, prefix ?? at, readArguments(source, at + found[0].split(' ').length - 1, 'other'));
	}
	return undefined;
}

interface Arguments {
	/** The last word of the command. */
	readonly last: number;
	readonly nodes: readonly SelectorNode[];
	readonly keyword: string | undefined;
	readonly flags: readonly string[];
}

function commandOf(source: Source, first: number, read: Arguments): { selector: Selector; last: number } {
	const start = wordAt(source, first).span.start;
	const end = wordAt(source, read.last).span.end;
	const { nodes, keyword, flags } = read;
	const env: EnvOverride[] = [];
	for (let at = first; at < read.last; at++) {
		const word = wordAt(source, at);
		const found = assignment.exec(word.text);
		if (found !== null) {
			env.push({ name: found[1] ?? '', value: unquote(found[2] ?? ''), span: word.span });
		} else if (!isPrefix(word.text, true)) {
			break;
		}
	}
	const text = source.line.slice(start, end);
	return { selector: { text, span: { start, end }, form: 'command', nodes, keyword, flags, env }, last: read.last };
}

/** Options of pytest and unittest whose value is the next word. */
const withValue =
	/^(?:-[kmnpcoWrst]|--(?:maxfail|deselect|ignore|ignore-glob|junitxml|junit-xml|durations|rootdir|cov|timeout|numprocesses|dist|tb|log-level|log-cli-level|basetemp|pattern|start-directory))$/;

/** Options of other runners whose value is the next word: `ctest -R Graph`, `go test -run TestPush`, `cargo test --package core`. */
const ofOthersWithValue =
	/^(?:-[RLECgj]|-(?:run|bench|count|timeout|tags)|--(?:run|filter|grep|package|test|tests|features|project|config|bin|testNamePattern|tests-regex|label-regex))$/;

function readArguments(source: Source, runner: number, kind: 'pytest' | 'unittest' | 'other'): Arguments {
	const nodes: SelectorNode[] = [];
	const flags: string[] = [];
	let keyword: string | undefined;
	let last = runner;
	while (last + 1 < source.words.length && !endsCommand(source, last)) {
		const word = wordAt(source, last + 1);
		if (isSeparator(writtenAt(source, last + 1))) {
			break;
		}
		const node = nodeOf(withoutPunctuation(word), kind);
		if (/^--?[A-Za-z]/.test(word.text)) {
			last++;
			const isValued = withValue.test(word.text) || (kind === 'other' && ofOthersWithValue.test(word.text));
			const takesValue = isValued && !endsCommand(source, last) && last + 1 < source.words.length;
			const value = takesValue ? wordAt(source, last + 1) : undefined;
			if (value !== undefined) {
				last++;
			}
			if (word.text === '-k' && value !== undefined) {
				keyword = unquote(value.text);
			} else {
				flags.push(source.line.slice(word.span.start, value?.span.end ?? word.span.end));
			}
		} else if (node !== undefined && (source.isCode || isClearly(word.text))) {
			last++;
			nodes.push(node);
		} else if (source.isCode || (kind === 'other' && isPlainly(word.text))) {
			last++;
		} else {
			break;
		}
	}
	return { last, nodes, keyword, flags };
}

/** Punctuation behind a word ends the command there: `pytest tests/a.py -q; then`. */
function endsCommand(source: Source, at: number): boolean {
	const written = writtenAt(source, at);
	const lost = written.length - wordAt(source, at).text.length;
	return written.endsWith(';') || (!source.isCode && lost > 0 && !written.endsWith(wordAt(source, at).text));
}

/** True where a word is an argument even in running text, not the next word of the sentence: `pytest tests/a.py and …`. */
function isClearly(text: string): boolean {
	return /::|\.py$|\/$|^(?:tests?|\.|\.\.|\$\w+)\/|^(?:\w+\.)+\w+$/.test(text) || testFileOfAny.test(text);
}

/** True where a word is an argument of whichever runner: `./...`, `//pkg/...`, `PKG=./core`. */
function isPlainly(text: string): boolean {
	return /^\.{0,2}\/|\/\.{3}$|^\w+=/.test(text);
}

function nodeOf(word: ShellWord, kind: 'pytest' | 'unittest' | 'other'): SelectorNode | undefined {
	const bare = unquote(word.text);
	const offset = bare.length < word.text.length ? 1 : 0;
	const span = { start: word.span.start + offset, end: word.span.start + offset + bare.length };
	if (kind === 'other') {
		return testFileOfAny.test(bare) ? { path: bare, symbol: undefined, span } : undefined;
	}
	if (kind === 'unittest' && /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/.test(bare)) {
		return { ...fromDotted(bare), span };
	}
	const colons = bare.indexOf('::');
	const path = colons === -1 ? bare : bare.slice(0, colons);
	if (colons === -1 && !/\.py$|\/|^tests?$/.test(path)) {
		return undefined;
	}
	return { path, symbol: colons === -1 ? undefined : bare.slice(colons + 2), span };
}

/** `tests.a.TestB.test_c`: the names up to the first class are the module. */
function fromDotted(dotted: string): { path: string; symbol: string | undefined } {
	const names = dotted.split('.');
	const upper = names.findIndex((name) => /^[A-Z]/.test(name));
	const module = upper === -1 ? names : names.slice(0, upper);
	const symbol = upper === -1 ? undefined : names.slice(upper).join('::');
	return { path: `${module.join('/')}.py`, symbol };
}

/** In `tests/a.py::TestB::test_c[cpu]`, the path and the symbol. It starts at a boundary, so that no start is tried twice. */
const nodeIds = /(?<![\w./<>$*{}~-])([\w./<>$*{}~-]+\.py)::([\w*]+(?:::[\w*]+)*(?:\[[^\]\s]*\])?)/g;

/** `tests/a.py`, where a field says that it holds tests. */
const testFile = /^[\w./-]*\btest\w*\.py$|^[\w./-]+_test\.py$|^tests?\/[\w./-]*$/;

/** `src/cart.test.ts`, `pay_test.go`, `models/cart_spec.rb`: a test file by its name, whatever runs it. */
const testFileOfAny = /^[\w./@()[\]-]*\w[._](?:test|spec)\.(?:[cm]?[jt]sx?|py|go|rb|exs?|dart)$/;

function readNodes({ text, span }: ShellWord, inField: boolean): SelectorNode[] {
	if (inField && (testFile.test(text) || testFileOfAny.test(text))) {
		return [{ path: text, symbol: undefined, span }];
	}
	if (!text.includes('.py::')) {
		return [];
	}
	return Array.from(text.matchAll(nodeIds)).flatMap((found) => {
		const [whole, path = '', symbol = ''] = found;
		const start = span.start + found.index;
		return isTest(path, symbol) ? [{ path, symbol, span: { start, end: start + whole.length } }] : [];
	});
}

/** `scripts/tool.py::main` is a place in the code; a test lies in a test file or is called one. */
function isTest(path: string, symbol: string): boolean {
	return /(?:^|\/)(?:tests?\/|test_[^/]*$|[^/]*_test\.py$)/.test(path) || /(?:^|::)[Tt]est/.test(symbol);
}

function nodeSelector(node: SelectorNode): Selector {
	const text = node.symbol === undefined ? node.path : `${node.path}::${node.symbol}`;
	return { text, span: node.span, form: 'node', nodes: [node], keyword: undefined, flags: [], env: [] };
}

/**
 * In `export MODE_A="x y" CI=1`, `MODE_A` and `="x y"`. The value is quoted, a `$(…)`, or runs to the next blank,
 * backtick, comma, semicolon or closing bracket.
 */
const overrides = /(?<![\w$.\-/=])([A-Z_][A-Z0-9_]*)=(?!=)("[^"]*"|'[^']*'|\$\([^()]*\)|[^\s`"',;)]*)/g;

/**
 * Finds every `NAME=value` of an environment on one line, whether a command follows or not: `CUDA_VISIBLE_DEVICES=""`.
 * Names are upper case. One without `_` counts only where it is surely a variable, since `PSNR=71.3` is a result: in
 * front of a command, or behind `env` or `export`. An argument of a call (`f(MAX_N=3)`) is none.
 */
export function scanEnvOverrides(line: string): EnvOverride[] {
	if (!line.includes('=')) {
		return [];
	}
	const inCommands = new Set(scanSelectors(line).flatMap(({ env }) => env.map(({ span }) => span.start)));
	const found: EnvOverride[] = [];
	/** Where the last one ended: `export A=1 B=2` holds two. */
	let lastEnd = -1;
	for (const { 0: whole, 1: name = '', 2: written = '', index: start } of line.matchAll(overrides)) {
		const value = /^["']/.test(written) ? written : written.replace(/(?<![.:])[.:]$/, '');
		const span = { start, end: start + whole.length - written.length + value.length };
		const before = line.slice(Math.max(0, start - 10), start);
		const continues = lastEnd !== -1 && line.slice(lastEnd, start).trim() === '';
		const isVariable = inCommands.has(start) || continues || /(?:^|[\s`])(?:env|export) +$/.test(before);
		const isArgument = /\w\($/.test(before);
		if (!isArgument && (isVariable || /[A-Z0-9]_[A-Z0-9]/.test(name))) {
			found.push({ name, value: unquote(value), span });
			lastEnd = isVariable ? span.end : -1;
		}
	}
	return found;
}
