import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import type { ReadResult, RootPath } from '../../src/ports/files.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { Checker } from '../../src/server/checker.ts';
import { PlanService } from '../../src/service.ts';
import { MemoryFiles, memoryPorts } from '../support/memoryWorkspace.ts';

/** A disk that gives one file whenever it is told to, and then the next. */
class SlowFiles extends MemoryFiles {
	private readonly waiting: (() => void)[] = [];

	override async read(path: RootPath): Promise<ReadResult> {
		await new Promise<void>((resume) => this.waiting.push(resume));
		return super.read(path);
	}

	/** Lets reads through until something has come to pass. */
	async until(isDone: () => boolean): Promise<void> {
		while (!isDone()) {
			this.waiting.shift()?.();
			await new Promise((resume) => setImmediate(resume));
		}
	}
}

const plans = Object.fromEntries(
	Array.from({ length: 200 }, (_, i) => [`plans/p${i}.md`, `# Plan\n- [ ] A1: see src/s${i}.py:9\n`]),
);
const sources = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`src/s${i}.py`, 'x = 1\n']));
const open = 'docs/fix_plan.md';

test('on a slow disk the open document is answered for before the others are read', async () => {
	const contents = { ...plans, ...sources };
	const files = new SlowFiles(contents, defaultSettings.exclude);
	const { ports } = memoryPorts({}, { files });
	const service = new PlanService(ports);
	service.setOverlay(open, '# Fix plan\n\nsee src/s1.py:9 and src/none.py\n');
	const told: RootPath[] = [];
	const checker = new Checker(service, {
		askedAt: Number.NEGATIVE_INFINITY,
		versionOf: (path) => (path === open ? 1 : undefined),
		publish: (path) => void told.push(path),
		failed: (error) => expect.unreachable(String(error)),
		waiting: () => {},
	});
	let links: readonly unknown[] | undefined;
	void service.read(open).then(async (read) => {
		links = 'problem' in read ? [] : await service.links(read, neverCancelled);
	});
	await files.until(() => links !== undefined);
	expect(links).toHaveLength(1);
	// The brief, the source that the document cites, and nothing that only others need.
	expect(files.reads.filter((path) => path.startsWith('src/'))).toEqual(['src/s1.py']);
	expect(files.reads.length).toBeLessThan(10);

	await files.until(() => told.length > 0);
	expect(told).toEqual([open]);
	let isIdle = false;
	void checker.idle().then(() => {
		isIdle = true;
	});
	await files.until(() => isIdle);
	expect(told).toHaveLength(1 + Object.keys(plans).length);
	checker.dispose();
});
