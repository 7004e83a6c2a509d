/** True for a path, with any separators, that has `.git` among its parts: nothing of ours is written there. */
export function isInGit(path: string): boolean {
	return path.split(/[/\\]/).some((part) => part.toLowerCase() === '.git');
}
