import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isCreateFrom, isPointerLocation, isTreeNode } from '../../src/client/arguments.ts';
import { continuation, isFolderInside } from '../../src/client/artifact/checks.ts';
import { commandLink } from '../../src/client/commandLink.ts';
import { oneLine } from '../../src/client/commands/oneLine.ts';
import { onBranch } from '../../src/client/commands/sampleFiles.ts';
import { contextValue } from '../../src/client/views/contextValue.ts';
import { shows } from '../../src/client/views/shows.ts';
import type { TreeNode } from '../../src/protocol.ts';

const task: TreeNode = {
	id: 'task:a.md#A1',
	kind: 'task',
	label: 'A1 Measure the bed',
	icon: 'pass',
	accessibilityLabel: 'A1, Measure the bed, done',
	children: 'none',
};

describe('arguments of commands', () => {
	it('are believed only when they have the shape', () => {
		expect(isTreeNode(task)).toBe(true);
		expect(isPointerLocation({ uri: 'file:///a.md', position: { line: 3, character: 0 } })).toBe(true);
		expect(isCreateFrom({ folder: 'file:///w' })).toBe(true);
	});

	it.each([undefined, null, 1, 'a', [], {}, { uri: 'a' }, { uri: 'a', position: { line: -1, character: 0 } }])(
		'are refused when they are %j',
		(value) => {
			expect([isTreeNode(value), isPointerLocation(value), isCreateFrom(value)]).toEqual([false, false, false]);
		},
	);
});

describe('a folder for artifacts', () => {
	it.each(['plans/active/X/reports/now', 'a', 'a/', './a', 'a/../b'])('may be %s', (text) => {
		expect(isFolderInside(text)).toBe(true);
	});

	it.each(['', '.', '..', '../a', 'a/../..', '/a', '\\a', 'C:/a', 'a\\..\\..\\b'])('is not %j', (text) => {
		expect(isFolderInside(text)).toBe(false);
	});
});

describe('sections that are added', () => {
	it('stand after one blank line each', () => {
		expect(`# T\n${continuation('# T\n', ['## A\n\na\n\n', '## B'])}`).toBe('# T\n\n## A\n\na\n\n## B\n');
	});

	it('begin on a line of their own where the document does not end in one', () => {
		expect(continuation('# T', ['## A'])).toBe('\n\n## A\n');
	});

	it('have the line breaks of the document', () => {
		expect(continuation('# T\r\n', ['## A\na'])).toBe('\r\n## A\r\na\r\n');
	});
});

describe('a command link', () => {
	it('is one Markdown link target, whatever the argument holds', () => {
		const link = commandLink('a.b', { uri: 'file:///x (1)/[a].md' });
		expect(link).toMatch(/^command:a\.b\?[^()\s[\]<>]+$/);
		expect(JSON.parse(decodeURIComponent(link.slice('command:a.b?'.length)))).toEqual([
			{ uri: 'file:///x (1)/[a].md' },
		]);
	});
});

describe('what is typed into a terminal', () => {
	it('presses no key', () => {
		expect(oneLine('pytest a\nrm -rf b\r\u001b[2J')).toBe('pytest a rm -rf b [2J');
	});
});

describe('the context value', () => {
	it('is the kind alone where nothing can be done', () => {
		expect(contextValue(task)).toBe(';task;');
	});

	it('says what a node has', () => {
		const node = { ...task, place: { uri: 'file:///a.md' }, pointer: 'a.md:3', planId: 'A1' };
		expect(contextValue(node)).toBe(';task;place;pointer;id;');
	});
});

describe('a node shows a line', () => {
	const start = { line: 3, character: 0 };
	const node = { ...task, place: { uri: 'file:///a.md', range: { start, end: start } } };

	it('where its place begins there', () => {
		expect(shows(node, 'file:///a.md', 3)).toBe(true);
	});

	it('and no other', () => {
		expect([shows(node, 'file:///a.md', 4), shows(node, 'file:///b.md', 3), shows(task, 'file:///a.md', 3)]).toEqual([
			false,
			false,
			false,
		]);
	});
});

describe('the brief of the sample', () => {
	const brief = readFileSync('media/sample/input.md', 'utf8');
	const branchLine = (branch: string | undefined) => /^Branch: .*$/m.exec(onBranch(brief, branch))?.[0];

	it.each([
		[undefined, 'Branch: main'],
		['master', 'Branch: master'],
		['feature/$1', 'Branch: feature/$1'],
	])('where %s is checked out says %s', (branch, line) => {
		expect(branchLine(branch)).toBe(line);
	});
});
