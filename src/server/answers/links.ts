import type { CancellationToken, DocumentLink } from 'vscode-languageserver';
import { pointerTo } from '../../features/targets.ts';
import type { Answers, ServerContext } from '../context.ts';
import { rangeOn } from '../ranges.ts';

/** Pointers that a click follows. */
export const linkAnswers: Answers = {
	capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
	listen(server) {
		server.connection.onDocumentLinks(({ textDocument }, token) => links(server, textDocument.uri, token));
	},
};

async function links(server: ServerContext, uri: string, token: CancellationToken): Promise<DocumentLink[]> {
	const found = await server.document(uri);
	if (found === undefined || token.isCancellationRequested) {
		return [];
	}
	const { root, document } = found;
	const { markdownLinksByEditor, openPointerCommand } = server.options;
	return (await root.service.links(document, token)).flatMap((link): DocumentLink[] => {
		const range = rangeOn(link.line, link.span);
		if (link.plainMarkdown && markdownLinksByEditor === true && uri.endsWith('.md')) {
			return [];
		}
		if (link.target?.kind === 'file') {
			return [{ range, target: root.addressOf(link.target), tooltip: pointerTo(link.target) }];
		}
		// Only a command can ask which file is meant, or show a folder.
		const argument = encodeURIComponent(JSON.stringify([{ uri, position: range.start }]));
		const tooltip = link.target === undefined ? 'Choose which of several is meant' : 'Show the folder';
		return openPointerCommand === undefined
			? []
			: [{ range, target: `command:${openPointerCommand}?${argument}`, tooltip }];
	});
}
