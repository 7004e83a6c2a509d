import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { openItems } from '../../src/features/briefWork.ts';
import { focusChildren } from '../../src/features/focusTree.ts';
import { gitOff } from '../../src/hosts/gitOff.ts';
import { expectLinearBetween } from '../support/linear.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const plans = {
	'plans/active/TIDE-001/plan.md': '# Tides\n\n- [x] A1: tides\n- [ ] A2: more\n',
	'plans/active/SYNC-002/plan.md': '# Sync\n\n- [B] A1: sync\n- [P] A3: clocks\n',
	'plans/loose.md': '# Loose\n\n- [S] A1: loose\n- [x] L1: only here\n',
};

/** The nodes under one of the Focus view for a brief: `label | description`. */
async function nodesUnder(parent: string | undefined, brief: string) {
	const { workspace } = memoryWorkspace({ ...plans, 'input.md': brief });
	return focusChildren(workspace, await workspace.index(), parent, neverCancelled);
}

test.each([
	['TIDE-001 — A1 go on', 'A1 | done · tides'],
	['A1 as the focus has it', 'A1 | blocked · sync'],
	['TIDE-001 — A1 @ plans/active/SYNC-002/plan.md:4', 'A1 | blocked · sync'],
	['TIDE-001 — A1 @ loose.md:9', 'A1 | skipped · loose'],
	['TIDE-001 — A3 is of SYNC-002', 'A3 | not in the plans · is of SYNC-002'],
	['L1 is of no initiative', 'L1 | done · only here'],
	['A9 is nowhere', 'A9 | not in the plans · is nowhere'],
	['see plans/active/TIDE-001/plan.md:4', 'A2 | open · more'],
])('the item "%s" means the task "%s"', async (item, expected) => {
	const [node] = await nodesUnder('focus:doNow', `Focus: SYNC-002 / Phase A\nDo Now:\n1. ${item}\n`);
	expect(`${node?.label} | ${node?.description}`).toBe(expected);
});

test.each([
	['BE-1: claim @ plans/outbox.md:9', 'BE-1 | open · Claim'],
	['Finish the BE-2 query', 'BE-2 | blocked · Delete'],
	['OUTBOX — BE-10 dead letters', 'BE-10 | open · Dead letters'],
	['BE-10: dead letters', 'BE-10 | open · Dead letters'],
	['Write down who owns BE-1', 'Write down who owns BE-1 | '],
	['When BE-2 is done, read the log', 'When BE-2 is done, read the log | '],
	['After BE-1: BE-10', 'BE-10 | open · Dead letters'],
	['Compare with BE-1', 'Compare with BE-1 | '],
	['Continue with BE-1', 'BE-1 | open · Claim'],
	['OUTBOX UTF-8 first', 'OUTBOX UTF-8 first | '],
])('the item "%s" means the task that has such an id', async (item, expected) => {
	const { workspace } = memoryWorkspace({
		'docs/fix_plan.md': '### [OUTBOX] Outbox\n- Status: doing\n- Plan: `plans/outbox.md`\n',
		'plans/outbox.md': '# Outbox\n\n- [ ] `BE-1` Claim\n- [!] `BE-2` Delete\n- [ ] `BE-10` Dead letters\n',
		'input.md': `Focus: OUTBOX / the writer\nDo Now:\n1. ${item}\n`,
	});
	const [node] = await focusChildren(workspace, await workspace.index(), 'focus:doNow', neverCancelled);
	expect(`${node?.label} | ${node?.description}`).toBe(expected);
});

test.each([
	['Task 1 Step 2 — write it', 'Step 2 | open · Write'],
	['**Step 2**: write it', 'Step 2 | open · Write'],
	['Task 2, Step 1', 'Step 1 | blocked · Ask'],
	['Task 3 Step 1', 'Task 3 Step 1 | '],
	['Stepping stones 2', 'Stepping stones 2 | '],
])('the item "%s" means the step of the phase, which the focus may name', async (item, expected) => {
	const { workspace } = memoryWorkspace({
		'plans/2026-01-02-cart.md':
			'# Cart\n\n### Task 1: Total\n- [x] **Step 1: Read**\n- [ ] **Step 2: Write**\n\n### Task 2: Sum\n- [!] **Step 1: Ask**\n',
		'plans/other.md': '# Other\n\n### Task 1: Total\n- [x] **Step 2: No**\n',
		'input.md': `Focus: plans/2026-01-02-cart.md — Task 1\nDo Now:\n1. ${item}\n`,
	});
	const [node] = await focusChildren(workspace, await workspace.index(), 'focus:doNow', neverCancelled);
	expect(`${node?.label} | ${node?.description}`).toBe(expected);
});

test.each([
	['BE-3 Cancel an order @ plans/cart.md:5', 'BE-3 | active · Cancel'],
	['cart — BE-3 Cancel an order @ plans/cart.md:6', 'BE-3 | active · Cancel'],
	['cart — BE-12 Idempotency key', 'BE-12 | open · Key'],
	['BE-12: idempotency key', 'BE-12 | open · Key'],
	['cart — UTF-8 in names @ plans/cart.md:4', 'BE-2 | done · Total'],
	['cart — BE-9 @ plans/cart.md:4', 'cart — BE-9 @ plans/cart.md:4 | '],
])('an id that only a plan makes one: "%s" means "%s"', async (item, expected) => {
	const { workspace } = memoryWorkspace({
		'plans/cart.md':
			'# Cart\n| ID | Task | State |\n|-|-|-|\n| BE-2 | Total | [x] |\n| BE-3 | Cancel | [~] |\n| BE-12 | Key | [ ] |\n',
		'input.md': `Focus: cart — the totals\nArtifacts: plans/cart/a.md\nDo Now:\n1. ${item}\n`,
	});
	const [node] = await focusChildren(workspace, await workspace.index(), 'focus:doNow', neverCancelled);
	expect(`${node?.label} | ${node?.description}`).toBe(expected);
});

test('a focus on BE-12 is none on an initiative', async () => {
	const { workspace } = memoryWorkspace({
		'plans/active/CART-001/plan.md': '# Cart\n\n- [ ] BE-12: Key\n- [x] BE-3: Cancel\n',
		'input.md': 'Focus: BE-12 — the key\nDo Now:\n- BE-12: write it\n- BE-3, then go on\n',
	});
	const nodes = await focusChildren(workspace, await workspace.index(), 'focus:doNow', neverCancelled);
	expect(nodes.map(({ label, description }) => `${label} | ${description}`)).toEqual([
		'BE-12 | open · Key',
		'BE-3 | done · Cancel',
	]);
});

test('an item on BE-12 of one initiative is on that of no other', async () => {
	const { workspace } = memoryWorkspace({
		'plans/active/CART-001/plan.md': '# Cart\n\n- [ ] BE-12: Key\n',
		'plans/active/SHIP-002/plan.md': '# Ship\n\n- [x] BE-12: Label\n',
		'input.md': 'Focus: CART-001\nDo Now:\n- BE-12 of SHIP-002: print\n- BE-12: write it, before the box of SHIP-002\n',
	});
	const nodes = await focusChildren(workspace, await workspace.index(), 'focus:doNow', neverCancelled);
	expect(nodes.map(({ label, description }) => `${label} | ${description}`)).toEqual([
		'BE-12 | done · Label',
		'BE-12 | open · Key',
	]);
});

test('a focus on two initiatives means the tasks of both', async () => {
	const [node] = await nodesUnder('focus:doNow', 'Focus: TIDE-001, SYNC-002\nDo Now:\n1. A3 set them\n');
	expect(`${node?.label} | ${node?.description}`).toBe('A3 | active · clocks');
});

test('an artifact that is missing can be created where its name says what it is', async () => {
	const folder = 'plans/active/TIDE-001/reports';
	const files = ['phase_a_Alignment.md', 'selector-map.md', 'alignment.log', 'notes.md'];
	const nodes = await nodesUnder('focus:artifacts', `Artifacts: ${folder}/{${files.join(',')}}\nFocus: TIDE-001\n`);
	expect(nodes.map(({ label, create }) => `${label}: ${create?.kind}`)).toEqual([
		'phase_a_Alignment.md: d4-alignment',
		'selector-map.md: d4-selector-map',
		'alignment.log: undefined',
		'notes.md: undefined',
	]);
});

test('a pointer is told by its file and lines, its health and its folder', async () => {
	const nodes = await nodesUnder(
		'focus:pointers',
		'Pointers:\n- plans/active/TIDE-001/plan.md:3\n- plans/loose.md:99\n- input.md:1\n',
	);
	expect(nodes.map(({ label, description }) => `${label} | ${description}`)).toEqual([
		'plan.md:3 | plans/active/TIDE-001',
		'loose.md:99 | past the end · plans',
		'input.md:1 | ',
	]);
});

test('a mapped test says whether it is there, and opens', async () => {
	const { workspace } = memoryWorkspace({
		'tests/test_a.py': 'import x\n\ndef test_b():\n    pass\n\ndef test_c():\n    pass\n',
		'web/cart.test.ts': 'it();\n',
		'input.md': [
			'Mapped tests:',
			'- `pytest --collect-only tests/test_a.py::test_b -q`',
			'- tests/test_a.py::test_gone',
			'- `pytest tests/test_gone.py`',
			'- `pytest tests/test_a.py -k test_c`',
			'- `pytest -k test_c`',
			'- `pnpm vitest run web/cart.test.ts`',
		].join('\n'),
	});
	const nodes = await focusChildren(workspace, await workspace.index(), 'focus:tests', neverCancelled);
	const rows = nodes.map(
		({ label, description, icon, target }) =>
			`${label} | ${description} | ${icon} | ${target?.path}:${target?.lines?.first}`,
	);
	expect(rows).toEqual([
		'test_b | pytest --collect-only tests/test_a.py::test_b -q | beaker | tests/test_a.py:3',
		'test_gone | no such test · tests/test_a.py::test_gone | error | tests/test_a.py:undefined',
		'test_gone.py | no such file · pytest tests/test_gone.py | error | input.md:4',
		'test_a.py | pytest tests/test_a.py -k test_c | beaker | tests/test_a.py:6',
		'pytest -k test_c |  | beaker | input.md:6',
		'cart.test.ts | pnpm vitest run web/cart.test.ts | beaker | web/cart.test.ts:undefined',
	]);
});

test('a placeholder counts as filled where a file was made with some value', async () => {
	const { workspace } = memoryWorkspace({
		'plans/active/TIDE-001/reports/2026-01-01T000000Z/alignment.md': '',
		'plans/active/TIDE-001/reports/2026-02-02T000000Z/alignment.md': '',
		'input.md': 'Artifacts: plans/active/TIDE-001/reports/$STAMP/{alignment.md,selector_map.md}\n',
	});
	const nodes = await focusChildren(workspace, await workspace.index(), 'focus:artifacts', neverCancelled);
	expect(nodes.map(({ label, description, target }) => [label, description, target?.path])).toEqual([
		[
			'alignment.md',
			'there · newest in 2026-02-02T000000Z',
			'plans/active/TIDE-001/reports/2026-02-02T000000Z/alignment.md',
		],
		['selector_map.md', 'placeholder left', 'input.md'],
	]);
});

test('of the files that placeholders may stand for, the last by name is the newest', async () => {
	const { workspace } = memoryWorkspace({
		'reports/b(1).log': '',
		'reports/c(1).log': '',
		'reports/a(1).log': '',
		'input.md': 'Artifacts: ./reports/<ts>(1).log\n',
	});
	const [node] = await focusChildren(workspace, await workspace.index(), 'focus:artifacts', neverCancelled);
	expect([node?.description, node?.target?.path]).toEqual(['there · newest in reports', 'reports/c(1).log']);
});

test('a mapped test of a folder opens the folder, and reads none of its files', async () => {
	const { workspace, files: disk } = memoryWorkspace({
		'tests/test_a.py': 'def test_b():\n    pass\n',
		'tests/test_more.py': 'def test_b():\n    pass\n',
		'input.md': [
			'Mapped tests:',
			'- `pytest tests -k nothing`',
			'- `pytest tests/ -k test_b`',
			'- `pytest tests/test_a.py -k nothing`',
			'- tests/test_a.py::test_b[a/b::c]',
		].join('\n'),
	});
	const nodes = await focusChildren(workspace, await workspace.index(), 'focus:tests', neverCancelled);
	expect(disk.reads).not.toContain('tests/test_more.py');
	expect(
		nodes.map(({ label, target }) => `${label} | ${target?.path} ${target?.kind} ${target?.lines?.first}`),
	).toEqual([
		'tests | tests folder undefined',
		'tests | tests folder undefined',
		'test_a.py | tests/test_a.py file undefined',
		'test_b | tests/test_a.py file 1',
	]);
});

test('a tooltip keeps the lines of the brief, and its code', async () => {
	const [node] = await nodesUnder('focus:doNow', 'Do Now:\n- A1: run `a*b`,\n  then <b>look</b>\n');
	expect(node?.tooltip).toBe('A1\\: run `a*b`,  \nthen \\<b\\>look\\</b\\>');
});

test('a list of several initiatives says whose task it is', async () => {
	const { workspace } = memoryWorkspace({
		'plans/todo.md': '- [ ] TIDE-001.F1: Finish\n- [x] F1: Of nobody\n',
		'input.md': 'Focus: TIDE-001.F1\nDo Now:\n1. TIDE-001 — F1 go on\n',
	});
	const [node] = await focusChildren(workspace, await workspace.index(), 'focus:doNow', neverCancelled);
	expect(node?.description).toBe('open · Finish');
});

test('a ledger with entries says whose task it is, too', async () => {
	const { workspace } = memoryWorkspace({
		'docs/fix_plan.md': '## [OTHER-003] x\n- Status: done\n\n## TODOs\n- [ ] TIDE-001.F1: Finish\n',
		'input.md': 'Focus: TIDE-001.F1\nDo Now:\n1. TIDE-001 — F1 go on\n',
	});
	const [node] = await focusChildren(workspace, await workspace.index(), 'focus:doNow', neverCancelled);
	expect(node?.description).toBe('open · Finish');
});

test('a field that the brief has twice is said, and where', async () => {
	const nodes = await nodesUnder(undefined, 'Summary: one\nFocus: TIDE-001\nMode: TDD\nFocus: SYNC-002\n');
	const notes = nodes.filter(({ kind }) => kind === 'note');
	expect(notes.map(({ label, target }) => [label, target?.path, target?.lines?.first])).toEqual([
		['Line 4: a second “Focus”; the first one counts', 'input.md', 4],
	]);
});

test('a brief without any field says what is looked for, and opens', async () => {
	const nodes = await nodesUnder(undefined, '# What next\n\n- tides\n- waves\n');
	expect(nodes.map(({ label, description, target }) => [label, description, target?.path])).toEqual([
		['input.md has no field of a brief', 'such as Focus: or Do Now:', 'input.md'],
	]);
});

test('the time to find the tasks of Do Now items grows with their number', async () => {
	const indexOf = (size: number) => {
		const numbers = Array.from({ length: size }, (_, i) => i);
		const { workspace } = memoryWorkspace({
			'plans/a.md': numbers.map((i) => `- [ ] T${i}: x\n`).join(''),
			'input.md': `Do Now:\n${numbers.map((i) => `- T${size - i} go on @ plans/b.md:${i}\n`).join('')}`,
		});
		return workspace.index();
	};
	expectLinearBetween(await indexOf(2_000), await indexOf(16_000), openItems);
}, 120_000);

test('bold leads of fields and items are read without their marks, globs with theirs', async () => {
	const brief =
		'Focus: **Tides** first\nDo Now:\n1. **Run `tests/*.py`**: all of tests/**/*.py\nIf Blocked:\n- **Stop**\n';
	const top = await nodesUnder(undefined, brief);
	expect(
		top.flatMap(({ label, description }) => (label === 'If Blocked' || label === 'Focus' ? [description] : [])),
	).toEqual(['Tides first', 'Stop']);
	const [item] = await nodesUnder('focus:doNow', brief);
	expect(item?.label).toBe('Run `tests/*.py`: all of tests/**/*.py');
});

test.each([
	['- plans/loose.md:3', 'all in this field resolve'],
	['- plans/loose.md:3\n- plans/loose.md:99', '1 of 2 in this field broken'],
])('the health of the pointers is that of their field: %s', async (pointers, said) => {
	const brief = `Focus: TIDE-001\nDo Now:\n1. L1 @ plans/gone.md:4\nPointers:\n${pointers}\n`;
	const nodes = await nodesUnder(undefined, brief);
	expect(nodes.find(({ label }) => label === 'Pointers')?.description).toBe(said);
});

test('where git is not asked, the view says why the branch of the brief is not compared', async () => {
	const history = gitOff('Git is not asked in a workspace that is not trusted.');
	const notes = async (brief: string) => {
		const { workspace } = memoryWorkspace({ ...plans, 'input.md': brief }, { history });
		const nodes = await focusChildren(workspace, await workspace.index(), undefined, neverCancelled);
		return nodes.filter(({ kind }) => kind === 'note').map(({ label, description }) => `${label} | ${description}`);
	};
	expect(await notes('Focus: TIDE-001\nBranch: main\n')).toEqual([
		'Branch not compared | Git is not asked in a workspace that is not trusted.',
	]);
	expect(await notes('Focus: TIDE-001\n')).toEqual([]);
});
