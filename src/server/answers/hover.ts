import type { CancellationToken, Hover, TextDocumentPositionParams } from 'vscode-languageserver';
import type { Answers, ServerContext } from '../context.ts';
import { lineOf, rangeOn } from '../ranges.ts';

/** What stands at the place that a text names. */
export const hoverAnswers: Answers = {
	capabilities: () => ({ hoverProvider: true }),
	listen(server) {
		server.connection.onHover((params, token) => hover(server, params, token));
	},
};

async function hover(
	server: ServerContext,
	{ textDocument, position }: TextDocumentPositionParams,
	token: CancellationToken,
): Promise<Hover | null> {
	const found = await server.document(textDocument.uri);
	const line = lineOf(position);
	const answer = await found?.root.service.hover(
		found.document,
		line,
		position.character,
		(target) => found.root.addressOf(target),
		token,
	);
	return answer === undefined
		? null
		: { contents: { kind: 'markdown', value: answer.markdown }, range: rangeOn(line, answer.span) };
}
