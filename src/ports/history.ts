import type { RootPath } from './files.ts';

/** What git knows of the workspace. Every answer is undefined, or empty, where there is no git, no repository or no trust. */
export interface History {
	/** The branch that is checked out; undefined also on a detached HEAD. */
	branch(): Promise<string | undefined>;
	/** Those of the paths that git ignores. They need not exist. */
	ignored(paths: readonly RootPath[]): Promise<ReadonlySet<RootPath>>;
	/** Why git is not asked, as a sentence for people; undefined where it is. */
	readonly off: string | undefined;
}
