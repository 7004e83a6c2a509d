import { URI } from 'vscode-uri';
import * as z from 'zod/mini';
import { matcher } from '../indexing/globs.ts';
import type { RootPath } from '../ports/files.ts';
import type { ServerContext } from './context.ts';
import type { Root } from './roots.ts';

/** Tells whether the settings of the editor make a file read-only. */
export type IsReadOnly = (path: RootPath) => boolean;

/**
 * The files and folders that cannot be changed, and why, as sentences for people: they are read-only on the disk or by the
 * settings of the editor. That somebody made an editor read-only for a session, no extension can know.
 */
export async function readOnlyOf(
	{ service }: Root,
	paths: Iterable<RootPath>,
	isBySetting: IsReadOnly,
): Promise<ReadonlyMap<RootPath, string>> {
	const found = new Map<RootPath, string>();
	for (const path of paths) {
		const why = await service.whyNotChange(path);
		if (why !== undefined) {
			found.set(path, why);
		} else if (isBySetting(path)) {
			found.set(path, `The settings of the editor make the file read-only: ${path}.`);
		}
	}
	return found;
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
