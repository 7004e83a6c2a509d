/** The files below `media/sample/`, which are copied to the same paths of a workspace; the first one is opened. */
export const sampleFiles = [
	'plans/active/GARDEN-001/implementation.md',
	'docs/fix_plan.md',
	'input.md',
	'garden/beds.py',
	'tests/test_beds.py',
] as const;

/** The text of such a file where another branch than `main` is checked out, so that the brief is for the one that is. */
export function onBranch(text: string, branch: string | undefined): string {
	return branch === undefined ? text : text.replace(/^Branch: main$/m, () => `Branch: ${branch}`);
}
