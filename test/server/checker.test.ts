import { expect, test, vi } from 'vitest';
import { Concerns } from '../../src/features/concerned.ts';
import { Checker } from '../../src/server/checker.ts';
import { PlanService } from '../../src/service.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { memoryPorts } from '../support/memoryWorkspace.ts';

const files = {
	'plans/a.md': '# A\n- [ ] A1: x\nsee src/a.py:2 and docs/gone.md',
	'plans/b.md': '# B\n- [ ] B1: x',
	'src/a.py': 'x = 1\ny = 2',
};

/** Checks a workspace as the server does, and notes what a client is told: `plans/a.md: rule rule`. */
function startChecker(contents: Readonly<Record<string, string>>, store: ReturnType<typeof memoryStore>) {
	const { ports, files: disk } = memoryPorts(contents, { store });
	const told: string[] = [];
	const errors: unknown[] = [];
	const checker = new Checker(new PlanService(ports), {
		askedAt: Number.NEGATIVE_INFINITY,
		versionOf: () => undefined,
		publish: (path, found) => void told.push(`${path}: ${found.map(({ rule }) => rule).join(' ')}`),
		failed: (error) => void errors.push(error),
		waiting: () => {},
	});
	return { checker, told, errors, disk };
}

test('a start tells what was found before, and looks at what has changed since', async () => {
	const store = memoryStore();
	const first = startChecker(files, store);
	await vi.waitFor(() => expect(store.text).toBeDefined(), { timeout: 20_000 });
	expect(first.told).toEqual(['plans/a.md: pointer-missing-file']);

	const second = startChecker(files, store);
	await second.checker.idle();
	expect(second.told).toEqual(first.told);
	expect(second.disk.reads).not.toContain('src/a.py');

	const { ports, files: unread } = memoryPorts(files, { store });
	expect(await new PlanService(ports).overview()).toMatchObject({ plans: 2 });
	expect(unread.reads.filter((path) => path.startsWith('plans/'))).toEqual([]);

	const third = startChecker(files, store);
	third.disk.writeUntold('src/a.py', 'x = 1');
	await third.checker.idle();
	expect(third.told.at(-1)).toBe('plans/a.md: pointer-missing-line pointer-missing-file');
	expect([...first.errors, ...second.errors, ...third.errors]).toEqual([]);
});

test('what a check of many documents leaves is cleared away, also where somebody asked meanwhile', async () => {
	const many = Object.fromEntries(Array.from({ length: 510 }, (_, i) => [`plans/p${i}.md`, '# P\n']));
	const service = new PlanService(memoryPorts(many).ports);
	const clear = vi.spyOn(service, 'restAfterMany');
	let askedAt = Number.NEGATIVE_INFINITY;
	const checker = new Checker(service, {
		get askedAt() {
			return askedAt;
		},
		versionOf: () => undefined,
		publish: () => {},
		failed: () => {},
		waiting: (count) => {
			askedAt = count === 250 ? Date.now() : askedAt;
		},
	});
	await checker.idle();
	expect(askedAt).toBeGreaterThan(0);
	expect(clear).toHaveBeenCalledOnce();
	checker.dispose();
});

test('what was found is taken back when it is gone, and when the checker goes', async () => {
	const { checker, told, disk } = startChecker(files, memoryStore());
	await checker.idle();
	disk.write({ 'docs/gone.md': '# Here' });
	await vi.waitFor(() => expect(told.at(-1)).toBe('plans/a.md: '), { timeout: 20_000 });
	disk.write({ 'docs/gone.md': undefined });
	await vi.waitFor(() => expect(told.at(-1)).toBe('plans/a.md: pointer-missing-file'), { timeout: 20_000 });
	checker.dispose();
	expect(told.at(-1)).toBe('plans/a.md: ');
});

test('what was told of a document in the editor is told once more when it is closed', async () => {
	const { ports } = memoryPorts(files);
	const service = new PlanService(ports);
	const told: (number | undefined)[] = [];
	let version: number | undefined;
	const checker = new Checker(service, {
		askedAt: Number.NEGATIVE_INFINITY,
		versionOf: (path) => (path === 'plans/a.md' ? version : undefined),
		publish: (_, found, of) => void told.push(found.length > 0 ? of : Number.NaN),
		failed: () => {},
		waiting: () => {},
	});
	await checker.idle();
	for (const each of [1, undefined, undefined]) {
		version = each;
		service.setOverlay('plans/a.md', each === undefined ? undefined : files['plans/a.md']);
		await checker.idle();
	}
	expect(told).toEqual([undefined, 1, undefined]);
	checker.dispose();
});

test('what is found again in a document that is not open is not told again', async () => {
	const { checker, told, disk } = startChecker(files, memoryStore());
	await checker.idle();
	expect(told).toEqual(['plans/a.md: pointer-missing-file']);
	disk.write({ 'plans/a.md': '# A\n- [x] A1: x\nsee src/a.py:1 and docs/gone.md' });
	disk.write({ 'plans/b.md': '# B\n- [ ] B1: x\nsee docs/gone.md' });
	await vi.waitFor(() => expect(told.at(-1)).toBe('plans/b.md: pointer-missing-file'), { timeout: 20_000 });
	await checker.idle();
	expect(told).toHaveLength(2);
	checker.dispose();
});

test('of many that change at once, as where a branch is checked out, all are checked before anybody looks at who cites them', async () => {
	const paths = Array.from({ length: 60 }, (_, i) => `plans/p${i}.md`);
	const all = (text: string) => Object.fromEntries(paths.map((path) => [path, text]));
	const { checker, told, disk } = startChecker(
		{ ...all('# P\n\nsee docs/gone.md\n'), 'plans/citing.md': '# C\n\nsee plans/p0.md:3\n' },
		memoryStore(),
	);
	await checker.idle();
	told.length = 0;
	const { of } = Concerns.prototype;
	const toldBefore: number[] = [];
	const spy = vi.spyOn(Concerns.prototype, 'of').mockImplementation(function (this: Concerns, change) {
		toldBefore.push(told.length);
		return of.call(this, change);
	});
	disk.write(all('see docs/gone.md\n'));
	await vi.waitFor(() => expect(told).toHaveLength(61), { timeout: 20_000 });
	expect(told.at(-1)).toBe('plans/citing.md: pointer-missing-line');
	expect(toldBefore).toEqual([60]);
	spy.mockRestore();
	checker.dispose();
});

test('who asks for something comes before documents that are not open', async () => {
	const { ports, files: disk } = memoryPorts(files);
	const told: number[] = [];
	let askedAt = Number.NEGATIVE_INFINITY;
	const checker = new Checker(new PlanService(ports), {
		get askedAt() {
			return askedAt;
		},
		versionOf: () => undefined,
		publish: () => void told.push(Date.now()),
		failed: () => {},
		waiting: () => {},
	});
	await checker.idle();
	disk.write({ 'docs/gone.md': '# Here' });
	const asking = setInterval(() => {
		askedAt = Date.now();
	}, 10);
	setTimeout(() => clearInterval(asking), 600);
	await vi.waitFor(() => expect(told).toHaveLength(2), { timeout: 20_000 });
	expect(told[1]).toBeGreaterThan(askedAt);
	checker.dispose();
});
