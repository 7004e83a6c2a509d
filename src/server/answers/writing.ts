import type { CancellationToken } from 'vscode-languageserver';
import { pointerTo } from '../../features/targets.ts';
import type { Requests } from '../../protocol.ts';
import type { Answers, ServerContext } from '../context.ts';
import { lineOf } from '../ranges.ts';

/** Pointers that are copied, inserted, pasted, or printed in a terminal. */
export const writingAnswers: Answers = {
	listen(server) {
		server.on('planNavigator/namedPointer', async ({ uri, line }) => {
			const found = await server.document(uri);
			return (await found?.root.service.namedPointer(found.document, lineOf({ line }))) ?? null;
		});
		server.on('planNavigator/insertable', (params, token) => insertable(server, params, token));
		server.on('planNavigator/pasted', async ({ uri, text }) => {
			const root = server.find(uri)?.root ?? server.roots[0];
			return (await root?.service.pastedPointer(text)) ?? null;
		});
		server.on('planNavigator/pointersOn', (params, token) => pointersOn(server, params, token));
	},
};

async function insertable(
	server: ServerContext,
	{ uri, query, recent, file }: Requests['planNavigator/insertable'][0],
	token: CancellationToken,
): Promise<Requests['planNavigator/insertable'][1]> {
	const root = server.find(uri)?.root ?? server.roots[0];
	const document = (await server.document(uri))?.document;
	if (root === undefined) {
		return { items: [], codeSpans: false };
	}
	const paths = recent.flatMap((each) => root.pathOf(each) ?? []);
	const items =
		file === undefined
			? await root.service.insertablePointers(document, query, paths, token)
			: await root.service.insertableParts(file);
	return { items, codeSpans: document !== undefined && root.service.writesCodeSpans(document) };
}

async function pointersOn(
	server: ServerContext,
	{ folder, text }: Requests['planNavigator/pointersOn'][0],
	token: CancellationToken,
): Promise<Requests['planNavigator/pointersOn'][1]> {
	const root = server.roots.find(({ uri }) => uri === folder) ?? server.roots[0];
	const links = (await root?.service.pointersOn(text, token)) ?? [];
	return links.map(({ span, targets }) => ({
		...span,
		pointer: text.slice(span.start, span.end),
		places: root === undefined ? [] : targets.map((target) => ({ ...root.placeOf(target), label: pointerTo(target) })),
	}));
}
