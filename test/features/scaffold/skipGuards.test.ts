import { expect, test } from 'vitest';
import { effectOf } from '../../../src/features/scaffold/skipGuards.ts';
import { expectLinear } from '../../support/linear.ts';

test.each([
	['    except (ValueError, ImportError):', 'import guard'],
	['except ModuleNotFoundError as error:', 'import guard'],
	['except MyImportError:', undefined],
	['# except ImportError:', undefined],
	['torch = pytest.importorskip ("torch")', 'skipped without the module'],
])('%s is a guard: %s', (line, effect) => {
	expect(effectOf(line)).toBe(effect);
});

test.each([
	['go', '	t.Skip("slow")', 'skipped while it runs'],
	['go', '//go:build integration', 'built on a condition'],
	['go', '// t.Skip("slow")', undefined],
	['go', '	q.Skip(3)', undefined],
	['ts', "it.skip('rejects', () => {});", 'marked as skipped'],
	['tsx', "describe.concurrent.skip('x', () => {", 'marked as skipped'],
	['ts', "test.skipIf(isCI)('x', () => {", 'skipped on a condition'],
	['ts', 'rows.skip(3)', undefined],
	['cpp', '    GTEST_SKIP() << "needs a GPU";', 'skipped while it runs'],
	['cc', 'TEST(FrameGraph, DISABLED_Culls) {', 'marked as skipped'],
	['rs', '#[ignore = "slow"]', 'marked as skipped'],
	['java', '	@Disabled("flaky")', 'marked as skipped'],
	['rb', "skip 'later'", undefined],
])('in a file .%s %s is a guard: %s', (extension, line, effect) => {
	expect(effectOf(line, extension)).toBe(effect);
});

test.each([' ', '\t', '('])('a line with any number of %j is read in linear time', (part) => {
	expectLinear((size) => `except${part.repeat(size)}x`, effectOf);
});
