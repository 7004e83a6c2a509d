import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IRawGrammar } from 'vscode-textmate';
import { textMateGrammar } from '../../src/syntax/textMate.ts';

/** A part of a line and the scopes that lie on it, outermost first. Columns are 0-based UTF-16, `end` exclusive. */
export interface ColouredPart {
	readonly start: number;
	readonly end: number;
	readonly scopes: readonly string[];
}

const resolve = createRequire(import.meta.url).resolve;
const grammarsOfEditor: Readonly<Record<string, string>> = {
	'text.html.markdown': 'markdown',
	'text.html.derivative': 'html-derivative',
	'text.html.basic': 'html',
};

/**
 * The grammar of Markdown with ours injected (or without it), on the engine that VS Code uses.
 * @returns reads a document into the parts of its lines
 */
export async function openGrammar({ injected = true } = {}): Promise<(text: string) => ColouredPart[][]> {
	await loadEngine();
	const registry = new textmate.Registry({
		onigLib: Promise.resolve({
			createOnigScanner: (sources: string[]) => new oniguruma.OnigScanner(sources),
			createOnigString: (text: string) => new oniguruma.OnigString(text),
		}),
		loadGrammar: async (name) => rawGrammar(name),
		getInjections: (name) => (injected && name === 'text.html.markdown' ? [textMateGrammar.scopeName] : []),
	});
	const grammar = await registry.loadGrammar('text.html.markdown');
	if (grammar === null) {
		throw new Error('there is no grammar of Markdown');
	}
	return (text) => colour(grammar, text);
}

function colour(grammar: IGrammar, text: string): ColouredPart[][] {
	let state = textmate.INITIAL;
	return text.split('\n').map((line) => {
		const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
		state = ruleStack;
		return tokens
			.map(({ startIndex, endIndex, scopes }) => ({ start: startIndex, end: Math.min(endIndex, line.length), scopes }))
			.filter(({ start, end }) => start < end);
	});
}

function rawGrammar(name: string): IRawGrammar {
	const file = grammarsOfEditor[name];
	if (file !== undefined) {
		return textmate.parseRawGrammar(readFileSync(resolve(`tm-grammars/grammars/${file}.json`), 'utf8'), `${file}.json`);
	}
	// Of languages in code blocks nothing is asked but that they are there.
	const grammar = name === textMateGrammar.scopeName ? textMateGrammar : { scopeName: name, patterns: [] };
	return textmate.parseRawGrammar(JSON.stringify(grammar), `${name}.json`);
}

let engine: Promise<void> | undefined;

function loadEngine(): Promise<void> {
	const wasm = readFileSync(resolve('vscode-oniguruma/release/onig.wasm'));
	engine ??= oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
	return engine;
}
