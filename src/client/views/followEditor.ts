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
	const rest = () => {
		clearTimeout(timer);
		timer = setTimeout(async () => {
			missed = !(await reveal(connection, filter, tree, view));
		}, restMs);
	};
	// A tree that changes just then shows nothing; once it has changed, it can.
	const again = () => missed && rest();
	return vscode.Disposable.from(
		vscode.window.onDidChangeTextEditorSelection(rest),
		vscode.window.onDidChangeActiveTextEditor(rest),
		view.onDidChangeVisibility(rest),
		connection.onDidChange(again),
		{ dispose: () => clearTimeout(timer) },
	);
}

/** False where the tree could not show the node, though there is one. */
async function reveal(
	connection: Connection,
	filter: PhasesFilter,
	tree: PlanTree,
	view: vscode.TreeView<TreeNode>,
): Promise<boolean> {
	const editor = vscode.window.activeTextEditor;
	if (editor?.document.languageId !== 'markdown' || !view.visible || !isOn()) {
		return true;
	}
	const uri = editor.document.uri.toString();
	const { line } = editor.selection.active;
	if (view.selection.some((node) => shows(node, uri, line))) {
		return true;
	}
	const path = await connection.request('planNavigator/path', { uri, line, ...filter.asked() });
	const node = path?.at(-1);
	if (!path || !node || editor !== vscode.window.activeTextEditor || !view.visible) {
		return true;
	}
	tree.learnPath(path);
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
