import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initiativeOfSlug, isInitiativeId, isTaskId, scanPlanIds } from '../../src/syntax/planId.ts';
import { expectLinear } from '../support/linear.ts';

/** `INIT-001 D1`: the ids on the line, in order. */
const ids = (line: string) =>
	scanPlanIds(line)
		.map(({ id }) => id)
		.join(' ');

describe('ids in running text', () => {
	test.each([
		['INTEGRATE-PYTORCH-001 / Phase D4.A planning alignment', 'INTEGRATE-PYTORCH-001 D4.A'],
		['[VECTOR-GAPS-002] Gap audit — Phase A1/A2.', 'VECTOR-GAPS-002 A1 A2'],
		['DEBUG-SIM-LINES-DOSE-001.D1 — answer', 'DEBUG-SIM-LINES-DOSE-001 D1'],
		['DEBUG-SIM-LINES-DOSE-001.C1/C2 — bundle', 'DEBUG-SIM-LINES-DOSE-001 C1 C2'],
		['CLI-FLAGS-003 H5b — check (S1, T001)', 'CLI-FLAGS-003 H5b S1 T001'],
		['D4.A1–A3 marked `[x]`', 'D4.A1 D4.A2 D4.A3'],
		['(E1.A–E1.C) and E16-E18.', 'E1.A E1.B E1.C E16 E17 E18'],
		['D4.A/B/C complete, F4.1.A+B+C', 'D4.A D4.B D4.C F4.1.A F4.1.B F4.1.C'],
		['**D4.C1/C2** and C.D1/C.D2', 'D4.C1 D4.C2 C.D1 C.D2'],
		['M3a–M3c, T008-T010, D4.A1-3', 'M3a M3b M3c T008 T009 T010 D4.A1 D4.A2 D4.A3'],
		['E1.A/E2 and 0.A', 'E1.A E2 0.A'],
		['the VG\u2011INIT\u2011002 ledger', 'VG-INIT-002'],
	])('%s', (line, expected) => {
		expect(ids(line)).toBe(expected);
	});

	test.each([
		'plans/active/INTEGRATE-PYTORCH-001/phase_d4.md',
		'docs/fix_plan.md::INIT-001.F1',
		'2026-01-23T013500Z and 2025-10-17',
		'commit 8249a782, 7FE5E14E, 0xD4',
		'UTF-8, UTF-16, ISO-8601, SHA-256, RFC-2119, PEP-484',
		'PGRID-20250826-P1E5-T1024',
		'N=64 M2=8 gs1 p1e5 x.H5 H5.x',
		'version 1.2 of 3.4.5, 4-6, A–C',
		'a letter A, the number 12',
	])('nothing in %s', (line) => {
		expect(ids(line)).toBe('');
	});

	test('a range has the columns of the whole', () => {
		expect(scanPlanIds('see D4.A1–A2.')).toEqual([
			{ id: 'D4.A1', span: { start: 4, end: 12 }, form: 'task' },
			{ id: 'D4.A2', span: { start: 4, end: 12 }, form: 'task' },
		]);
	});
});

test('knows an initiative by its shape', () => {
	expect(['INTEGRATE-PYTORCH-001', 'FIX-01', 'A-001b'].filter(isInitiativeId)).toHaveLength(3);
	expect(['integrate-001', 'CONFIG', 'A-1', 'UTF-16', 'X-001-', '-001'].filter(isInitiativeId)).toEqual([]);
});

test('knows a task by its shape', () => {
	const shapes = ['D4.A1', 'S1', 'K3', '1.2', 'T001', 'F4.1.A', 'M3c', 'C.A1', '0.A', 'P3.0b', 'E16', 'F3.2', 'M2.1.b'];
	expect(shapes.filter(isTaskId)).toEqual(shapes);
	expect(['A', '12', '', 'Task', 'A.B', 'd4', '1.', '.1', 'D4..A', 'V2.1.x', 'M2.b'].filter(isTaskId)).toEqual([]);
});

test('reads the initiative out of a heading slug', () => {
	expect(initiativeOfSlug('test-suite-triage-002-keep-40-green')).toBe('TEST-SUITE-TRIAGE-002');
	expect(initiativeOfSlug('vector-parity-001')).toBe('VECTOR-PARITY-001');
	expect(initiativeOfSlug('attempts-history')).toBeUndefined();
	expect(initiativeOfSlug('')).toBeUndefined();
});

describe('any line', () => {
	const soup = fc.string({ unit: fc.constantFrom('A', 'B', 'c', '1', '0', '.', '-', '–', '/', '+', ' ', ':', '(') });

	test('spans lie on it', () => {
		fc.assert(
			fc.property(soup, (line) => {
				for (const { span } of scanPlanIds(line)) {
					expect(line.slice(span.start, span.end)).toMatch(/^[A-Z0-9].*[A-Za-z0-9]$/);
				}
			}),
		);
	});

	test.each(['A1-', 'A-', 'A1–A9 ', 'A.1', 'AB-01.', '.'])('time grows with the length of %s…', (part) => {
		expectLinear((size) => part.repeat(size), scanPlanIds);
	});
});
