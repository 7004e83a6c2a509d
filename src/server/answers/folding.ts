import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver';
import { toLine0 } from '../../base/position.ts';
import type { Answers, ServerContext } from '../context.ts';

/** What folds in a document. A client that folds Markdown by itself gets only what Markdown does not show it. */
export const foldingAnswers: Answers = {
	capabilities: () => ({ foldingRangeProvider: true }),
	listen(server) {
		server.connection.onFoldingRanges((params) => folds(server, params));
	},
};

async function folds(server: ServerContext, { textDocument }: FoldingRangeParams): Promise<FoldingRange[]> {
	const found = await server.document(textDocument.uri);
	const all = found?.root.service.folds(found.document) ?? [];
	return all
		.filter(({ isMarkdown }) => !(isMarkdown && server.options.markdownFoldedByEditor === true))
		.map(({ first, last }) => ({ startLine: toLine0(first), endLine: toLine0(last) }));
}
