import * as vscode from 'vscode';
import type { TaskAddress, WantedState } from '../../protocol.ts';
import type { TaskState } from '../../syntax/state.ts';
import { isTreeNode } from '../arguments.ts';
import { ask } from '../ask.ts';
import type { Connection } from '../connection.ts';
import { sayNoPath } from '../noPath.ts';
import { linesOf } from '../selectedLines.ts';
import { stateNames } from '../views/stateNames.ts';

/**
 * Sets tasks to a state; asks which where none is given.
 * @param node the node of a menu, or those that are selected where a key is pressed in a view; none for the cursors of the editor
 * @param selected all nodes that are selected, the node of the menu among them
 */
export async function setTaskState(
	connection: Connection,
	state: WantedState | undefined,
	node: unknown,
	selected: unknown,
): Promise<void> {
	if (node === undefined && sayNoPath(vscode.window.activeTextEditor?.document)) {
		return;
	}
	const tasks = tasksOf(node, selected);
	if (tasks.length === 0) {
		const { t } = vscode.l10n;
		vscode.window.showInformationMessage(
			[node].flat().some((each) => isTreeNode(each) && each.kind !== 'task')
				? t('Only tasks have a state that can be set: select one, or several.')
				: t('Put the cursor on a task of a plan, or select it in a view.'),
		);
		return;
	}
	// Nobody is asked for a state that could not be set.
	const known = state ? {} : await ask(connection, 'planNavigator/setState', { tasks, state: 'toggle', onlyAsk: true });
	if (known === undefined || known.problem !== undefined) {
		sayProblem(known?.problem);
		return;
	}
	const wanted = state ?? (await askState(connection, tasks));
	const answer = wanted && (await ask(connection, 'planNavigator/setState', { tasks, state: wanted }));
	sayProblem(answer?.problem);
	if (answer?.isSo && wanted !== undefined && wanted !== 'toggle') {
		vscode.window.showInformationMessage(vscode.l10n.t('The state is {0} already.', stateNames()[wanted]));
	}
}

function sayProblem(problem: string | undefined): void {
	if (problem !== undefined) {
		vscode.window.showWarningMessage(problem);
	}
}

function tasksOf(node: unknown, selected: unknown): readonly TaskAddress[] {
	if (node === undefined) {
		return tasksAtCursors();
	}
	const several = Array.isArray(selected) && selected.includes(node) ? selected : [node].flat();
	return several.filter(isTreeNode).flatMap(({ task }) => task ?? []);
}

/** The tasks that the cursors stand in, and those on the lines of selections. */
function tasksAtCursors(): readonly TaskAddress[] {
	const editor = vscode.window.activeTextEditor;
	if (editor?.document.languageId !== 'markdown') {
		return [];
	}
	const uri = editor.document.uri.toString();
	return editor.selections.map((selection) => {
		const { first, last } = linesOf(selection);
		return { uri, line: first, lastLine: last };
	});
}

async function askState(connection: Connection, tasks: readonly TaskAddress[]): Promise<TaskState | undefined> {
	const { t } = vscode.l10n;
	const found = (await ask(connection, 'planNavigator/tasks', { tasks })) ?? [];
	const current = new Set(found.map(({ state }) => state));
	const names = Object.entries(stateNames()) as [TaskState, string][];
	const items = names.map(([state, label]) => ({ label, state, ...(current.has(state) && { description: t('now') }) }));
	const [only] = found;
	const called = found.length === 0 ? tasks.map(nameOf) : found.map(({ id, title }) => id ?? title);
	const picked = await vscode.window.showQuickPick(items, {
		title: t('Set Task State'),
		placeHolder: only?.id !== undefined && found.length === 1 ? `${only.id} · ${only.title}` : called.join(', '),
	});
	return picked?.state;
}

/** A task as it is called, or the lines on which it is looked for. */
function nameOf({ name, line, lastLine = line }: TaskAddress): string {
	const { t } = vscode.l10n;
	return name ?? (lastLine > line ? t('lines {0}-{1}', line + 1, lastLine + 1) : t('line {0}', line + 1));
}
