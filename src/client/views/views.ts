import * as vscode from 'vscode';
import { contextKeys, views } from '../../manifest.ts';
import type { TreeNode, ViewName } from '../../protocol.ts';
import type { Connection } from '../connection.ts';
import { setContext } from '../setContext.ts';
import type { Backlinks } from './backlinks.ts';
import { followEditor } from './followEditor.ts';
import { OpenNodes } from './openNodes.ts';
import { watchOverview } from './overview.ts';
import type { PhasesFilter } from './phasesFilter.ts';
import { PlanTree } from './planTree.ts';
import { Selection } from './selection.ts';
import { stateNames } from './stateNames.ts';

/** The tree views, open until they are disposed. */
export interface Views extends vscode.Disposable {
	/** What a key that is pressed in one of them is meant for. */
	atFocus(view: ViewName): Promise<readonly TreeNode[]>;
	/** The several nodes that were selected in a view last; undefined where another document was shown since, or a cursor moved. */
	latestSelection(): readonly TreeNode[] | undefined;
}

/** Opens the tree views and keeps them true. */
export function openViews(
	connection: Connection,
	filter: PhasesFilter,
	backlinks: Backlinks,
	memento: vscode.Memento,
): Views {
	const opened = new OpenNodes(memento, 'phases.opened');
	const focusTree = new PlanTree('focus', connection, () => ({}));
	const phasesTree = new PlanTree('phases', connection, () => filter.asked(), opened);
	const focusView = vscode.window.createTreeView(views.focus, { treeDataProvider: focusTree, showCollapseAll: true });
	const phasesView = vscode.window.createTreeView(views.phases, {
		treeDataProvider: phasesTree,
		showCollapseAll: true,
		canSelectMany: true,
	});

	const describeFilter = () => {
		const names = stateNames();
		const text = filter.text === '' ? [] : [`“${filter.text}”`];
		phasesView.description = [...text, ...filter.states.map((state) => names[state])].join(', ');
	};
	describeFilter();

	let latest: readonly TreeNode[] | undefined;
	const { Keyboard, Mouse } = vscode.TextEditorSelectionChangeKind;

	const open = vscode.Disposable.from(
		focusTree,
		phasesTree,
		focusView,
		phasesView,
		connection.onDidChange(() => {
			focusTree.refresh();
			phasesTree.refresh();
		}),
		filter.onDidChange(() => {
			describeFilter();
			phasesTree.refresh();
		}),
		connection.onDidChangeState((state) =>
			showServerState(state === 'stopped', [focusView, phasesView, backlinks.view]),
		),
		phasesView.onDidChangeSelection(({ selection }) => {
			latest = selection.length > 1 ? selection : undefined;
		}),
		vscode.window.onDidChangeTextEditorSelection(({ kind }) => {
			latest = kind === Keyboard || kind === Mouse ? undefined : latest;
		}),
		// An editor that comes to the front with its cursor where it was moves none, however it was opened. That of a node that is
		// selected is opened by the click on it, and may come after the next click.
		vscode.window.onDidChangeActiveTextEditor((editor) => {
			const isElsewhere = editor !== undefined && !latest?.some((node) => leadsTo(node, editor.document.uri));
			latest = isElsewhere ? undefined : latest;
		}),
		// What a text finds stands open each time.
		...opened.watch(phasesView, () => filter.text === ''),
		watchOverview(connection, focusView),
		followEditor(connection, filter, phasesTree, phasesView),
	);
	const selections = {
		focus: new Selection(focusView),
		phases: new Selection(phasesView),
		backlinks: new Selection(backlinks.view),
	};
	return {
		atFocus: (view) => selections[view].atFocus(),
		latestSelection: () => latest,
		dispose: () => vscode.Disposable.from(open, ...Object.values(selections)).dispose(),
	};
}

const leadsTo = ({ place }: TreeNode, uri: vscode.Uri): boolean =>
	place !== undefined && vscode.Uri.parse(place.uri, true).toString() === uri.toString();

function showServerState(stopped: boolean, treeViews: readonly vscode.TreeView<TreeNode>[]): void {
	setContext(contextKeys.isStopped, stopped);
	const message = stopped
		? vscode.l10n.t(
				"Plan Navigator's server stopped; showing the last state. If it does not come back, run 'Plan Navigator: Restart Server'.",
			)
		: undefined;
	for (const view of treeViews) {
		// Only `undefined` takes a message away, although the typings want a string: an empty one would hide welcome texts.
		view.message = message as string;
	}
}
