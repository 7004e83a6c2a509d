import type { CancellationToken } from 'vscode-languageserver';
import type { Requests } from '../../protocol.ts';
import type { Answers, ServerContext } from '../context.ts';
import { freshEdit } from '../edits.ts';

/** The end of an initiative. */
export const archiveAnswers: Answers = {
	listen(server) {
		server.on('planNavigator/archivable', () => archivable(server));
		server.on('planNavigator/archive', (params, token) => archive(server, params, token));
	},
};

async function archivable(server: ServerContext): Promise<Requests['planNavigator/archivable'][1]> {
	const roots = await server.openRoots();
	const found = await Promise.all(
		roots.map(async ({ uri, name, service }) =>
			(await service.archivable()).map(({ id, title, unfinished }) => ({
				uri,
				folder: name,
				id,
				unfinished,
				...(title !== undefined && { title }),
			})),
		),
	);
	return found.flat();
}

async function archive(
	server: ServerContext,
	{ uri, id }: Requests['planNavigator/archive'][0],
	token: CancellationToken,
): Promise<Requests['planNavigator/archive'][1]> {
	const root = (await server.openRoots()).find((each) => each.uri === uri) ?? (await server.fileAt(uri))?.root;
	if (root === undefined) {
		return { problem: 'That folder is not open any more.' };
	}
	const { unfinished = 0, isInLedger = true } = (await root.service.archivable()).find((each) => each.id === id) ?? {};
	// The preview shows what changes; that the ledger does not can only be said.
	const label = isInLedger ? `Archive ${id}` : `Archive ${id} (no ledger has an entry of it)`;
	const given = await freshEdit(server, root, () => root.service.archiveInitiative(id, token), { label });
	return 'problem' in given ? given : { unfinished, edit: given };
}
