import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RootPath } from '../ports/files.ts';
import { codeOf, reasonOf, whyNotCreate } from './nodePaths.ts';

/** A new file was written, or the sentence that says why not. */
export type Written = { readonly created: true } | { readonly created: false; readonly why: string };

/**
 * Writes a file that does not exist yet, and the folders above it. Never writes over anything, a broken link included,
 * and never outside the root, by whatever link. Never throws; a file that could not be written whole is taken away again.
 */
export function writeNew(root: string, path: RootPath, text: string): Written {
	const why = whyNotCreate(root, path);
	if (why !== undefined) {
		return { created: false, why };
	}
	const full = join(root, path);
	try {
		mkdirSync(dirname(full), { recursive: true });
		// `x` fails where anything stands at that name and so follows no link.
		const file = openSync(full, 'wx');
		try {
			writeFileSync(file, text);
		} catch (error) {
			rmSync(full, { force: true });
			throw error;
		} finally {
			closeSync(file);
		}
		return { created: true };
	} catch (error) {
		const why =
			codeOf(error) === 'EEXIST' ? `${path} exists.` : `${path} cannot be written because ${reasonOf(error)}.`;
		return { created: false, why };
	}
}
