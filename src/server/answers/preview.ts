import type { CancellationToken } from 'vscode-languageserver';
import type { Requests } from '../../protocol.ts';
import type { Answers, ServerContext } from '../context.ts';

/** What a rendered document links, its fields where it is the brief, and how its states are spelled. */
export const previewAnswers: Answers = {
	listen(server) {
		server.on('planNavigator/preview', (params, token) => preview(server, params, token));
	},
};

async function preview(
	server: ServerContext,
	{ uri }: Requests['planNavigator/preview'][0],
	token: CancellationToken,
): Promise<Requests['planNavigator/preview'][1]> {
	const found = await server.document(uri);
	if (found === undefined) {
		return null;
	}
	const { service } = found.root;
	const links = await service.previewLinks(found.document, token);
	const fields = await service.previewFields(found.document);
	return token.isCancellationRequested ? null : { links, fields, states: Object.fromEntries(found.document.states) };
}
