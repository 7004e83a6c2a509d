import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Real documents that this project does not hold; tests that want them say so when they are not there. */
export const ptychopinnCorpus = join(import.meta.dirname, '../../../shared/corpora/ptychopinn');

const numbered = (count: number, rest: string) =>
	Array.from({ length: count }, (_, i) => `Line ${i + 1} ${rest}`).join('\n');

/** What the repository had beside its Markdown, as far as the brief points at it: stubs in our own words. */
export const besidePtychopinn: Readonly<Record<string, string>> = {
	'docs/fix_plan.md': [
		'# Fix Plan Ledger',
		...Array.from({ length: 54 }, () => ''),
		'## [INTEGRATE-PYTORCH-001] PyTorch backend integration',
		'- Priority: High',
		'- Status: in_progress',
		'- Owner/Date: ralph/2025-10-17',
		'- Exit Criteria: the backend can be chosen from Ptychodus and its tests are green.',
		'- Attempts History:',
		'  * [2025-10-16] Attempt #41 — Result: ✅ Persistence shim. Artifacts: `reports/2025-10-17T104700Z/phase_d3_callchain/`',
		'  * [2025-10-17] Attempt #42 — Result: planned Phase D4 with TEST-PYTORCH-001. Artifacts: `plans/active/INTEGRATE-PYTORCH-001/phase_d4_regression.md`',
	].join('\n'),
	'docs/workflows/pytorch.md': numbered(110, 'on Lightning.'),
	'specs/ptychodus_api_spec.md': numbered(260, 'of the contract.'),
	'tests/conftest.py': [
		'import pytest',
		'',
		'try:',
		'    import torch',
		'    TORCH_AVAILABLE = True',
		'except ImportError:',
		'    TORCH_AVAILABLE = False',
		'',
		'',
		'def pytest_collection_modifyitems(config, items):',
		'    if TORCH_AVAILABLE:',
		'        return',
		'    for item in items:',
		'        item.add_marker(pytest.mark.skip(reason="no torch"))',
	].join('\n'),
	'tests/torch/test_model_manager.py': [
		'import pytest',
		'',
		'torch = pytest.importorskip("torch")',
		'',
		'',
		'class TestLoadTorchBundle:',
		'    @pytest.mark.xfail(reason="not written yet")',
		'    def test_load_round_trip_returns_model_stub(self):',
		'        assert False',
	].join('\n'),
	'tests/torch/test_workflows_components.py': [
		'class TestWorkflowsComponentsRun:',
		'    def test_run_cdi_example_persists_models(self):',
		'        assert True',
	].join('\n'),
};

/** Copies the corpus into a new folder, without its older briefs, and lays the stubs beside it. */
export function layOutPtychopinn(): string {
	const folder = join(mkdtempSync(join(tmpdir(), 'ptychopinn-')), 'ptychopinn');
	cpSync(ptychopinnCorpus, folder, {
		recursive: true,
		filter: (path) => !['history', 'seed'].some((name) => path === join(ptychopinnCorpus, name)),
	});
	for (const [path, text] of Object.entries(besidePtychopinn)) {
		const file = join(folder, path);
		if (!existsSync(file)) {
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
		}
	}
	return folder;
}
