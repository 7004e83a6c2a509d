import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Selector, scanEnvOverrides, scanSelectors } from '../../src/syntax/selector.ts';
import { expectLinear } from '../support/linear.ts';

const texts = (line: string, inField = false) => scanSelectors(line, inField).map(({ text }) => text);

/** `path::symbol | -k … | flags | A=1`, what a selector holds on one line. */
const parts = ({ nodes, keyword, flags, env }: Selector) =>
	[
		nodes.map(({ path, symbol }) => (symbol === undefined ? path : `${path}::${symbol}`)).join(' '),
		keyword ?? '',
		flags.join(' '),
		env.map(({ name, value }) => `${name}=${value}`).join(' '),
	].join(' | ');

describe('finds selectors', () => {
	test.each([
		['run pytest tests/test_a.py -q and look', ['pytest tests/test_a.py -q']],
		['`pytest tests/a.py::TestB -vv` passes', ['pytest tests/a.py::TestB -vv']],
		['pytest tests/test_a.py -q | tee $DIR/a.log', ['pytest tests/test_a.py -q']],
		[
			'`pytest tests/a.py -q | tee "$DIR/a.log" && pytest tests/b.py -q`',
			['pytest tests/a.py -q', 'pytest tests/b.py -q'],
		],
		['pytest tests/a.py -q; pytest tests/b.py::test_c -q', ['pytest tests/a.py -q', 'pytest tests/b.py::test_c -q']],
		['(`env A=1 B="" pytest tests/x.py::T -k "a and b" -vv`)', ['env A=1 B="" pytest tests/x.py::T -k "a and b" -vv']],
		['CUDA_VISIBLE_DEVICES="" pytest tests/ -q.', ['CUDA_VISIBLE_DEVICES="" pytest tests/ -q']],
		['`python -m pytest` is green', ['python -m pytest']],
		['uv run --frozen python3 -m pytest tests/', ['uv run --frozen python3 -m pytest tests/']],
		['Execute `python -m unittest tools.image.test_crop` now', ['python -m unittest tools.image.test_crop']],
		['Test green: `pytest -k raw_data -vv` → 1/1', ['pytest -k raw_data -vv']],
		['run `pytest --collect-only` first', ['pytest --collect-only']],
		[
			'tests/a.py::test_b, tests/a.py::TestC::test_d[cpu|cuda]',
			['tests/a.py::test_b', 'tests/a.py::TestC::test_d[cpu|cuda]'],
		],
		['Implement: tests/tools/test_x.py::test_y — craft it', ['tests/tools/test_x.py::test_y']],
		['`tests/test_x.py::TestTrain*`', ['tests/test_x.py::TestTrain*']],
		['`npm run test:unit -- --bail` and `cargo test -p core`', ['npm run test:unit -- --bail', 'cargo test -p core']],
		['**Test: pytest tests/a.py -q**', ['pytest tests/a.py -q']],
		// What stands between backticks is the command, dots and all; only what a shell puts behind a word is none of it.
		['run `go test ./internal/auth/...`.', ['go test ./internal/auth/...']],
		['`go test ./pkg/... ./cmd/...` passes', ['go test ./pkg/... ./cmd/...']],
		['`make test PKG=./...`, then `bazel test //pkg/...`', ['make test PKG=./...', 'bazel test //pkg/...']],
		[
			'`pytest tests/a.py -k "what?"` and `pytest tests/a.py -k a.`',
			['pytest tests/a.py -k "what?"', 'pytest tests/a.py -k a.'],
		],
		['`(cd core; go test ./...); go test ./cmd/...;`', ['go test ./...', 'go test ./cmd/...']],
		['`pnpm vitest run tests/a.test.ts -t "y"`', ['pnpm vitest run tests/a.test.ts -t "y"']],
		['`yarn jest tests/b.test.ts` `npm exec -- jest b`', ['yarn jest tests/b.test.ts', 'npm exec -- jest b']],
		['`bunx --bun vitest a` `pnpm run test:unit a`', ['bunx --bun vitest a', 'pnpm run test:unit a']],
		['`mvn -q test` `just test core` `deno test a.ts`', ['mvn -q test', 'just test core', 'deno test a.ts']],
		['bare pytest tests/a.py passed', ['pytest tests/a.py']],
	])('%s', (line, expected) => {
		expect(texts(line)).toEqual(expected);
	});

	test.each([
		'the pytest loader log and pytest and/or unittest',
		'provide passing `pytest` evidence via pytest selectors',
		'convert to pytest style, then pytest.',
		'reports/pytest_loader.log and `@pytest.mark.slow`',
		'scripts/tool.py::main and docs/a.md::Status',
		"don't make test data; tox was used",
		'tests/test_a.py has three tests',
	])('none in %s', (line) => {
		expect(texts(line)).toEqual([]);
	});

	test.each([
		['tests/test_a.py, tests/gui/', ['tests/test_a.py', 'tests/gui/']],
		['npm test', ['npm test']],
		['none — planning', []],
		['go test ./... → npm test.', ['go test ./...', 'npm test']],
		['make test PKG=./... and look', ['make test PKG=./...']],
		['bazel test //pkg/....', ['bazel test //pkg/...']],
		['ctest -R Graph --output-on-failure', ['ctest -R Graph --output-on-failure']],
		['go test ./... -run TestPush -race twice', ['go test ./... -run TestPush -race']],
		['cargo test --package core and look', ['cargo test --package core']],
		// Not understood, and so kept as it is.
		['`hatch run check`, `./run-tests --fast`', ['hatch run check', './run-tests --fast']],
		['`CI=1 rake spec | tee a.log`', ['CI=1 rake spec | tee a.log']],
		['`poetry run nosetests tests/test_a.py -v`', ['poetry run nosetests tests/test_a.py -v']],
		['`pnpm --filter web test -- tests/a.test.ts`', ['pnpm --filter web test -- tests/a.test.ts']],
		['`tests/run.sh` and `./check`', ['tests/run.sh', './check']],
		['`cd core && go test ./...`', ['go test ./...']],
		['packages/api/test/order.test.ts, cart/pay_test.go', ['packages/api/test/order.test.ts', 'cart/pay_test.go']],
		['npx vitest run web/e2e/pay.spec.tsx and look', ['npx vitest run web/e2e/pay.spec.tsx']],
		[
			'`tests/test_a.py`, `tests/test_b.py::test_c tests/gui/`',
			['tests/test_a.py', 'tests/test_b.py::test_c', 'tests/gui/'],
		],
		['none (`Mode: Docs`, `n/a`, `A_B=1`, `docs/a.md`, `none yet`, `test_high`)', []],
	])('in a field that holds tests: %s', (line, expected) => {
		expect(texts(line, true)).toEqual(expected);
	});
});

describe('reads what a selector holds', () => {
	test.each([
		['env A=1 B="" pytest tests/x.py::T -k "a and b" -vv', 'tests/x.py::T | a and b | -vv | A=1 B='],
		[
			'pytest tests/a.py::test_b[c-1] tests/d/ --maxfail=1 -m slow -q',
			'tests/a.py::test_b[c-1] tests/d/ |  | --maxfail=1 -m slow -q | ',
		],
		['pytest tests/torch -k torch -vv', 'tests/torch | torch | -vv | '],
		['`pytest "tests/a.py::test_b[x y]" -n 4`', 'tests/a.py::test_b[x y] |  | -n 4 | '],
		['python -m unittest tests.gui.test_a.TestB.test_c -v', 'tests/gui/test_a.py::TestB::test_c |  | -v | '],
		['python -m unittest tools.image.test_crop', 'tools/image/test_crop.py |  |  | '],
		['`pnpm vitest run packages/api/a.test.ts -t "y" cart`', 'packages/api/a.test.ts |  | -t "y" | '],
		['`go test ./cart/pay_test.go`', './cart/pay_test.go |  |  | '],
		['pytest --deselect tests/a.py::test_b tests/a.py', 'tests/a.py |  | --deselect tests/a.py::test_b | '],
	])('%s', (line, expected) => {
		expect(scanSelectors(line).map(parts)).toEqual([expected]);
	});
});

describe('finds variables of the environment', () => {
	const found = (line: string) =>
		scanEnvOverrides(line)
			.map(({ name, value }) => `${name}=${value}`)
			.join(' ');

	test.each([
		[
			'needs `CUDA_VISIBLE_DEVICES=""` and `MLFLOW_TRACKING_URI=memory`.',
			'CUDA_VISIBLE_DEVICES= MLFLOW_TRACKING_URI=memory',
		],
		['(CUDA_VISIBLE_DEVICES="", KMP_DUPLICATE_LIB_OK=TRUE)', 'CUDA_VISIBLE_DEVICES= KMP_DUPLICATE_LIB_OK=TRUE'],
		['export HOME=/tmp CI=1 && A=1 pytest tests/', 'HOME=/tmp CI=1 A=1'],
		['export OUT_DIR=plans/x/reports/T, and', 'OUT_DIR=plans/x/reports/T'],
		['`TEE_LOG=plans/x/<ts>/a.log`', 'TEE_LOG=plans/x/<ts>/a.log'],
		['RUN_STAMP=$(date -u +%FT%H%M%SZ) go', 'RUN_STAMP=$(date -u +%FT%H%M%SZ)'],
		['a fallback (`MLFLOW_TRACKING_URI= `, disabled)', 'MLFLOW_TRACKING_URI='],
	])('%s', (line, expected) => {
		expect(found(line)).toBe(expected);
	});

	test.each([
		'run(N_STEPS=3, gridsize=1)',
		'PSNR=71.3 and N=64, M2=8 outbound',
		'loss_fn=nll --actor name=2 X_Y == 3 X_Y==3',
		'a-DMAX_N=3 --define=MAX_N=3',
	])('none in %s', (line) => {
		expect(found(line)).toBe('');
	});
});

describe('any line', () => {
	const soup = fc.array(
		fc.constantFrom(
			'pytest',
			' ',
			'tests/a.py',
			'::test_b',
			'`',
			'"',
			"'",
			'-k',
			'A_B=',
			'|',
			'&&',
			';',
			'env',
			'-m',
			'[',
			']',
			'(',
			')',
			'.',
			'x',
			'python',
			'unittest',
		),
	);

	test('spans hold the texts', () => {
		fc.assert(
			fc.property(soup, fc.boolean(), (pieces, inField) => {
				const line = pieces.join('');
				let end = 0;
				for (const { span, text, nodes } of scanSelectors(line, inField)) {
					expect(line.slice(span.start, span.end)).toBe(text);
					expect(span.start).toBeGreaterThanOrEqual(end);
					end = span.end;
					for (const node of nodes) {
						expect(node.span.start >= span.start && node.span.end <= span.end).toBe(true);
					}
				}
				for (const { span, name } of scanEnvOverrides(line)) {
					expect(line.slice(span.start, span.end)).toContain(`${name}=`);
				}
			}),
		);
	});

	test.each([
		'pytest -q ',
		'A=1 ',
		'A_B="',
		'env ',
		"'",
		'`',
		'(',
		')',
		'tests/a.py::',
		'a.py',
		'pytest tests/a.py -k "',
		'go -test ',
		'/...',
		';',
	])('time grows with the length of %s…', (part) => {
		// With a runner in front, since a line without one is not looked into.
		expectLinear((size) => `pytest ${part.repeat(size)}`, scanSelectors);
		expectLinear(
			(size) => `\`just ${part.repeat(size)}\``,
			(line) => scanSelectors(line, true),
		);
		expectLinear((size) => `A=1 pytest ${part.repeat(size)}`, scanEnvOverrides);
	});
});
