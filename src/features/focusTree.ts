import type { Cancel } from '../base/cancel.ts';
import { extensionOf, folderOf, nameOf } from '../base/path.ts';
import { line1 } from '../base/position.ts';
import { isPython } from '../indexing/document.ts';
import { plainText } from '../indexing/headings.ts';
import type { PlanIndex } from '../indexing/planIndex.ts';
import { isBroken, type PointerStatus, worst } from '../indexing/resolution.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { ArtifactRef, Brief, BriefText, DoNowItem } from '../syntax/brief.ts';
import type { SelectorAt } from '../syntax/selectorsOn.ts';
import { wholeTitle } from '../syntax/wholeTitle.ts';
import { findArtifact } from './artifactState.ts';
import { openItems, type TaskAt, TaskFinder } from './briefWork.ts';
import { inert, quoted, shorten } from './markdown.ts';
import { type Node, stateIcons } from './node.ts';
import { fileTarget, join, lineTarget, spoken } from './nodeText.ts';
import { noteNodes } from './notes.ts';
import { type ResolvedPointer, resolveAll } from './pointers.ts';
import { briefProblems } from './problems.ts';
import { artifactKinds, type Kind, kindOfArtifact } from './scaffold/kinds.ts';
import type { DraftFrom } from './scaffold/result.ts';
import { selectorPlaces, selectorTests } from './selectorTests.ts';
import { refTo } from './setState.ts';

/**
 * The nodes under one of the Focus view; its top level for an undefined id. Empty without a brief.
 */
export async function focusChildren(
	workspace: PlanWorkspace,
	index: PlanIndex,
	parent: string | undefined,
	cancel: Cancel,
): Promise<readonly Node[]> {
	if (index.brief === undefined) {
		return [];
	}
	const { document, brief } = index.brief;
	const path = document.path;
	switch (parent) {
		case undefined:
			return top(workspace, index, index.brief, cancel);
		case 'focus:doNow':
			return doNowNodes(new TaskFinder(index, brief), brief, path);
		case 'focus:artifacts': {
			const kinds = await artifactKinds(workspace);
			return Promise.all(brief.artifacts.map((artifact) => artifactNode(workspace, kinds, brief, artifact, path)));
		}
		case 'focus:tests':
			return Promise.all(brief.mappedTests.map((test, place) => selectorNode(workspace, test, path, place, cancel)));
		case 'focus:pointers': {
			const pointers = brief.pointers.flatMap((item) => item.pointers);
			return (await resolveAll(workspace, path, pointers, cancel)).map((each, place) => pointerNode(each, path, place));
		}
		default:
			return [];
	}
}

async function top(
	workspace: PlanWorkspace,
	index: PlanIndex,
	{ document, brief }: NonNullable<PlanIndex['brief']>,
	cancel: Cancel,
): Promise<Node[]> {
	const { path } = document;
	const open = openItems(index);
	const missing = await missingArtifacts(workspace, brief);
	const nodes = [
		...textNode('summary', 'Summary', brief.summary, 'note', path),
		...textNode('focus', 'Focus', brief.focus && { ...brief.focus, lastLine: brief.focus.line }, 'target', path),
		...(await branchNotes(workspace, brief, path)),
		...noteNodes(path, briefProblems(document)),
		...group(
			'doNow',
			'Do Now',
			'tasklist',
			brief.doNow.length,
			`${brief.doNow.length - open}/${brief.doNow.length} done`,
		),
		...group(
			'artifacts',
			'Artifacts',
			'package',
			brief.artifacts.length,
			missing === 0 ? 'all there' : `${missing} missing`,
		),
		...(brief.mappedTests.length === 0
			? textNode('tests', 'Mapped tests', brief.mappedTestsText, 'beaker', path)
			: group('tests', 'Mapped tests', 'beaker', brief.mappedTests.length, `${brief.mappedTests.length}`)),
		...group(
			'pointers',
			'Pointers',
			'link',
			brief.pointers.length,
			await pointerHealth(workspace, brief, path, cancel),
		),
		...textNode('ifBlocked', 'If Blocked', brief.ifBlocked, 'question', path),
		...textNode('nextUp', 'Next Up', brief.nextUp, 'arrow-right', path),
	];
	return nodes.length > 0 ? nodes : [noFieldsNode(path)];
}

/** What the view looks for, in a brief that has nothing of it. */
function noFieldsNode(path: string): Node {
	const name = nameOf(path);
	const fields = 'Summary:, Focus:, Do Now:, Artifacts:, Mapped tests:, Pointers:, If Blocked: and Next Up:';
	return {
		id: 'focus:noFields',
		kind: 'note',
		label: `${name} has no field of a brief`,
		description: `such as Focus: or Do Now:`,
		tooltip: inert(`This view shows the fields ${fields} of ${path}, and none of them is there.`),
		icon: 'info',
		accessibilityLabel: `${name} has no field of a brief. Looked for: ${fields}`,
		children: 'none',
		target: lineTarget(path, line1(1)),
	};
}

function textNode(id: string, name: string, field: BriefText | undefined, icon: string, path: string): Node[] {
	if (field === undefined || field.text === '') {
		return [];
	}
	const text = withoutBold(field.text.replace(/\s+/g, ' ')).replace(/^[-*+] (?=\S)/, '');
	return [
		{
			id: `focus:${id}`,
			kind: 'field',
			label: name,
			description: shorten(text, 300),
			tooltip: `*${inert(name)}*\n\n${quoted(field.text)}`,
			icon,
			accessibilityLabel: `${name}: ${text}`,
			children: 'none',
			target: lineTarget(path, field.line),
		},
	];
}

function group(id: string, name: string, icon: string, size: number, description: string): Node[] {
	return size === 0
		? []
		: [
				{
					id: `focus:${id}`,
					kind: 'group',
					label: name,
					description,
					icon,
					accessibilityLabel: `${name}, ${description}`,
					children: 'expanded',
				},
			];
}

/** A warning where the brief was written for another branch than the one that is checked out, or why nobody can tell. */
async function branchNotes(workspace: PlanWorkspace, brief: Brief, path: string): Promise<Node[]> {
	const { history } = workspace.ports;
	const wanted = /[^\s`'"<>()]+/.exec(brief.branch?.text ?? '')?.[0];
	if (brief.branch !== undefined && wanted !== undefined && history.off !== undefined) {
		return [
			{
				id: 'focus:branch',
				kind: 'note',
				label: 'Branch not compared',
				description: history.off,
				tooltip: inert(`The brief is for ${wanted}. ${history.off}`),
				icon: 'info',
				accessibilityLabel: `Branch not compared with ${wanted}: ${history.off}`,
				children: 'none',
				target: lineTarget(path, brief.branch.line),
			},
		];
	}
	const actual = wanted === undefined ? undefined : await history.branch();
	if (brief.branch === undefined || actual === undefined || actual === wanted) {
		return [];
	}
	const text = `The brief is for ${wanted}, but ${actual} is checked out`;
	return [
		{
			id: 'focus:branch',
			kind: 'note',
			label: 'Another branch',
			description: `${wanted}, not ${actual}`,
			tooltip: inert(text),
			icon: 'warning',
			color: 'list.warningForeground',
			accessibilityLabel: `Warning: ${text}`,
			children: 'none',
			target: lineTarget(path, brief.branch.line),
		},
	];
}

const doNowNodes = (finder: TaskFinder, brief: Brief, path: string): Node[] =>
	brief.doNow.map((item, place) => doNowNode(finder.find(item), item, path, place));

function doNowNode(found: TaskAt | undefined, item: DoNowItem, path: string, place: number): Node {
	const state = found?.task.state;
	const text = item.text.replace(/\s+/g, ' ');
	const id = item.task ?? found?.task.id;
	const title =
		found === undefined ? withoutBold(id === undefined ? text : rest(text, id)) : plainText(wholeTitle(found.task));
	const said = state ?? (id === undefined ? undefined : 'not in the plans');
	const command = item.tests[0] && commandOf(item.tests[0]);
	return {
		id: `focus:doNow/${place}`,
		kind: 'doNow',
		label: id ?? shorten(title, 160),
		description: [said, id && shorten(title, 160)].filter((part) => part).join(' · '),
		tooltip: quoted(item.text),
		...(state === undefined ? { icon: 'circle-large-outline' } : stateIcons[state]),
		accessibilityLabel: [`Do now: ${[id, title].filter((part) => part).join(' ')}`, said]
			.filter((part) => part)
			.join(', '),
		children: 'none',
		target: found === undefined ? lineTarget(path, item.line) : lineTarget(found.document.path, found.task.line),
		...((id ?? item.initiative) !== undefined && { planId: id ?? item.initiative ?? '' }),
		...(state !== undefined && { state }),
		...(found !== undefined && { task: refTo(found.document, found.task) }),
		...(command !== undefined && { command }),
	};
}

/** Bold marks in pairs alone: in prose a star may be of a glob. */
const withoutBold = (text: string): string =>
	text.replace(/(?<![^\s([“"])\*\*(?=\S)((?:[^*]|\*(?!\*))+?)(?<=\S)\*\*(?![\w/*])/g, '$1');

/** What follows a task's id up to where the item turns to its pointer or its tests. */
function rest(text: string, id: string): string {
	const behind = text.slice(text.indexOf(id) + id.length);
	return (behind.split(/ @ | — tests:| — /)[0] ?? '').replace(/^[\s:—–-]+/, '').trim();
}

async function artifactNode(
	workspace: PlanWorkspace,
	kinds: readonly Kind[],
	brief: Brief,
	artifact: ArtifactRef,
	path: string,
): Promise<Node> {
	const { state, path: found } = await findArtifact(workspace, artifact);
	const folder = artifact.path.endsWith('/');
	const kind = kindOfArtifact(artifact.path, kinds)?.id;
	const isFilled = state === 'there' && artifact.template;
	const said = isFilled ? `there · newest in ${nameOf(folderOf(found))}` : artifactWords[state];
	const foundKind = folder && !isFilled ? 'folder' : 'file';
	return {
		id: `focus:artifact/${artifact.path}`,
		kind: 'artifact',
		label: folder ? `${nameOf(artifact.path.replace(/\/+$/, ''))}/` : nameOf(artifact.path),
		description: said,
		tooltip: inert(isFilled ? found : artifact.path),
		...artifactIcons[state],
		accessibilityLabel: `${artifact.path}, ${said}`,
		children: 'none',
		target:
			state === 'there'
				? { path: found, kind: foundKind, lines: undefined, column: undefined }
				: lineTarget(path, artifact.line),
		...((state === 'missing' || artifact.template) &&
			(folder || kind !== undefined) && { create: draftFrom(brief, kind) }),
	};
}

const artifactWords = {
	there: 'there',
	missing: 'missing',
	pattern: 'placeholder left',
	outside: 'outside the workspace',
};
const artifactIcons = {
	there: stateIcons.done,
	missing: { icon: 'issue-draft' },
	pattern: { icon: 'symbol-parameter' },
	outside: { icon: 'warning', color: 'list.warningForeground' },
};

/** What a document that is created from an artifact's node is for. */
const draftFrom = ({ focus }: Brief, kind: string | undefined): DraftFrom => ({
	...(focus?.initiative !== undefined && { initiative: focus.initiative }),
	...(focus?.phase !== undefined && { phase: focus.phase }),
	...(focus?.plan !== undefined && { document: focus.plan }),
	...(kind !== undefined && { kind }),
});

async function missingArtifacts(workspace: PlanWorkspace, brief: Brief): Promise<number> {
	const states = await Promise.all(brief.artifacts.map((artifact) => findArtifact(workspace, artifact)));
	return states.filter(({ state }) => state !== 'there').length;
}

/** A click opens the test; the line of the brief where it is not there, or where the command names none. */
async function selectorNode(
	workspace: PlanWorkspace,
	selector: SelectorAt,
	path: string,
	place: number,
	cancel: Cancel,
): Promise<Node> {
	const { text, nodes, line } = selector;
	const places = nodes.length === 0 ? [] : await selectorPlaces(await workspace.resolving(), selector, path);
	const status = worst(places.map((each) => each.status));
	const said = status === 'ok' ? undefined : status === 'missing-symbol' ? 'no such test' : statusWords[status];
	const named = places.flatMap(({ targets }) => targets);
	// Which tests of a folder a command chooses, only all of its files could tell: the folder will do.
	const isFolder = named.some(({ kind }) => kind === 'folder');
	const isAsked = status === 'ok' && nodes.length > 0 && !isFolder;
	const [first] = isAsked ? await selectorTests(workspace, selector, path, cancel) : isFolder ? named : [];
	const file = places.length === 1 ? places[0]?.path : undefined;
	const name =
		nodes.length === 1
			? (nodes[0]?.symbol?.split('[', 1)[0]?.split('::').at(-1) ?? nameOf((nodes[0]?.path ?? '').replace(/\/+$/, '')))
			: '';
	const command = commandOf(selector);
	return {
		id: `focus:test/${place}`,
		kind: 'selector',
		label: name === '' ? text : name,
		description: join(said, name === '' || name === text ? undefined : text),
		tooltip: `${inert(text)}${said === undefined ? '' : `: ${inert(said)}`}`,
		...(status === 'ok' ? { icon: 'beaker' } : statusIcon(status)),
		accessibilityLabel: spoken(`Test ${text}`, said),
		children: 'none',
		target: first ?? (file === undefined ? lineTarget(path, line) : fileTarget(file)),
		...(command !== undefined && { command }),
	};
}

/** What runs the tests, as it is written or by pytest; nobody knows what runs `tests/cart.test.ts`. */
function commandOf({ text, form, nodes }: SelectorAt): string | undefined {
	const isPytest = nodes.every(({ path }) => isPython(path) || extensionOf(path) === '');
	return form === 'command' ? text : isPytest ? `pytest ${text}` : undefined;
}

function pointerNode({ line, pointer, resolution }: ResolvedPointer, path: string, place: number): Node {
	const words = statusWords[resolution.status];
	// A side bar is narrow: the file and its lines come first, the folder behind what is wrong.
	const cut = pointer.path.replace(/\/+$/, '').lastIndexOf('/') + 1;
	return {
		id: `focus:pointer/${pointer.text}~${place}`,
		kind: 'pointer',
		label: pointer.text.slice(cut),
		description: join(resolution.status === 'ok' ? undefined : words, pointer.path.slice(0, Math.max(0, cut - 1))),
		tooltip: `${inert(pointer.text)}: ${inert(words)}`,
		...statusIcon(resolution.status),
		accessibilityLabel: `Pointer ${pointer.text}, ${words}`,
		children: 'none',
		target: resolution.targets[0] ?? lineTarget(path, line),
	};
}

/** How a status is told to people. */
const statusWords: Readonly<Record<PointerStatus, string>> = {
	ok: 'ok',
	'missing-file': 'no such file',
	'missing-line': 'past the end',
	'missing-symbol': 'no such symbol',
	'missing-heading': 'no such heading',
	'blank-line': 'blank line',
	ambiguous: 'several match',
	pattern: 'pattern',
	outside: 'outside the workspace',
};

function statusIcon(status: PointerStatus): Pick<Node, 'icon' | 'color'> {
	if (status === 'ok') {
		return { icon: 'link' };
	}
	return isBroken(status)
		? { icon: 'error', color: 'list.errorForeground' }
		: { icon: 'warning', color: 'list.warningForeground' };
}

/** Says which are counted: what a Do Now names may still be to be made, and the editor says of the other fields what is wrong there. */
async function pointerHealth(workspace: PlanWorkspace, brief: Brief, path: string, cancel: Cancel): Promise<string> {
	const pointers = brief.pointers.flatMap((item) => item.pointers);
	const resolved = await resolveAll(workspace, path, pointers, cancel);
	const broken = resolved.filter(({ resolution }) => isBroken(resolution.status)).length;
	return broken === 0 ? 'all in this field resolve' : `${broken} of ${pointers.length} in this field broken`;
}
