import { bench, describe } from 'vitest';
import { SearchTexts } from '../../src/indexing/planSearch.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

// A query for symbols among 100,000 tasks is to answer within 50 ms. Run it with: npm run bench

const words = ['Measure', 'the', 'tide', 'at', 'station', 'compare', 'heights', 'with', 'baseline', 'forecast'];
const title = (i: number) => Array.from({ length: 8 }, (_, word) => words[(i * 7 + word * 3) % words.length]).join(' ');
const rows = Array.from({ length: 1_000 }, (_, i) => `| D${i % 9}.A${i} | ${title(i)} | [ ] |\n`).join('');
const plan = `# Tides\n\n## Phase A\n\n| ID | Task | State |\n| --- | --- | --- |\n${rows}`;
const files = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`plans/active/TIDE-${i + 100}/plan.md`, plan]));

const { workspace } = memoryWorkspace(files);
const { all, search } = await workspace.ids();

describe(`${all.length.toLocaleString('en')} tasks and phases`, () => {
	for (const query of [
		'D4.A112',
		'station',
		'fore stat',
		'phase a d4.a112',
		'tide-150 d4',
		'd4a112',
		'mst tide zq',
		'zzz',
		'',
	]) {
		bench(`"${query}"`, () => void search.find(query, 300), {
			iterations: 5,
			time: 0,
			warmupIterations: 1,
			warmupTime: 0,
		});
	}
	bench('the texts, once after each change of a plan', () => void new SearchTexts(all, () => 'task'), {
		iterations: 5,
		time: 0,
	});
});
