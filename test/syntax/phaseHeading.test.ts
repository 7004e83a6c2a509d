import { expect, test } from 'vitest';
import {
	beforeStatus,
	namesSection,
	readHeadingStatus,
	readNumberedHeading,
	readPhaseHeading,
} from '../../src/syntax/phaseHeading.ts';
import { expectLinear } from '../support/linear.ts';

test.each([
	// What stands in the heading, the id, the title.
	['Phase D4.A — Planning Alignment & Ownership Sync', 'D4.A', 'Planning Alignment & Ownership Sync'],
	['Phase F4.1 — Developer-Facing Documentation Updates', 'F4.1', 'Developer-Facing Documentation Updates'],
	[
		'Phase E2 Implementation & Parity Plan (INTEGRATE-PYTORCH-001)',
		'E2',
		'Implementation & Parity Plan (INTEGRATE-PYTORCH-001)',
	],
	[
		'**Phase 1: Core Refactoring - Replace Monolithic Function**',
		'1',
		'Core Refactoring - Replace Monolithic Function',
	],
	['**Final Phase: Deprecation, Documentation & Cleanup**', 'Final', 'Deprecation, Documentation & Cleanup'],
	['Phase Final: Clean-up Checklist', 'Final', 'Clean-up Checklist'],
	['6. 마일스톤 3 — 이름', '마일스톤 3', '이름'],
	['Hito 2: Medir', 'Hito 2', 'Medir'],
	['Meilenstein 2: Messen', 'Meilenstein 2', 'Messen'],
	['Phase M4 Checklist — Normalization Fix & Evidence Bundle', 'M4', 'Checklist — Normalization Fix & Evidence Bundle'],
	['1. Phase 1: Critical & High Priority (IMMEDIATE)', '1', 'Critical & High Priority (IMMEDIATE)'],
	['Phase 1 — Triage [done]', '1', 'Triage [done]'],
	['Phase A: Core Fix ✅ COMPLETE', 'A', 'Core Fix ✅ COMPLETE'],
	['Phase 3: User Story 1 - View Items (Priority: P1) 🎯 MVP', '3', 'User Story 1 - View Items (Priority: P1) 🎯 MVP'],
	['**Phase 3 (Original): Golden Test Case Generation**', '3', '(Original): Golden Test Case Generation'],
	['Phase 0', '0', ''],
	['[ACTIVE] Sprint 3: Wiring', 'Sprint 3', 'Wiring'],
	['[x] Phase 1: Setup', '1', 'Setup'],
	['Step 8 of 10: Wire it', 'Step 8', 'Wire it'],
	['Phase 0 – Bootstrap', '0', 'Bootstrap'],
	['Phase 2. Wire it', '2', 'Wire it'],
	['🚀 Phase 2: Wire it', '2', 'Wire it'],
	['✅ **Phase H** — Done it', 'H', 'Done it'],
	['PHASE 2: SHOUT', '2', 'SHOUT'],
	['阶段 F1 · 打通', 'F1', '打通'],
	['阶段2：存储', '2', '存储'],
	['批次 A：清理', '批次 A', '清理'],
	['Fase 3 — Pruebas', '3', 'Pruebas'],
	['Этап 1. Основа', '1', 'Основа'],
	['المرحلة 1: البناء ✅', '1', 'البناء ✅'],
	['Phase C.A1b - Deep', 'C.A1b', 'Deep'],
	['Phase III: Roman', 'III', 'Roman'],
	['Task 3: Wire it', 'Task 3', 'Wire it'],
	['Task 1.1: Wire it', 'Task 1.1', 'Wire it'],
	['Step 1.2: Run', 'Step 1.2', 'Run'],
	['Stage Q0: Gate', 'Stage Q0', 'Gate'],
	['Tranche 1: First', 'Tranche 1', 'First'],
	['Milestone M2 — Beta', 'Milestone M2', 'Beta'],
	['Sprint 12', 'Sprint 12', ''],
	['Part A — Before', 'Part A', 'Before'],
	['Phase N: Polish', 'N', 'Polish'],
	['EPIC 4: Checkout', 'Epic 4', 'Checkout'],
	['Phase 1A — Database', '1A', 'Database'],
	['[Phase 4] Wire it', '4', 'Wire it'],
	['~~Step 11~~: Gone', 'Step 11', 'Gone'],
	['~~Phase A: Gone~~', 'A', 'Gone'],
])('%s is a phase', (heading, id, title) => {
	const phase = readPhaseHeading(heading);
	expect(phase).toMatchObject({ id, title });
	expect(heading.slice(phase?.idSpan.start, phase?.idSpan.end)).toMatch(
		new RegExp(`${id.replace(/^[A-Z][a-z]+ /, '')}$|Final`),
	);
});

test.each([
	'Context',
	'Phase Overview',
	'Phase Status:',
	'Phase Status Summary (2025-10-06 Update)',
	'Phase Dependencies',
	'Phase Exit Reviews',
	'Handoff Phase — Coordinate Downstream Execution',
	'Task Breakdown',
	'Task Statistics',
	'Task Injection',
	'Stage-Level Stats Sample',
	'P0-1 — Verilog crash',
	'Priority 1: Urgent',
	'AC1: Works',
	'Exit Checklist',
	'PHASE-BASED IMPLEMENTATION',
	'Phases 1-3',
	'Part of the plan',
	'Part A of it',
	'Task I/O handling',
	'Phase 3D Viewer',
	'2. Tests',
])('%s is no phase', (heading) => {
	expect(readPhaseHeading(heading)).toBeUndefined();
});

test.each([
	['1. Metadata Model', '1', 'Metadata Model'],
	['**2) Tests**', '2', 'Tests'],
	['1.3 Wiring', '1.3', 'Wiring'],
	['2025 goals', undefined, undefined],
	['3 ways', undefined, undefined],
])('%s as a numbered heading', (heading, id, title) => {
	const phase = readNumberedHeading(heading);
	expect([phase?.id, phase?.title]).toEqual([id, title]);
});

test.each([
	['Phase A: Core Fix ✅ COMPLETE', 'done', 'COMPLETE'],
	['✅ Phase A: Core Fix', 'done', '✅'],
	['Phase 1 — Triage [done]', 'done', 'done'],
	['Phase 1 — Triage (Complete)', 'done', 'Complete'],
	['Phase 1 — Triage (Active)', 'active', 'Active'],
	['Phase 1 — Triage (Pending review by Ann)', 'open', 'Pending review by Ann'],
	['Phase 1 — Triage (Decision: Skipped)', 'skipped', 'Skipped'],
	['Phase 1: Triage — BLOCKED', 'blocked', 'BLOCKED'],
	['Phase 1: Triage (first pass) - Complete', 'done', 'Complete'],
	['🟢 Phase 1 — Low risk', 'done', '🟢'],
	['🔴 Phase 1: Core — Blocked', 'blocked', 'Blocked'],
	['🔴 Phase 1: Core ✅ COMPLETE', 'done', 'COMPLETE'],
	['Phase 2: COMPLETED (2025-11-01)', 'done', 'COMPLETED'],
	['Phase 2: Completed', 'done', 'Completed'],
	['Phase 2 — In Progress', 'active', 'In Progress'],
	['Phase 2: Completed orders', undefined, undefined],
	['Phase 2: Pending approvals', undefined, undefined],
	['Phase 12: Dropped-frame detection', undefined, undefined],
	['Phase 5: Shipped: mails', undefined, undefined],
	['Phase 1: Set up the API [P]', undefined, undefined],
	['Phase 3: Vitamin levels [D]', undefined, undefined],
	['Phase 3: Core [x]', 'done', 'x'],
	['Phase 2 — Core `[-] DROPPED` *(decision 2)*', 'skipped', 'DROPPED'],
	['Phase 6: Core `[ ]`', 'open', '[ ]'],
	['Phase 1 — Fondations ✅ / 🔄 / ⬜', undefined, undefined],
	['フェーズ1（完了）', 'done', '完了'],
	['Этап 2: Ядро — завершено', 'done', 'завершено'],
	['단계 2: 핵심 (진행 중)', 'active', '진행 중'],
	['Phase 1: Core 🟡 In progress', 'active', 'In progress'],
	['Phase 1 — Testing', undefined, undefined],
	['Phase 1 — Triage (Week 1-2)', undefined, undefined],
	['Phase 3: Story (Priority: P1) 🎯 MVP', undefined, undefined],
	['Phase D2.B — Training (D2.B)', undefined, undefined],
])('%s says its status', (heading, state, status) => {
	const said = readHeadingStatus(heading, readPhaseHeading(heading)?.title ?? '');
	expect([said?.state, said?.status]).toEqual([state, status]);
});

test('up to twelve signs stand before a phase, and up to eight more behind its running number', () => {
	const idOf = (heading: string) => readPhaseHeading(heading)?.id;
	for (const sign of ['=', '🚧']) {
		expect(idOf(`${sign.repeat(12)}Phase 2: Wire it`)).toBe('2');
		expect(idOf(`${sign.repeat(13)}Phase 2: Wire it`)).toBeUndefined();
		expect(idOf(`${sign.repeat(12)}1. ${sign.repeat(8)}Phase 2: Wire it`)).toBe('2');
		expect(idOf(`1. ${sign.repeat(9)}Phase 2: Wire it`)).toBeUndefined();
	}
	expect(idOf('==')).toBeUndefined();
	expect(idOf('1. ==')).toBeUndefined();
});

test.each([
	['Phase A: Load — ✅ ', 'Phase A: Load'],
	['Phase A: Load (Decision: ', 'Phase A: Load'],
	['Phase A: Load [ 状态 ： ', 'Phase A: Load'],
	['Phase A: Real estate: ', 'Phase A: Real estate:'],
	['Phase A: Load-', 'Phase A: Load-'],
])('%j goes on to a status', (heading, before) => {
	expect(beforeStatus(heading)).toBe(before);
});

test.each([' ', '\t', '— ', '✅', 'status '])('what stands before a status is read in linear time: %j', (part) => {
	expectLinear((size) => `Phase A${part.repeat(size)}y`, beforeStatus);
});

test.each([' ', '\t', ': '])('whether a heading names a section of a phase is told in linear time: %j', (part) => {
	const isSection = (heading: string) => {
		const phase = readPhaseHeading(heading);
		return phase !== undefined && namesSection(heading, phase, false);
	};
	expect(isSection('Phase 3 summary : ')).toBe(true);
	expectLinear((size) => `Phase 3 summary${part.repeat(size)}x`, isSection);
});
