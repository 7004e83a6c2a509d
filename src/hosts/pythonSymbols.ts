import { Language, Parser } from 'web-tree-sitter';
import { extensionOf } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type { SourceSymbol, SourceSymbols } from '../ports/symbols.ts';
import { pythonOutline } from './pythonOutline.ts';

/** Gives the bytes of a file that lies beside the program: `tree-sitter-python.wasm`. */
export type LoadWasm = (name: string) => Promise<Uint8Array>;

/** Longer texts have no outline. They are data, as a rule, and would take seconds. In UTF-16 units. */
const maxLength = 2_000_000;

/** When a text is given up, in milliseconds: rubbish can take far longer than a program of its length. */
const defaultTimeLimit = 2_000;

/** Outlines of Python texts. The grammar is loaded with the first one; where that fails, it is logged and there are none. */
export class PythonSymbols implements SourceSymbols {
	private readonly loadWasm: LoadWasm;
	private readonly log: Log;
	private readonly timeLimit: number;
	private grammar: Promise<Language | undefined> | undefined;

	constructor(loadWasm: LoadWasm, log: Log, timeLimit = defaultTimeLimit) {
		this.loadWasm = loadWasm;
		this.log = log;
		this.timeLimit = timeLimit;
	}

	async outline(path: RootPath, text: string): Promise<readonly SourceSymbol[] | undefined> {
		if (!/^pyi?$/.test(extensionOf(path))) {
			return undefined;
		}
		if (text.length > maxLength) {
			this.log.info(`${path} is too long for an outline.`);
			return undefined;
		}
		this.grammar ??= this.load();
		const grammar = await this.grammar;
		return grammar === undefined ? undefined : this.parse(grammar, path, text);
	}

	private async load(): Promise<Language | undefined> {
		try {
			await startRuntime(this.loadWasm);
			return await Language.load(await this.loadWasm('tree-sitter-python.wasm'));
		} catch (error) {
			this.log.error(`Python symbols are off, because the grammar cannot be loaded: ${error}`);
			return undefined;
		}
	}

	/** Trees and parsers live outside of JavaScript's memory, so nobody else frees them. */
	private parse(grammar: Language, path: RootPath, text: string): readonly SourceSymbol[] | undefined {
		const parser = new Parser().setLanguage(grammar);
		try {
			const ends = performance.now() + this.timeLimit;
			const tree = parser.parse(withLineFeeds(text), null, { progressCallback: () => performance.now() > ends });
			if (tree === null) {
				this.log.info(`${path} takes too long for an outline.`);
				return undefined;
			}
			try {
				return pythonOutline(tree.rootNode);
			} finally {
				tree.delete();
			}
		} finally {
			parser.delete();
		}
	}
}

/**
 * The library has one runtime for the whole process, and mixes two up if it is started twice at once: by two workspace
 * folders, say. That is why this one promise belongs to the module.
 */
let runtime: Promise<void> | undefined;

/** After a failure the next one tries again. */
function startRuntime(loadWasm: LoadWasm): Promise<void> {
	runtime ??= loadWasm('web-tree-sitter.wasm')
		// Without a `locateFile` the library would derive an address for the bytes that it already has.
		.then((wasmBinary) => Parser.init({ wasmBinary, locateFile: (name: string) => name }))
		.catch((error) => {
			runtime = undefined;
			throw error;
		});
	return runtime;
}

/** The parser ends a line at `\n` alone; a lone `\r` is a line break as well for editors and for `Lines`. */
function withLineFeeds(text: string): string {
	return text.replace(/\r(?!\n)/g, '\n');
}
