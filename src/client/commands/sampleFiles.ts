/** The files below `media/sample/`, which are copied to the same paths of a workspace; the first one is opened. */
export const sampleFiles = [
	'plans/active/GARDEN-001/implementation.md',
	'docs/fix_plan.md',
	'input.md',
	'garden/beds.py',
	'tests/test_beds.py',
] as const;
