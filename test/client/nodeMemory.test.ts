import { expect, it } from 'vitest';
import { NodeMemory } from '../../src/client/views/nodeMemory.ts';
import type { TreeNode } from '../../src/protocol.ts';

const node = (id: string): TreeNode => ({
	id,
	kind: 'task',
	label: id,
	icon: 'pass',
	accessibilityLabel: id,
	children: 'none',
});
const [a, b, c] = [node('a'), node('b'), node('c')];

it('knows nothing at first', () => {
	const memory = new NodeMemory();
	expect([memory.fresh(undefined), memory.last(undefined)]).toEqual([undefined, []]);
});

it('gives an answer again until something changes', () => {
	const memory = new NodeMemory();
	memory.keep(undefined, [a], memory.age);
	expect(memory.fresh(undefined)).toEqual([a]);
	memory.expire();
	expect(memory.fresh(undefined)).toBeUndefined();
	expect(memory.last(undefined)).toEqual([a]);
});

it('does not take an answer for fresh that was asked for before the change', () => {
	const memory = new NodeMemory();
	const { age } = memory;
	memory.expire();
	memory.keep(undefined, [a], age);
	expect(memory.fresh(undefined)).toBeUndefined();
	expect(memory.last(undefined)).toEqual([a]);
});

it('knows the parents of what was shown, and of what a path names', () => {
	const memory = new NodeMemory();
	memory.keep(undefined, [a], memory.age);
	memory.keep(a, [b], memory.age);
	memory.keepPath([a, b, c]);
	expect([a, b, c].map((each) => memory.parentOf(each)?.id)).toEqual([undefined, 'a', 'b']);
});

it('forgets what hung below a node that is gone', () => {
	const memory = new NodeMemory();
	memory.keep(undefined, [a], memory.age);
	memory.keep(a, [b], memory.age);
	memory.keep(b, [c], memory.age);
	memory.keep(undefined, [], memory.age);
	expect([memory.last(a), memory.last(b), memory.parentOf(c)]).toEqual([[], [], undefined]);
});
