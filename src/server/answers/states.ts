import {
	type CancellationToken,
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	ErrorCodes,
	type ExecuteCommandParams,
	LSPErrorCodes,
	ResponseError,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import * as z from 'zod/mini';
import { pushTo } from '../../base/collections.ts';
import { refTo, type TaskRef } from '../../features/setState.ts';
import { serverCommands } from '../../manifest.ts';
import type { Requests } from '../../protocol.ts';
import { type TaskState, taskStates } from '../../syntax/state.ts';
import type { Answers, ServerContext } from '../context.ts';
import { canResolveEdits, freshEdit, joinedEdits, resolved, toWorkspaceEdit } from '../edits.ts';
import { lineOf } from '../ranges.ts';
import type { Root } from '../roots.ts';

type SetState = Requests['planNavigator/setState'];

/** Sets the states of tasks: by a request of ours, and by a command for every editor. The client applies the edit. */
export const stateAnswers: Answers = {
	capabilities: () => ({ executeCommandProvider: { commands: [serverCommands.setState] } }),
	listen(server) {
		server.on('planNavigator/tasks', (params) => tasksAt(server, params));
		server.on('planNavigator/setState', (params) => apply(server, params));
		server.connection.onExecuteCommand((params) => execute(server, params));
	},
};

const line = z.int().check(z.nonnegative());
const setStateArguments: z.ZodMiniType<SetState[0]> = z.object({
	tasks: z.array(
		z.object({
			uri: z.string(),
			line,
			lastLine: z.exactOptional(line),
			name: z.exactOptional(z.string()),
			raw: z.exactOptional(z.string()),
		}),
	),
	state: z.enum(['open', 'active', 'blocked', 'done', 'skipped', 'toggle']),
});

/** A command that cannot be carried out fails with a sentence, which editors show. */
async function execute(server: ServerContext, { command, arguments: given }: ExecuteCommandParams): Promise<null> {
	const read = z.safeParse(setStateArguments, given?.[0]);
	if (command !== serverCommands.setState || !read.success) {
		throw new ResponseError(
			ErrorCodes.InvalidParams,
			`${command} takes {tasks: [{uri, line}], state}; lines count from 0.`,
		);
	}
	const { problem } = await apply(server, read.data);
	if (problem !== undefined) {
		throw new ResponseError(LSPErrorCodes.RequestFailed, problem);
	}
	return null;
}

type Tasks = Requests['planNavigator/tasks'];

async function tasksAt(server: ServerContext, { tasks }: Tasks[0]): Promise<Tasks[1]> {
	const found = tasks.map(async ({ uri, line: first, lastLine = first }) => {
		const at = await server.document(uri);
		return at?.root.service.tasksOn(at.document, lineOf({ line: first }), lineOf({ line: lastLine })) ?? [];
	});
	return (await Promise.all(found))
		.flat()
		.map(({ id, title, state }) => ({ title, state, ...(id !== undefined && { id }) }));
}

async function apply(server: ServerContext, { tasks, state, onlyAsk }: SetState[0]): Promise<SetState[1]> {
	const byRoot = new Map<Root, TaskRef[]>();
	for (const { uri, line: at, lastLine, ...expected } of tasks) {
		const found = await server.fileAt(uri);
		if (found === undefined) {
			return { problem: `${uri} lies outside the workspace.` };
		}
		pushTo(byRoot, found.root, {
			path: found.path,
			line: lineOf({ line: at }),
			...(lastLine !== undefined && { lastLine: lineOf({ line: lastLine }) }),
			...expected,
		});
	}
	const edits: WorkspaceEdit[] = [];
	for (const [root, refs] of byRoot) {
		// Before the changes are counted: a task of a closed file is looked for in what the disk says now.
		await root.service.readAgain(new Set(refs.map(({ path }) => path)));
		const since = await root.service.textChanges();
		const planned = await root.service.setState(refs, state);
		const edit = await toWorkspaceEdit(server, root, { edit: planned, since });
		if ('problem' in edit) {
			return edit;
		}
		edits.push(...('changes' in planned && planned.changes.length > 0 ? [edit] : []));
	}
	if (edits.length === 0) {
		return { isSo: true };
	}
	if (onlyAsk === true) {
		return {};
	}
	// As in a rename: where several files change, VS Code saves them (`files.refactoring.autoSave`).
	const metadata = { isRefactoring: true };
	const { applied, failureReason } = await server.connection.sendRequest<{ applied: boolean; failureReason?: string }>(
		'workspace/applyEdit',
		{ label: 'Set task state', edit: joinedEdits(edits), metadata },
	);
	return applied
		? {}
		: { problem: failureReason ?? 'The editor did not take the change; the plan may just have changed.' };
}

/** What an action is computed from when it is chosen. */
interface StateData {
	readonly uri: string;
	readonly tasks: readonly Omit<TaskRef, 'path'>[];
	readonly state: TaskState;
}

const stateData = z.object({
	uri: z.string(),
	tasks: z.array(z.object({ line: z.int().check(z.positive()), name: z.string(), raw: z.string() })),
	state: z.enum(taskStates),
});

/** Sets the tasks on the lines of a selection to each state that they are not in yet. */
export async function stateActions(
	server: ServerContext,
	{ textDocument, range }: CodeActionParams,
	token: CancellationToken,
): Promise<CodeAction[]> {
	const found = await server.document(textDocument.uri);
	const tasks = found?.root.service.tasksOn(found.document, lineOf(range.start), lineOf(range.end)) ?? [];
	if (found === undefined || tasks.length === 0 || token.isCancellationRequested) {
		return [];
	}
	const { document } = found;
	const refs = tasks.map((task) => refTo(document, task));
	const states = taskStates.filter((state) => tasks.some((task) => task.state !== state));
	const actions = states.map((state): CodeAction => {
		const data: StateData = { uri: textDocument.uri, tasks: refs, state };
		return { title: `Set state: ${state}`, kind: CodeActionKind.Refactor, data };
	});
	return canResolveEdits(server.client)
		? actions
		: Promise.all(actions.map((action) => resolveStateAction(server, action)));
}

/** Computes the edit of one of `stateActions`; other actions stay as they are. */
export async function resolveStateAction(server: ServerContext, action: CodeAction): Promise<CodeAction> {
	const data: unknown = action.data;
	const found = isStateData(data) ? await server.fileAt(data.uri) : undefined;
	if (!isStateData(data) || found === undefined) {
		return action;
	}
	const { root, path } = found;
	const refs = data.tasks.map((task) => ({ ...task, path }));
	const edit = await freshEdit(server, root, () => root.service.setState(refs, data.state));
	return resolved(server, action, edit);
}

const isStateData = (data: unknown): data is StateData => z.safeParse(stateData, data).success;
