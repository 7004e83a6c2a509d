import type { CancellationToken } from 'vscode-languageserver';
import { toLine0 } from '../../base/position.ts';
import type { Node } from '../../features/node.ts';
import type { TaskRef } from '../../features/setState.ts';
import { pointerTo } from '../../features/targets.ts';
import { isFiltering } from '../../features/taskFilter.ts';
import type { Overview, Requests, ShownBacklinks, ShownPhases, TaskAddress, TreeNode } from '../../protocol.ts';
import { type Answers, rootOf, type ServerContext } from '../context.ts';
import { lineOf } from '../ranges.ts';
import type { Root } from '../roots.ts';

/** What the tree views and the status bar show. */
export const viewAnswers: Answers = {
	listen(server) {
		server.on('planNavigator/children', (params, token) => children(server, params, token));
		server.on('planNavigator/path', (params, token) => path(server, params, token));
		server.on('planNavigator/overview', () => overview(server));
		server.on('planNavigator/plansElsewhere', async ({ folder }) => {
			return rootOf(server, folder)?.service.plansElsewhere() ?? { plans: [], places: [] };
		});
		server.on('planNavigator/branch', async ({ folder }) => {
			return (await rootOf(server, folder)?.service.branch()) ?? null;
		});
		server.on('planNavigator/refresh', async () => refresh(server));
	},
};

async function children(
	server: ServerContext,
	{ view, parent, at, ...shown }: Requests['planNavigator/children'][0],
	token: CancellationToken,
): Promise<readonly TreeNode[]> {
	if (view === 'backlinks') {
		return at === undefined ? [] : backlinks(server, parent, at, token);
	}
	const { roots } = server;
	const filter = viewOf(shown);
	if (parent === undefined && roots.length > 1) {
		return roots.map(folderNode);
	}
	const [uri = roots[0]?.uri, id] = parent === undefined ? [] : splitId(parent);
	const root = roots.find((each) => each.uri === uri);
	const nodes = (await root?.service.children(view, id, filter, token)) ?? [];
	if (root === undefined || token.isCancellationRequested) {
		return [];
	}
	const isFolder = parent !== undefined && id === undefined;
	return isFolder && nodes.length === 0
		? [
				emptyNode(
					root,
					view === 'focus' ? 'No brief' : isFiltering(filter) ? 'No plans that pass the filter' : 'No plans',
				),
			]
		: nodes.map((node) => toTreeNode(root, node));
}

async function backlinks(
	server: ServerContext,
	parent: string | undefined,
	{ uri, line, lastLine = line, linesOnly }: NonNullable<ShownBacklinks['at']>,
	token: CancellationToken,
): Promise<readonly TreeNode[]> {
	const found = server.find(uri);
	const id = parent === undefined ? undefined : splitId(parent)[1];
	const lines = { first: lineOf({ line }), last: lineOf({ line: lastLine }) };
	const at = found && { path: found.path, lines, linesOnly };
	const nodes = (at && (await found.root.service.backlinks(at, id, token))) ?? [];
	return found === undefined || token.isCancellationRequested ? [] : nodes.map((node) => toTreeNode(found.root, node));
}

async function path(
	server: ServerContext,
	{ uri, line, ...shown }: Requests['planNavigator/path'][0],
	token: CancellationToken,
): Promise<readonly TreeNode[]> {
	const found = server.find(uri);
	if (found === undefined) {
		return [];
	}
	const filter = viewOf(shown);
	const nodes = await found.root.service.pathTo(found.path, lineOf({ line }), filter, token);
	const way = nodes.map((node) => toTreeNode(found.root, node));
	return server.roots.length > 1 && way.length > 0 ? [folderNode(found.root), ...way] : way;
}

async function overview(server: ServerContext): Promise<Overview> {
	const folders = await Promise.all(
		server.roots.map(async (root) => {
			const { isEmpty, plans, brief, openDoNow } = await root.service.overview();
			return {
				uri: root.uri,
				name: root.name,
				status: isEmpty ? ('empty' as const) : ('ready' as const),
				plansElsewhere: isEmpty && (await root.service.plansElsewhere()).places.length > 0,
				plans,
				...(brief !== undefined && { brief: { uri: root.uriOf(brief) } }),
				openDoNow,
			};
		}),
	);
	return { folders };
}

function refresh(server: ServerContext): null {
	for (const root of server.roots) {
		root.service.refresh();
	}
	return null;
}

const viewOf = ({ states, text, archive = true, groupBy = 'initiative' }: ShownPhases) => ({
	states,
	text,
	archive,
	groupBy,
});

function folderNode(root: Root): TreeNode {
	return {
		id: `${root.uri} `,
		kind: 'folder',
		label: root.name,
		icon: 'root-folder',
		accessibilityLabel: `Folder ${root.name}`,
		children: 'expanded',
		place: { uri: root.uri, folder: true },
	};
}

/** What stands in one of several folders that has nothing to show; a single folder has a welcome view for that. */
function emptyNode(root: Root, label: string): TreeNode {
	return {
		id: `${root.uri} empty`,
		kind: 'note',
		label,
		icon: 'info',
		accessibilityLabel: `${label} in ${root.name}`,
		children: 'none',
	};
}

/** A node's id with its folder in front; an URI holds no blank. */
function splitId(id: string): [string, string | undefined] {
	const blank = id.indexOf(' ');
	return [id.slice(0, blank), id.slice(blank + 1) || undefined];
}

function toTreeNode(root: Root, { id, target, ledger, create, task, ...node }: Node): TreeNode {
	return {
		...node,
		id: `${root.uri} ${id}`,
		...(target !== undefined && { place: root.placeOf(target), pointer: pointerTo(target) }),
		...(ledger !== undefined && { ledger: root.placeOf(ledger) }),
		...(task !== undefined && { task: addressOf(root, task) }),
		...(create !== undefined && { create: { folder: root.uri, ...create } }),
	};
}

const addressOf = (root: Root, { path, line, name, raw }: TaskRef): TaskAddress => ({
	uri: root.uriOf(path),
	line: toLine0(line),
	...(name !== undefined && { name }),
	...(raw !== undefined && { raw }),
});
