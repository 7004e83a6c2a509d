import { URI } from 'vscode-uri';
import * as z from 'zod/mini';
import type { PlanEdit } from '../features/edit.ts';
import { matcher } from '../indexing/globs.ts';
import type { RootPath } from '../ports/files.ts';
import type { ServerContext } from './context.ts';
import type { Root } from './roots.ts';

/** Tells whether the settings of the editor make a file read-only. */
export type IsReadOnly = (path: RootPath) => boolean;

/**
 * Why an edit cannot be made, as a sentence for people: a file that it creates has no place in the workspace, as behind a link that
 * leaves it; or one that it changes or moves is read-only, on the disk, which hinders no move, or by the settings of the editor. That
 * somebody made an editor read-only for a session, no extension can know.
 */
export async function whyNotWrite(
	{ service }: Root,
	{ changes, moves = [], creates = [] }: PlanEdit,
	isBySetting: IsReadOnly,
): Promise<string | undefined> {
	for (const { path } of creates) {
		const why = await service.whyNotCreate(path);
		if (why !== undefined) {
			return why;
		}
	}
	const changed = new Set(changes.map(({ path }) => path));
	for (const path of new Set([...changed, ...moves.map(({ from }) => from)])) {
		const why = changed.has(path) ? await service.whyNotChange(path) : undefined;
		if (why !== undefined) {
			return why;
		}
		if (isBySetting(path)) {
			return `The settings of the editor make the file read-only: ${path}.`;
		}
	}
	return undefined;
}

/**
 * Asks the client what its settings make read-only, as VS Code has them: what is included and not excluded, by globs from the
 * workspace folder or, where they are absolute, from the root of the disk.
 */
export async function readOnlyBySetting({ connection, options }: ServerContext, root: Root): Promise<IsReadOnly> {
	if (options.readOnlyBySetting !== true) {
		return () => false;
	}
	const asked = ['files.readonlyInclude', 'files.readonlyExclude'];
	const given = await connection.workspace.getConfiguration(asked.map((section) => ({ scopeUri: root.uri, section })));
	const folder = withSlashes(URI.parse(root.uri).fsPath);
	const [isIncluded, isExcluded] = asked.map((_, i) => {
		const matches = matcher(globsOf(given[i]));
		return (path: RootPath) => matches(path) || matches(`${folder}/${path}`);
	});
	return (path) => isIncluded?.(path) === true && isExcluded?.(path) !== true;
}

const globs = z.record(z.string(), z.unknown());

/** The globs of a setting that are switched on: `{"docs/*.md": true}`. */
function globsOf(setting: unknown): string[] {
	const read = z.safeParse(globs, setting);
	return Object.entries(read.data ?? {}).flatMap(([glob, isOn]) => (isOn === true ? [withSlashes(glob)] : []));
}

/** `c:/plans/*.md` for `C:\plans\*.md`, which is how it may be written on Windows. */
const withSlashes = (path: string): string =>
	/^[A-Za-z]:/.test(path) ? path.charAt(0).toLowerCase() + path.slice(1).replaceAll('\\', '/') : path;
