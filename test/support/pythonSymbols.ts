import { readFileSync } from 'node:fs';
import { PythonSymbols } from '../../src/hosts/pythonSymbols.ts';
import type { SourceSymbols } from '../../src/ports/symbols.ts';

/** The real Python outline, its grammar read from the packages. */
export function pythonSymbols(): SourceSymbols {
	return new PythonSymbols(
		async (name) => readFileSync(new URL(`../../node_modules/${name.replace('.wasm', '')}/${name}`, import.meta.url)),
		{ info: () => {}, warn: () => {}, error: () => {} },
	);
}
