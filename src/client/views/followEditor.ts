import * as vscode from 'vscode';
import { settings, settingsSection } from '../../manifest.ts';
import type { TreeNode } from '../../protocol.ts';
import type { Connection } from '../connection.ts';
import type { PhasesFilter } from './phasesFilter.ts';
import type { PlanTree } from './planTree.ts';
import { shows } from './shows.ts';

/** How long the cursor has to rest. */
const restMs = 200;

/** Selects, in the Phases view, the node that the cursor of the editor stands in: where the view is to be seen and the setting is on. */
export function followEditor(
	connection: Connection,
	filter: PhasesFilter,
	tree: PlanTree,
	view: vscode.TreeView<TreeNode>,
): vscode.Disposable {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let missed = false;
	let shown: TreeNode | undefined;
	let latest: object | undefined;
	const stop = () => {
		latest = undefined;
		clearTimeout(timer);
	};
	const rest = () => {
		stop();
		const asked = {};
		latest = asked;
		timer = setTimeout(async () => {
			const path = await pathAtCursor(connection, filter, view);
			tree.learnPath(path ?? []);
			if (asked === latest) {
				shown = path?.at(-1);
				missed = shown !== undefined && !(await reveal(shown, view));
			}
		}, restMs);
	};
	// A tree that changes just then shows nothing; once it has changed, it can.
	const again = () => missed && rest();
	return vscode.Disposable.from(
		vscode.window.onDidChangeTextEditorSelection(rest),
		vscode.window.onDidChangeActiveTextEditor(rest),
		view.onDidChangeVisibility(rest),
		// Whoever selects in the tree means that, and not where the cursor stood before.
		view.onDidChangeSelection(({ selection }) => {
			if (selection.length !== 1 || selection[0]?.id !== shown?.id) {
				shown = undefined;
				stop();
			}
		}),
		connection.onDidChange(again),
		{ dispose: stop },
	);
}

/** From the root to the node that the cursor stands in; undefined where there is none, or it is selected already. */
async function pathAtCursor(
	connection: Connection,
	filter: PhasesFilter,
	view: vscode.TreeView<TreeNode>,
): Promise<readonly TreeNode[] | undefined> {
	const editor = vscode.window.activeTextEditor;
	if (editor?.document.languageId !== 'markdown' || !view.visible || !isOn()) {
		return undefined;
	}
	const uri = editor.document.uri.toString();
	const { line } = editor.selection.active;
	if (view.selection.some((node) => shows(node, uri, line))) {
		return undefined;
	}
	const path = await connection.request('planNavigator/path', { uri, line, ...filter.asked() });
	const isStillThere = editor === vscode.window.activeTextEditor && view.visible;
	return isStillThere ? path : undefined;
}

/** False where the tree could not show the node. */
async function reveal(node: TreeNode, view: vscode.TreeView<TreeNode>): Promise<boolean> {
	try {
		await view.reveal(node, { select: true, focus: false });
		return true;
	} catch {
		// The filter leaves the node out, or the tree has just changed.
		return false;
	}
}

function isOn(): boolean {
	return vscode.workspace.getConfiguration(settingsSection).get(settings.followEditor, true);
}
