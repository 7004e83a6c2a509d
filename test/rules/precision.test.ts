import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rules } from '../../src/features/rules/rules.ts';
import { gitOff } from '../../src/hosts/gitOff.ts';
import { NodeFiles } from '../../src/hosts/nodeFiles.ts';
import { openNodePorts } from '../../src/hosts/nodePorts.ts';
import { noStore } from '../../src/ports/indexStore.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { PlanService } from '../../src/service.ts';

/** Real documents, which stand beside the project and not in it. */
const corpora = join(import.meta.dirname, '../../../shared/corpora');
const page = readFileSync(join(import.meta.dirname, '../../docs/rules/precision.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'precision-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isThere = existsSync(corpora);

test.skipIf(!isThere)(
	isThere ? 'finds what the page says' : 'precision: skipped, ../shared/corpora is not there',
	async () => {
		const [dose, main] = [await countsIn(layOutDose()), await countsIn(layOutMain())];
		const rows = rules
			.map(({ id }) => id)
			.map((id) => `| ${id} | ${told(dose, id)} | ${told(main, id)} |`)
			.join('\n');
		expect(page).toContain(`\n${rows}\n`);
	},
	60_000,
);

function layOut(corpus: string, to: string): string {
	const script = join(import.meta.dirname, '../support/layOut.mjs');
	execFileSync(process.execPath, [script, corpus, join(corpora, 'ptychopinn-dose.facts'), to]);
	return to;
}

const layOutDose = (): string => layOut(join(corpora, 'ptychopinn-dose'), join(folder, 'dose'));

/** Without the other versions of the brief, with the excerpt of the ledger as the ledger. */
function layOutMain(): string {
	const corpus = join(folder, 'corpus');
	cpSync(join(corpora, 'ptychopinn'), corpus, { recursive: true });
	for (const other of ['history', 'seed']) {
		rmSync(join(corpus, other), { recursive: true });
	}
	renameSync(join(corpus, 'docs/fix_plan.EXCERPT.md'), join(corpus, 'docs/fix_plan.md'));
	return layOut(corpus, join(folder, 'main'));
}

/** The findings below a root, by rule and severity: `pointer-moved information` to 3. */
async function countsIn(root: string): Promise<ReadonlyMap<string, number>> {
	const log = { info: () => {}, warn: () => {}, error: () => {}, tell: () => {} };
	const files = new NodeFiles(root, defaultSettings);
	const ports = openNodePorts(root, {
		files,
		history: gitOff('a copy without git'),
		settings: defaultSettings,
		store: noStore,
		log,
	});
	const service = new PlanService(ports);
	const counts = new Map<string, number>();
	for (const path of await service.checkedPaths()) {
		for (const { rule, severity } of await service.check(path)) {
			const key = `${rule} ${severity}`;
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
	}
	service.dispose();
	return counts;
}

/** `7 warning, 11 hint`; `0` where nothing is found. */
function told(counts: ReadonlyMap<string, number>, id: string): string {
	const parts = ['error', 'warning', 'information', 'hint'].flatMap((severity) => {
		const count = counts.get(`${id} ${severity}`);
		return count === undefined ? [] : [`${count} ${severity}`];
	});
	return parts.join(', ') || '0';
}
