import type { CancellationToken } from 'vscode-languageserver';
import type { Draft, Requests } from '../../protocol.ts';
import type { Answers, ServerContext } from '../context.ts';

/** What "Create D4 Artifact…" would write. */
export const draftAnswers: Answers = {
	listen(server) {
		server.on('planNavigator/draft', (params, token) => draft(server, params, token));
	},
};

async function draft(
	server: ServerContext,
	{ from, kinds, stamp }: Requests['planNavigator/draft'][0],
	token: CancellationToken,
): Promise<Draft> {
	const { folder, ...hint } = from;
	const root = server.roots.find((each) => each.uri === folder);
	if (root === undefined) {
		return { problem: 'That folder is no longer part of the workspace.' };
	}
	const drafted = await root.service.draft({ from: hint, kinds, ...(stamp !== undefined && { stamp }) }, token);
	return 'files' in drafted
		? { files: drafted.files.map((file) => ({ ...file, uri: root.uriOf(file.path) })) }
		: drafted;
}
