import { expect, test, vi } from 'vitest';
import { Concerns } from '../../src/features/concerned.ts';
import { Checker } from '../../src/server/checker.ts';
import { PlanService } from '../../src/service.ts';
import { memoryPorts } from '../support/memoryWorkspace.ts';

const documents = Array.from({ length: 100 }, (_, i) => `plans/active/TIDE-${100 + i}/plan.md`);
const plan = (state: string) => `# Tides\n\n### Phase A\n- [${state}] A1: see src/a.py:2\n`;

test('fifty thousand events in a burst are one pass', async () => {
	const { ports, files } = memoryPorts({
		...Object.fromEntries(documents.map((path) => [path, plan(' ')])),
		'src/a.py': 'x = 1\ny = 2\n',
	});
	const errors: unknown[] = [];
	let checks = 0;
	const checker = new Checker(new PlanService(ports), {
		askedAt: Number.NEGATIVE_INFINITY,
		versionOf: () => undefined,
		publish: () => {},
		failed: (error) => void errors.push(error),
		waiting: (count) => {
			checks += count > 0 ? 1 : 0;
		},
	});
	await checker.idle();
	expect(checks).toBe(documents.length);
	checks = 0;
	const asked = vi.spyOn(Concerns.prototype, 'of');
	for (let i = 0; i < 50_000; i++) {
		files.write({ [documents[i % documents.length] ?? '']: plan(i % 2 === 0 ? 'x' : ' ') });
	}
	await vi.waitFor(() => expect(checks).toBeGreaterThan(0), { timeout: 20_000 });
	await checker.idle();
	expect(errors).toEqual([]);
	// Ledgers and the brief, which are compared with plans, are asked about as well: for the first that are told, and for the rest.
	expect(checks).toBeLessThanOrEqual(documents.length + 2 * 4);
	// Whom changes concern is asked once for all that come together.
	expect(asked).toHaveBeenCalled();
	expect(asked.mock.calls.length).toBeLessThan(1_000);
	checker.dispose();
});
