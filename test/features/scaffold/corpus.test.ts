import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { neverCancelled } from '../../../src/base/cancel.ts';
import { draftArtifacts } from '../../../src/features/scaffold/draft.ts';
import { isBroken } from '../../../src/indexing/resolution.ts';
import type { PlanWorkspace } from '../../../src/indexing/workspace.ts';
import { scanPointers } from '../../../src/syntax/pointer.ts';
import { type MemoryWorkspace, memoryWorkspace } from '../../support/memoryWorkspace.ts';
import { besidePtychopinn, ptychopinnCorpus } from '../../support/ptychopinn.ts';

const out = join(import.meta.dirname, '../../../out/scaffold');
const directory = 'plans/active/INTEGRATE-PYTORCH-001/reports/2025-10-17T111700Z';

function filesOf(root: string, folder = ''): Record<string, string> {
	const files: Record<string, string> = {};
	for (const name of readdirSync(join(root, folder))) {
		const path = folder === '' ? name : `${folder}/${name}`;
		if (statSync(join(root, path)).isDirectory()) {
			Object.assign(files, /^(?:history|seed)$/.test(path) ? {} : filesOf(root, path));
		} else {
			files[path] = readFileSync(join(root, path), 'utf8');
		}
	}
	return files;
}

/** Pointers of a draft, read again as everybody will read them, that are broken and not marked or marked and not broken. */
async function wronglyMarked(workspace: PlanWorkspace, path: string, text: string): Promise<string[]> {
	const wrong: string[] = [];
	for (const [i, line] of text.split('\n').entries()) {
		for (const pointer of scanPointers(line)) {
			const { status } = await workspace.resolve(pointer, path);
			const ends = [pointer.span.end, ...pointer.ranges.map((range) => range.span.end), pointer.anchorSpan?.end ?? 0];
			const isMarked = /^["'`)\]]* \((?:(?:file|line|name|heading) )?not found(?: yet)?\)/.test(
				line.slice(Math.max(...ends)),
			);
			if (isMarked !== isBroken(status)) {
				wrong.push(`${i + 1}: ${pointer.text} is ${status}`);
			}
		}
	}
	return wrong;
}

const kinds = ['d4-alignment', 'd4-selector-map'] as const;

describe.skipIf(!existsSync(ptychopinnCorpus))('the brief that this product was asked for', () => {
	test('both artifacts are drafted where the brief says, two pages, ASCII, with pointers that hold', async () => {
		const { workspace, files } = memoryWorkspace({ ...filesOf(ptychopinnCorpus), ...besidePtychopinn });

		const drafted = await draftArtifacts(workspace, { from: {}, kinds }, neverCancelled);

		const drafts = 'files' in drafted ? drafted.files : [];
		expect(drafts.map(({ path }) => path)).toEqual([
			`${directory}/phase_d4_alignment.md`,
			`${directory}/phase_d4_selector_map.md`,
		]);
		mkdirSync(out, { recursive: true });
		files.write(Object.fromEntries(drafts.map(({ path, text }) => [path, text])));
		for (const { path, text } of drafts) {
			writeFileSync(join(out, path.slice(directory.length + 1)), text);
			expect(text).toMatch(/^[\n -~]*$/);
			expect(text.split('\n').length - 1).toBeLessThanOrEqual(100);
			expect(await wronglyMarked(workspace, path, text)).toEqual([]);
			const top = text
				.split('\n')
				.slice(0, 15)
				.flatMap((line) => scanPointers(line));
			const resolved: string[] = [];
			for (const pointer of top) {
				resolved.push(`${(await workspace.resolve(pointer, path)).status} ${pointer.text}`);
			}
			expect(resolved.filter((each) => !each.startsWith('ok '))).toEqual([]);
			expect(resolved.slice(0, 5)).toEqual([
				'ok plans/active/INTEGRATE-PYTORCH-001/phase_d4_regression.md:18',
				'ok plans/active/INTEGRATE-PYTORCH-001/phase_d4_regression.md:25',
				'ok plans/active/INTEGRATE-PYTORCH-001/phase_d4_regression.md:27',
				'ok docs/fix_plan.md:56',
				'ok input.md:8',
			]);
		}
	});

	const history = existsSync(ptychopinnCorpus) ? readdirSync(join(ptychopinnCorpus, 'history')) : [];

	test.each(history)('drafts of the older brief %s hold too', async (name) => {
		const input = readFileSync(join(ptychopinnCorpus, 'history', name), 'utf8');
		const { workspace, files } = dose();
		files.write({ 'input.md': input });

		const drafted = await draftArtifacts(workspace, { from: {}, kinds, stamp: '2026-01-24T000000Z' }, neverCancelled);

		const drafts = 'files' in drafted ? drafted.files : [];
		expect(drafts).toHaveLength(2);
		files.write(Object.fromEntries(drafts.map(({ path, text }) => [path, text])));
		for (const { path, text } of drafts) {
			writeFileSync(join(out, `${name}_${path.slice(path.lastIndexOf('/') + 1)}`), text);
			expect(text.split('\n').length - 1).toBeLessThanOrEqual(100);
			expect(await wronglyMarked(workspace, path, text)).toEqual([]);
		}
		files.write(Object.fromEntries(drafts.map(({ path }) => [path, undefined])));
	});
});

/** The Markdown of the later branch, read once. */
let doseWorkspace: MemoryWorkspace | undefined;
function dose(): MemoryWorkspace {
	doseWorkspace ??= memoryWorkspace(filesOf(`${ptychopinnCorpus}-dose`));
	return doseWorkspace;
}

test.runIf(!existsSync(ptychopinnCorpus))('the corpora are not beside the project: skipped', () => {});
