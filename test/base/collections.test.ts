import { expect, test } from 'vitest';
import { pushAll } from '../../src/base/collections.ts';

test('a list takes more than a call takes arguments', () => {
	const list = [0];
	pushAll(list, new Array<number>(300_000).fill(1));
	expect(list).toHaveLength(300_001);
});
