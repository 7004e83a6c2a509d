import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { readBlocks } from '../../src/syntax/blocks.ts';
import { readPlan } from '../../src/syntax/plan.ts';
import { wholeTitle } from '../../src/syntax/wholeTitle.ts';

const titles = (text: string) => readPlan(readBlocks(new Lines(text))).tasks.map(wholeTitle);

test.each([
	[
		'a title that a formatter broke',
		'- [ ] A1: Compare the heights of the gauge with those of the\n      model, and write down what differs\n',
		'Compare the heights of the gauge with those of the model, and write down what differs',
	],
	[
		'up to its end',
		'- [ ] Compare the heights of the gauge with those of the\n  model. Ask the harbour first.\n  then go on\n',
		'Compare the heights of the gauge with those of the model. Ask the harbour first.',
	],
	[
		'up to a list',
		'- [ ] Compare the heights of the gauge with those of the\n  `model`\n  - of spring\n',
		'Compare the heights of the gauge with those of the `model`',
	],
	[
		'up to a label',
		'- [ ] Compare the heights of the gauge with those of the\n  model\n  **Files:** a.py\n',
		'Compare the heights of the gauge with those of the model',
	],
	['a short title', '- [ ] Compare the heights\n  see docs/a.md\n', 'Compare the heights'],
	[
		'a sentence',
		'- [ ] Compare the heights of the gauge with those of the model.\n  see docs/a.md\n',
		'Compare the heights of the gauge with those of the model.',
	],
	[
		'guidance',
		'- [ ] Compare the heights of the gauge with those of the model\n  Ask the harbour first.\n',
		'Compare the heights of the gauge with those of the model',
	],
	[
		'a row',
		'| ID | Task | State | How |\n| --- | --- | --- | --- |\n| A1 | Compare the heights of the gauge with those of the | [ ] | model |\n',
		'Compare the heights of the gauge with those of the',
	],
])('%s', (_, text, title) => {
	expect(titles(text)).toEqual([title]);
});
