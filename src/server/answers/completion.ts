import {
	type CancellationToken,
	type ClientCapabilities,
	type CompletionItem,
	CompletionItemKind,
	type CompletionList,
	type CompletionParams,
	CompletionTriggerKind,
	type Position,
} from 'vscode-languageserver';
import { isObject } from '../../base/collections.ts';
import type { Completion, Completions } from '../../features/completion/completion.ts';
import type { Target } from '../../indexing/resolution.ts';
import type { Answers, ServerContext } from '../context.ts';
import { lineOf, rangeOn } from '../ranges.ts';

/** What may be written at a cursor. */
export const completionAnswers: Answers = {
	capabilities: () => ({ completionProvider: { triggerCharacters: ['/', ':', '#'], resolveProvider: true } }),
	listen(server) {
		server.connection.onCompletion((params, token) => completion(server, params, token));
		server.connection.onCompletionResolve((item) => resolve(server, item));
	},
};

const kinds = {
	initiative: CompletionItemKind.Class,
	phase: CompletionItemKind.Enum,
	task: CompletionItemKind.EnumMember,
	finding: CompletionItemKind.Constant,
	file: CompletionItemKind.File,
	folder: CompletionItemKind.Folder,
	heading: CompletionItemKind.Reference,
	class: CompletionItemKind.Class,
	function: CompletionItemKind.Function,
	state: CompletionItemKind.EnumMember,
	field: CompletionItemKind.Field,
} as const;

/** What an item carries so that it can be described once it is looked at. */
interface Data {
	readonly root: string;
	readonly target: Target;
}

async function completion(
	server: ServerContext,
	{ textDocument, position, context }: CompletionParams,
	token: CancellationToken,
): Promise<CompletionList | null> {
	const found = await server.document(textDocument.uri);
	const request = {
		isAsked: context?.triggerKind !== CompletionTriggerKind.TriggerCharacter,
		linksByEditor: server.options.markdownLinksByEditor === true && textDocument.uri.endsWith('.md'),
	};
	const { line, character } = position;
	const answer = await found?.root.service.completion(found.document, lineOf({ line }), character, request, token);
	if (found === undefined || answer === undefined) {
		return null;
	}
	const { items, isIncomplete } = answer;
	const write = writer(server, answer, position);
	const { suggestCommand } = server.options;
	const besideLabel = server.client?.textDocument?.completion?.completionItem?.labelDetailsSupport === true;
	/** VS Code takes the icon of a file from its `detail`, where there is one, and a folder has none. */
	const hinted = ({ kind }: Completion, hint: string): Pick<CompletionItem, 'detail' | 'labelDetails'> => ({
		...(!(besideLabel && kind === 'file') && { detail: hint }),
		labelDetails: { description: hint },
	});
	return {
		isIncomplete,
		items: items.map((item, i): CompletionItem => {
			const { kind, label, filter, hint, target } = item;
			return {
				label,
				kind: kinds[kind],
				sortText: String(i).padStart(4, '0'),
				...write(item),
				...(filter !== undefined && { filterText: filter }),
				...(hint !== undefined && hinted(item, hint)),
				...(target !== undefined && { data: { root: found.root.uri, target } satisfies Data }),
				...(kind === 'folder' && suggestCommand !== undefined && { command: { command: suggestCommand, title: '' } }),
			};
		}),
	};
}

/** Makes the edit of an item, in the form that the client knows: insert or replace, or replace alone. */
function writer(
	server: ServerContext,
	{ span, whole }: Completions,
	position: Position,
): (item: Completion) => Pick<CompletionItem, 'textEdit'> {
	const replace = rangeOn(lineOf(position), span);
	const insert = { start: replace.start, end: position };
	const knowsBoth = canInsertReplace(server.client);
	return ({ label, text = label }) => ({
		textEdit: knowsBoth && whole === undefined ? { newText: text, insert, replace } : { newText: text, range: replace },
	});
}

const canInsertReplace = (client: ClientCapabilities | undefined): boolean =>
	client?.textDocument?.completion?.completionItem?.insertReplaceSupport === true;

async function resolve(server: ServerContext, item: CompletionItem): Promise<CompletionItem> {
	const data: unknown = item.data;
	if (!isData(data)) {
		return item;
	}
	const root = (await server.openRoots()).find(({ uri }) => uri === data.root);
	const text = await root?.service.preview(data.target, (target) => root.addressOf(target));
	return text === undefined ? item : { ...item, documentation: { kind: 'markdown', value: text } };
}

const isData = (value: unknown): value is Data => isObject(value) && 'root' in value && 'target' in value;
