import * as z from 'zod/mini';
import { matcher } from '../indexing/globs.ts';
import type { RootPath } from '../ports/files.ts';
import type { ServerContext } from './context.ts';
import type { Root } from './roots.ts';

/**
 * The files and folders that cannot be changed, and why, as sentences for people: they are read-only on the disk or by the
 * settings of the editor. That somebody made an editor read-only for a session, no extension can know.
 */
export async function readOnlyOf(
	server: ServerContext,
	root: Root,
	paths: Iterable<RootPath>,
): Promise<ReadonlyMap<RootPath, string>> {
	const isBySetting = server.options.readOnlyBySetting === true ? await readOnlyBySetting(server, root) : () => false;
	const found = new Map<RootPath, string>();
	for (const path of paths) {
		const why = await root.service.whyNotChange(path);
		if (why !== undefined) {
			found.set(path, why);
		} else if (isBySetting(path)) {
			found.set(path, `The settings of the editor make the file read-only: ${path}.`);
		}
	}
	return found;
}

/** Tells what VS Code's settings make read-only: what is included and not excluded, by globs from the workspace folder. */
async function readOnlyBySetting({ connection }: ServerContext, root: Root): Promise<(path: RootPath) => boolean> {
	const asked = ['files.readonlyInclude', 'files.readonlyExclude'];
	const given = await connection.workspace.getConfiguration(asked.map((section) => ({ scopeUri: root.uri, section })));
	const [isIncluded, isExcluded] = asked.map((_, i) => matcher(globsOf(given[i])));
	return (path) => isIncluded?.(path) === true && isExcluded?.(path) !== true;
}

const globs = z.record(z.string(), z.unknown());

/** The globs of a setting that are switched on: `{"docs/*.md": true}`. */
function globsOf(setting: unknown): string[] {
	const read = z.safeParse(globs, setting);
	return Object.entries(read.data ?? {}).flatMap(([glob, isOn]) => (isOn === true ? [glob] : []));
}
