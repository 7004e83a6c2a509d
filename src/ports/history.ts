import type { Event } from '../base/event.ts';
import type { RootPath } from './files.ts';

/** What git knows of the workspace. Every answer is undefined, or empty, where there is no git, no repository or no trust. */
export interface History {
	/** The branch that is checked out; undefined also on a detached HEAD. */
	branch(): Promise<string | undefined>;
	/** Where the repository's remotes are, each address as git would fetch from it or push to it. */
	remotes(): Promise<readonly string[]>;
	/** What a path of the repository begins with that lies in the workspace: `tools/`, the empty string where that is its top. */
	readonly prefix: string;
	/** Another branch may be checked out, by whatever program, also where git's own folder lies outside of the workspace. */
	readonly onDidCheckOut: Event<void>;
	/** Those of the paths that git ignores. They need not exist. */
	ignored(paths: readonly RootPath[]): Promise<ReadonlySet<RootPath>>;
	/** Says that a file was written which tells git what to ignore. */
	ignoreFilesChanged(): void;
	/** Why git is not asked, as a sentence for people; undefined where it is. */
	readonly off: string | undefined;
}
