import type { CancellationToken, RenameFilesParams, WorkspaceEdit } from 'vscode-languageserver';
import { pushTo } from '../../base/collections.ts';
import type { Move } from '../../features/rename/moves.ts';
import type { Requests } from '../../protocol.ts';
import type { Answers, ServerContext } from '../context.ts';
import { freshEdit, joinedEdits } from '../edits.ts';
import type { Root } from '../roots.ts';

/** What has to change in texts when an editor moves or renames files and folders; asked before they move. */
export const fileMoveAnswers: Answers = {
	capabilities: () => ({
		workspace: { fileOperations: { willRename: { filters: [{ pattern: { glob: '**/*' } }] } } },
	}),
	listen(server) {
		server.connection.workspace.onWillRenameFiles((params, token) => willRename(server, params, token));
		server.on('planNavigator/pointersKept', (params, token) => pointersKept(server, params, token));
	},
};

async function willRename(
	server: ServerContext,
	params: RenameFilesParams,
	token: CancellationToken,
): Promise<WorkspaceEdit | null> {
	const edits: WorkspaceEdit[] = [];
	for (const [root, moves] of await movesByRoot(server, params)) {
		const leaveLinks = await editorUpdatesLinks(server, root);
		let count = 0;
		const edit = await freshEdit(server, root, async () => {
			const changes = await root.service.movedPointers(moves, leaveLinks, token);
			count = changes.length;
			return { changes };
		});
		if (token.isCancellationRequested) {
			return null;
		}
		if ('problem' in edit) {
			// The files move whatever is answered.
			server.warn(`Pointers stay as they are. ${edit.problem}`);
			return null;
		}
		edits.push(...(count > 0 ? [edit] : []));
	}
	return edits.length > 0 ? joinedEdits(edits) : null;
}

async function pointersKept(
	server: ServerContext,
	params: Requests['planNavigator/pointersKept'][0],
	token: CancellationToken,
): Promise<number> {
	let count = 0;
	for (const [root, moves] of await movesByRoot(server, params)) {
		count += await root.service.pointersKept(moves, await editorUpdatesLinks(server, root), token);
	}
	return count;
}

async function movesByRoot(
	server: ServerContext,
	{ files }: Requests['planNavigator/pointersKept'][0],
): Promise<ReadonlyMap<Root, readonly Move[]>> {
	const byRoot = new Map<Root, Move[]>();
	await server.openRoots();
	for (const { oldUri, newUri } of files) {
		const from = server.find(oldUri);
		const to = server.find(newUri);
		// No pointer can follow what leaves its workspace folder.
		if (from !== undefined && from.root === to?.root) {
			pushTo(byRoot, from.root, { from: from.path, to: to.path });
		}
	}
	return byRoot;
}

/** True where the editor updates the plain targets of Markdown links itself, as VS Code does if it is told to. */
async function editorUpdatesLinks(server: ServerContext, root: Root): Promise<boolean> {
	if (server.options.markdownLinksByEditor !== true || server.client?.workspace?.configuration !== true) {
		return false;
	}
	const section = 'markdown.updateLinksOnFileMove.enabled';
	const enabled: unknown = await server.connection.workspace.getConfiguration({ scopeUri: root.uri, section });
	return enabled === 'prompt' || enabled === 'always';
}
