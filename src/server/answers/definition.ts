import type { CancellationToken, LocationLink, TextDocumentPositionParams } from 'vscode-languageserver';
import { line1 } from '../../base/position.ts';
import { pointerTo } from '../../features/targets.ts';
import type { Requests } from '../../protocol.ts';
import type { Answers, ServerContext } from '../context.ts';
import { lineOf, rangeOn } from '../ranges.ts';

/** Where a text leads. */
export const definitionAnswers: Answers = {
	capabilities: () => ({ definitionProvider: true }),
	listen(server) {
		server.connection.onDefinition((params, token) => definition(server, params, token));
		server.on('planNavigator/pointerAt', (params, token) => pointerAt(server, params, token));
	},
};

async function definition(
	server: ServerContext,
	{ textDocument, position }: TextDocumentPositionParams,
	token: CancellationToken,
): Promise<LocationLink[] | null> {
	const found = await server.document(textDocument.uri);
	const line = lineOf(position);
	const answer = await found?.root.service.definition(found.document, line, position.character, token);
	if (found === undefined || answer === undefined) {
		return null;
	}
	return answer.targets.flatMap((target): LocationLink[] => {
		const { uri, range, folder } = found.root.placeOf(target);
		const there = range ?? rangeOn(line1(1), { start: 0, end: 0 });
		return folder === true
			? []
			: [
					{
						originSelectionRange: rangeOn(line, answer.span),
						targetUri: uri,
						targetRange: there,
						targetSelectionRange: there,
					},
				];
	});
}

async function pointerAt(
	server: ServerContext,
	{ uri, position }: Requests['planNavigator/pointerAt'][0],
	token: CancellationToken,
): Promise<Requests['planNavigator/pointerAt'][1]> {
	const found = await server.document(uri);
	const answer = await found?.root.service.pointerAt(found.document, lineOf(position), position.character, token);
	const [first] = answer?.targets ?? [];
	if (found === undefined || answer === undefined || first === undefined) {
		return null;
	}
	return {
		text: answer.pointer.text,
		pointer: pointerTo(first),
		places: answer.targets.map((target) => ({ ...found.root.placeOf(target), label: pointerTo(target) })),
	};
}
