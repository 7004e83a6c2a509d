import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { workspaceStats } from '../../src/features/stats.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

test('counts documents, the phases and tasks of plans, and all pointers by status', async () => {
	const files = {
		'plans/active/TIDE-001/plan.md':
			'# Tides\n\n## Phase 1: Read\n- [x] A1: Do it, see docs/a.md:1\n  - [ ] A2: part of it\n- [ ] A3: docs/gone.md\n',
		'plans/active/TIDE-001/reports/one.md': '## Phase 9: Long ago\n- [ ] Z1: docs/a.md:99 and src/*.py\n',
		'docs/a.md': 'One line, which points at docs/other.md\n',
	};
	let now = 0;
	const clock = { now: () => new Date(), elapsed: () => now++, pause: async () => {}, wait: async () => {} };
	const { workspace } = memoryWorkspace(files, { clock });
	const documents = async () => Object.keys(files).filter((path) => path.startsWith('plans/'));
	const { ms, ...counts } = await workspaceStats(workspace, documents, neverCancelled);
	expect(counts).toEqual({
		files: 2,
		phases: 1,
		tasks: { open: 1, active: 0, blocked: 0, done: 1, skipped: 0 },
		pointers: {
			ok: 1,
			'missing-file': 1,
			'missing-line': 1,
			'missing-symbol': 0,
			'missing-heading': 0,
			'blank-line': 0,
			ambiguous: 0,
			pattern: 1,
			outside: 0,
		},
	});
	const { total, ...parts } = ms;
	expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total - 1);
});
