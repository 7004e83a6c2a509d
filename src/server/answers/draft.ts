import type { CancellationToken } from 'vscode-languageserver';
import { lineTarget } from '../../features/nodeText.ts';
import type { Draft, Requests } from '../../protocol.ts';
import { type Answers, rootOf, type ServerContext } from '../context.ts';

/** What "Create D4 Artifact…" offers and would write. */
export const draftAnswers: Answers = {
	listen(server) {
		server.on('planNavigator/draft', (params, token) => draft(server, params, token));
		server.on('planNavigator/kinds', async ({ from: { folder, ...hint } }) => {
			return (await rootOf(server, folder)?.service.kinds(hint)) ?? [];
		});
		server.on('planNavigator/templates', async ({ folder }) => {
			const root = rootOf(server, folder);
			return root?.service.templates().map((copy) => ({ ...copy, uri: root.uriOf(copy.path) })) ?? [];
		});
	},
};

async function draft(
	server: ServerContext,
	{ from, kinds, stamp }: Requests['planNavigator/draft'][0],
	token: CancellationToken,
): Promise<Draft> {
	const { folder, ...hint } = from;
	const root = rootOf(server, folder);
	if (root === undefined) {
		return { problem: 'That folder is no longer part of the workspace.' };
	}
	const drafted = await root.service.draft({ from: hint, kinds, ...(stamp !== undefined && { stamp }) }, token);
	if ('files' in drafted) {
		return { files: drafted.files.map((file) => ({ ...file, uri: root.uriOf(file.path) })) };
	}
	if ('templates' in drafted) {
		return {
			templates: drafted.templates.map((problem) => ({
				...problem,
				place: root.placeOf(lineTarget(problem.path, problem.line)),
			})),
		};
	}
	return drafted;
}
