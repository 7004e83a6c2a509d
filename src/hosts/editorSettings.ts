import { type ParseError, type ParseErrorCode, parse, printParseErrorCode } from 'jsonc-parser';
import type { RootPath, WorkspaceFiles } from '../ports/files.ts';
import { readSettings, type SettingsRead } from '../ports/readSettings.ts';

const settingsFile: RootPath = '.vscode/settings.json';
const prefix = 'planNavigator.';

/**
 * Reads `planNavigator.*` from the workspace's `.vscode/settings.json`, for programs that no editor tells its settings:
 * the command line, and a server whose client has none. Takes the reading of `WorkspaceFiles`.
 */
export async function readEditorSettings(files: Pick<WorkspaceFiles, 'read'>): Promise<SettingsRead> {
	const result = await files.read(settingsFile);
	if ('text' in result) {
		return settingsIn(result.text);
	}
	return { ...readSettings({}), problems: result.problem === 'missing' ? [] : [result.message] };
}

/** After a syntax error, what could be read counts all the same, as in VS Code. */
function settingsIn(text: string): SettingsRead {
	const errors: ParseError[] = [];
	const json: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
	const ours = Object.entries(json ?? {}).filter(([name]) => name.startsWith(prefix));
	const read = readSettings(Object.fromEntries(ours.map(([name, value]) => [name.slice(prefix.length), value])));
	const [first] = errors;
	if (first === undefined) {
		return read;
	}
	const line = text.slice(0, first.offset).split(/\r\n?|\n/).length;
	const problem = `${settingsFile}:${line} is no valid JSON: ${wordsOf(first.error)}.`;
	return { ...read, problems: [problem, ...read.problems] };
}

/** `colon expected` for `ColonExpected`. */
const wordsOf = (code: ParseErrorCode): string =>
	printParseErrorCode(code).replace(/[A-Z]/g, (letter, at: number) => (at === 0 ? '' : ' ') + letter.toLowerCase());
