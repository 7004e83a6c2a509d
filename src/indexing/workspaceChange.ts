import type { RootPath } from '../ports/files.ts';

/** What changed at once: texts that may read otherwise, names that came or went; `all` where nobody can tell. */
export type WorkspaceChange = { readonly texts: readonly RootPath[]; readonly names: readonly RootPath[] } | 'all';

/** Stands for the branch that is checked out, wherever git keeps it. */
export const gitHead: RootPath = '.git/HEAD';
