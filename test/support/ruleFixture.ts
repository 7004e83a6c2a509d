import { neverCancelled } from '../../src/base/cancel.ts';
import { never } from '../../src/base/event.ts';
import { check, type Diagnostic } from '../../src/features/check.ts';
import { readSettings } from '../../src/ports/readSettings.ts';
import { memoryWorkspace } from './memoryWorkspace.ts';

/**
 * A fixture of a rule: files, each under a line `--- path`, and below a line of text what is found there.
 *
 *     --- docs/a.md
 *     see docs/gone.md
 *         ^^^^^^^^^^^^ pointer-missing-file warning: There is no file docs/gone.md in this workspace.
 *
 * `--- settings` holds settings as JSON, `--- ignored` the paths that git ignores, a line each.
 */
function readFixture(text: string): Map<string, string> {
	const files = new Map<string, string>();
	for (const part of text.split(/^--- /m).slice(1)) {
		const [path = '', ...lines] = part.split('\n');
		files.set(path.trim(), lines.filter((line) => !expectation.test(line)).join('\n'));
	}
	return files;
}

const expectation = /^ *\^+ [a-z-]+ (?:error|warning|information|hint): /;

/** The fixture with what is found now in place of what was expected. */
export async function checkFixture(text: string): Promise<string> {
	const files = readFixture(text);
	const { settings } = readSettings(JSON.parse(files.get('settings') ?? '{}'));
	const ignored = new Set((files.get('ignored') ?? '').split('\n'));
	const documents = [...files].filter(([path]) => path !== 'settings' && path !== 'ignored');
	const { workspace } = memoryWorkspace(Object.fromEntries(documents), {
		settings,
		history: {
			off: undefined,
			branch: async () => 'main',
			onDidCheckOut: never,
			ignored: async (paths) => new Set(paths.filter((path) => ignored.has(path))),
			remotes: async () => [],
			prefix: '',
			ignoreFilesChanged: () => {},
		},
	});
	const parts = await Promise.all(
		[...files].map(async ([path, content]) => {
			const document = documents.some(([name]) => name === path) ? await workspace.document(path) : undefined;
			const found = document === undefined ? [] : await check(workspace, document, neverCancelled);
			return `--- ${path}\n${withFindings(content, found)}`;
		}),
	);
	return parts.join('');
}

function withFindings(content: string, found: readonly Diagnostic[]): string {
	return content
		.split('\n')
		.flatMap((line, i) => [line, ...found.filter((each) => each.line === i + 1).map(caretLine)])
		.join('\n');
}

const caretLine = ({ span: { start, end }, rule, severity, message }: Diagnostic): string =>
	`${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))} ${rule} ${severity}: ${message}`;
