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

test.each([' ', '\t', '('])('a line with any number of %j is read in linear time', (part) => {
	expectLinear((size) => `except${part.repeat(size)}x`, effectOf);
});
