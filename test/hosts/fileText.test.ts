import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import type { AtRest } from '../../src/hosts/fileText.ts';
import { NodeFiles } from '../../src/hosts/nodeFiles.ts';
import { Document } from '../../src/indexing/document.ts';
import { DocumentMemory } from '../../src/indexing/documentMemory.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { PlanService } from '../../src/service.ts';
import { memoryPorts } from '../support/memoryWorkspace.ts';
import { tempFolder } from './tempFolder.ts';

/** Long enough ago that the file has a stamp. */
const longAgo = new Date('2025-01-01');

function write(file: string, text: string): void {
	writeFileSync(file, text);
	utimesSync(file, longAgo, longAgo);
}

test('a file is read later when somebody asks for its text', () => {
	const root = tempFolder({ 'a.md': '', 'b.md': '' });
	const file = join(root, 'a.md');
	const files = new NodeFiles(root, { ...defaultSettings, maxFileBytes: 10 });
	// What the disk had to do with a moment ago may be written again with the same stamp.
	expect(files.readLater('a.md')).toBeUndefined();
	const settled = Date.now() + 10_000;
	const realNow = Date.now;
	Date.now = () => settled;
	try {
		write(file, 'é one');
		const later = files.readLater('a.md');
		const now = files.read('a.md');
		expect(later).toMatchObject({ stamp: 'stamp' in now ? now.stamp : '' });
		write(file, 'two');
		expect(later !== undefined && 'text' in later && later.text).toBe('two');
		rmSync(file);
		expect(later !== undefined && 'text' in later && later.text).toBe('');
		expect(files.readLater('a.md')).toBeUndefined();
		write(file, 'more than ten bytes');
		expect(files.readLater('a.md')).toBeUndefined();
	} finally {
		Date.now = realNow;
	}
});

test('where texts are forgotten, a plan keeps its summary, and its text is read again', async () => {
	const plan = (title: string) => `# ${title}\n\n## Phase A — One\n\n- [ ] A1: see docs/b.md#two\n`;
	const root = tempFolder({ 'plans/a.md': plan('First'), 'docs/b.md': '# Two\n' });
	const files = new NodeFiles(root, defaultSettings, { atRest: 'nothing' });
	const service = new PlanService({ ...memoryPorts({}).ports, files });
	const document = await service.read('plans/a.md');
	if ('problem' in document) {
		throw new Error(document.message);
	}
	expect(document.summary.title).toBe('First');
	document.rest();
	writeFileSync(join(root, 'plans/a.md'), plan('Second'));
	expect(document.summary.title).toBe('First');
	expect(document.plan.title).toBe('Second');
	expect(document.lines.text).toBe(plan('Second'));
});

test('what asks for plans one after the other leaves few of them awake', () => {
	const filler = `${'word '.repeat(20_000)}\n`;
	const paths = Array.from({ length: 12 }, (_, i) => `plans/p${i}.md`);
	const root = tempFolder(Object.fromEntries(paths.map((path) => [path, `# P\n\n- [ ] A1: One\n\n${filler}`])));
	const files = new NodeFiles(root, defaultSettings, { atRest: 'bytes' });
	const memory = new DocumentMemory(files, defaultSettings, (path) => path.startsWith('plans/'));
	const documents = paths.flatMap((path) => memory.read(path)).filter((read) => read instanceof Document);
	const awake = () => documents.filter((document) => document.hasReadPlan).length;
	expect(documents.map(({ plan }) => plan.tasks[0]?.title)).toEqual(paths.map(() => 'One'));
	expect(awake()).toBeLessThan(5);
	// The memory is not asked for them again, as by who holds an index.
	expect(documents.map(({ plan }) => plan.tasks[0]?.title)).toEqual(paths.map(() => 'One'));
	expect(awake()).toBeLessThan(5);
	expect(documents.map(({ summary }) => summary.counts.open)).toEqual(paths.map(() => 1));
	expect(documents.map((document) => [document.hasTask('A1'), document.hasTask('A')])).toEqual(
		paths.map(() => [true, false]),
	);
	expect(awake()).toBeLessThan(5);
});

test('plans that are held stay as they were read until they are let go of', () => {
	const filler = `${'word '.repeat(20_000)}\n`;
	const paths = Array.from({ length: 12 }, (_, i) => `plans/p${i}.md`);
	const root = tempFolder(Object.fromEntries(paths.map((path) => [path, `# P\n\n- [ ] A1: One\n\n${filler}`])));
	const files = new NodeFiles(root, defaultSettings, { atRest: 'bytes' });
	const memory = new DocumentMemory(files, defaultSettings, (path) => path.startsWith('plans/'));
	memory.holdPlans(true);
	const documents = paths.flatMap((path) => memory.read(path)).filter((read) => read instanceof Document);
	const plans = documents.map(({ plan }) => plan);
	expect(documents.every(({ plan }, i) => plan === plans[i])).toBe(true);
	memory.holdPlans(false);
	expect(documents.filter((document) => document.hasReadPlan).length).toBeLessThan(5);
	expect(documents.map(({ plan }) => plan)).toEqual(plans);
});

test('a text that is forgotten is not read again for its lines or headings', () => {
	const filler = 'word '.repeat(60_000);
	const root = tempFolder({
		'plans/a.md': '# A\n',
		'docs/b.md': '# B\n',
		'docs/long.md': filler,
		'docs/longer.md': filler,
	});
	const files = new NodeFiles(root, defaultSettings, { atRest: 'nothing' });
	const memory = new DocumentMemory(files, defaultSettings, (path) => path.startsWith('plans/'));
	const read = (path: string) => {
		const document = memory.read(path);
		return document instanceof Document ? document : undefined;
	};
	expect([read('plans/a.md')?.headings.byName('A'), read('docs/b.md')?.headings.byName('B')]).toEqual([1, 1]);
	expect([read('docs/long.md')?.lines.count, read('docs/longer.md')?.lines.count]).toEqual([1, 1]);
	for (const path of ['plans/a.md', 'docs/b.md']) {
		writeFileSync(join(root, path), 'Another\ntext\n');
	}
	expect(memory.shapesOf('plans/a.md')).toHaveProperty('count', 1);
	expect(memory.shapesOf('docs/b.md')).toHaveProperty('count', 1);
	expect(read('docs/b.md')?.headings.byName('B')).toBe(1);
	expect(read('docs/b.md')?.lines.text).toBe('Another\ntext\n');
});

test.each(['bytes', 'nothing'] as const)(
	'a workspace of whose texts %s stay at rest counts and finds what another does',
	async (kept) => {
		const filler = `${'word '.repeat(20_000)}\n`;
		const plans = Array.from({ length: 30 }, (_, i) => [
			`plans/p${i}.md`,
			`# P${i}\n\n## Phase A — One\n\n- [x] A1: see plans/p${(i * 7) % 30}.md#two-é, src/a.py::f and plans/p0.md:9\n\n## Two é\n${filler}`,
		]);
		const root = tempFolder({
			...Object.fromEntries(plans),
			'src/a.py': 'def f():\n\tpass\n',
			'input.md': 'Focus: P7 / Phase B\nDo Now:\n1. A1 at plans/p3.md#two-é\n',
			'docs/fix_plan.md': '## [P-001] Seven\n- Status: done\n- Plan: plans/p7.md\n',
		});
		const answers = async (atRest: AtRest) => {
			const files = new NodeFiles(root, defaultSettings, { atRest });
			const service = new PlanService({ ...memoryPorts({}).ports, files });
			const { ms: _, ...counts } = await service.stats();
			const found = [];
			for (const path of await service.checkedPaths()) {
				for (const { line, message } of await service.check(path, neverCancelled)) {
					found.push(`${path}:${line} ${message}`);
				}
			}
			return { counts, found };
		};
		expect(await answers(kept)).toEqual(await answers('text'));
	},
);
