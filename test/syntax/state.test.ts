import { expect, test } from 'vitest';
import { readState, type TaskState } from '../../src/syntax/state.ts';

const spellings: Record<TaskState, string[]> = {
	open: [
		...[
			'[ ]',
			'`[ ]`',
			'❌ Not started',
			'❌',
			'pending',
			'in_planning',
			'todo',
			'To Do',
			'TODO',
			'Open',
			'Proposed',
			'planned',
		],
		...[
			'Pending approval of the draft',
			'⏳ Pending',
			'DRAFT (2026-05-18) — 4 phases',
			'not_started',
			'0%',
			'no',
			'☐',
			'未开始',
			'Pendiente',
			'À faire',
			'⬜ Offen',
			'Не начато',
			'未着手',
			'예정',
			'⚪',
			'⚪ Todo',
			'🔜 Planned',
			'📝 draft',
			'⏭ Next',
			'**[PENDING]**',
			'[PENDING — the key]',
			'Ready to run',
			'Not Implemented',
			'Not complete - two are left',
			'Unfinished',
		],
	],
	active: [
		...['In progress - see #12', '◐ Partial', 'partially fixed', '[🟡]', '👀 in_review', '🧑‍💻 **In progress**'],
		...[
			'[P]',
			'[~]',
			'[/]',
			'[WIP]',
			'in_progress',
			'In Progress',
			'in-progress',
			'IN PROGRESS',
			'⏳',
			'🚧',
			'🚧 building',
			'partial',
		],
		...[
			'**partial**',
			'[P] In progress',
			'Active',
			'in progress — 2026-01-22: half',
			'60%',
			'⏳ Running',
			'进行中',
			'🟡 진행 중',
			'en cours',
			'In Arbeit',
			'em andamento',
			'В работе',
			'🔄',
			'In flight (P76)',
			'PR open',
			'Ready for review',
		],
	],
	blocked: [
		...[
			'[B]',
			'[!]',
			'blocked',
			'`blocked`',
			'**blocked_pending_environment**',
			'*blocked_pending_architecture*',
			'Blocked by parity',
		],
		...[
			'blocked (profiling halted by parity regression)',
			'🚫',
			'On hold',
			'❌ BLOCKED (no data)',
			'Awaiting the key',
			'Waiting on design',
		],
	],
	done: [
		...['**resolved Jul 6** — built', 'done September 12'],
		...[
			'[x]',
			'[X]',
			'[D]',
			'`[D]`',
			'**[D]**',
			'[x] Complete',
			'✅',
			'✅ Complete',
			'✅ RESOLVED',
			'✔',
			'done',
			'Done.',
			'**done** — yesterday',
		],
		...[
			'done (archived)',
			'archived',
			'**archived**',
			'**done_with_environment_caveat**',
			'complete',
			'Completed 2025-10-17',
			'[DONE]',
		],
		...['✅ 2025-10-17', 'Fixed in #12', '100%', 'yes', 'x', '已完成', '~~done~~', 'Tested'],
		...['완료/실게임 확인', '✅ hecho', '🟢 Complétée', 'Erledigt', 'Concluído', 'готово', '完了済み', 'Fatto (ieri)'],
	],
	skipped: [
		...[
			'[-]',
			'[S]',
			'[SKIP]',
			'deferred',
			'Deferred to phase 3',
			'skipped',
			'SKIPPED — no need',
			'n/a',
			'N/A',
			'cancelled',
			"Won't do",
		],
		...['superseded by B2', '⏭️ Skipped'],
	],
};

test.each(Object.entries(spellings))('reads what is %s', (state, markers) => {
	expect(markers.map((marker) => `${marker} = ${readState(marker)}`)).toEqual(
		markers.map((marker) => `${marker} = ${state}`),
	);
});

test.each([
	'',
	'[ ](link.md)',
	'[x](#done)',
	'[ARCH-001]',
	'[?]',
	'Open the file and look',
	'Complete the parity harness',
	'Done when all tests pass',
	'Fixed point iteration converges',
	'Started servers answer',
	'Planned work is listed here',
	'donee',
	'Needs debugging',
	'🔜',
	'🎯 MVP',
	'reports/x.md',
])('takes %j for no state', (marker) => {
	expect(readState(marker)).toBeUndefined();
});

test("looks at a repository's own spellings first", () => {
	const own = new Map<string, TaskState>([
		['[W]', 'blocked'],
		['[P]', 'skipped'],
		['parked', 'skipped'],
	]);
	expect(['[W]', '`[W]`', '[W] waiting', '[P]', 'Parked', '[x]'].map((marker) => readState(marker, own))).toEqual([
		'blocked',
		'blocked',
		'blocked',
		'skipped',
		'skipped',
		'done',
	]);
});

test.each(['done decent 3', 'done mayor 3 tests'])('%s is no state', (marker) => {
	expect(readState(marker)).toBeUndefined();
});
