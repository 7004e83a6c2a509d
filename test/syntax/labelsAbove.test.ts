import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { line1 } from '../../src/base/position.ts';
import { readBlocks } from '../../src/syntax/blocks.ts';
import { labelsAbove } from '../../src/syntax/labelsAbove.ts';

test('a line is introduced by its heading, the label over its list, and the labels that hold it', () => {
	const text = [
		'## Files',
		'**New files:**',
		'',
		'- a.ts',
		'- Tests:',
		'  - b.ts',
		'',
		'A sentence that ends the label.',
		'- c.ts',
		'### More',
		'Deleted:',
		'| d.ts | x |',
		'| --- | --- |',
		'| e.ts | y |',
		'',
		'Deleted:',
		'f.ts',
		'g.ts',
		'',
		'h.ts',
	];
	const above = labelsAbove(readBlocks(new Lines(text.join('\n'))));
	expect(text.map((line, i) => `${line} < ${above(line1(i + 1)).join(' < ')}`)).toEqual([
		'## Files < Files',
		'**New files:** < Files',
		' < Files',
		'- a.ts < Files < **New files:**',
		'- Tests: < Files < **New files:**',
		'  - b.ts < Files < **New files:** < Tests:',
		' < Files',
		'A sentence that ends the label. < Files',
		'- c.ts < Files',
		'### More < More',
		'Deleted: < More',
		'| d.ts | x | < More < Deleted:',
		'| --- | --- | < More < Deleted:',
		'| e.ts | y | < More < Deleted:',
		' < More',
		'Deleted: < More',
		'f.ts < More < Deleted:',
		'g.ts < More < Deleted:',
		' < More',
		'h.ts < More',
	]);
});
