import { type CancellationToken, type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { isObject } from '../../base/collections.ts';
import type { FixableDiagnostic } from '../../features/fixes.ts';
import type { Answers, DocumentAt, ServerContext } from '../context.ts';
import { canResolveEdits, offeredWith, resolved, toWorkspaceEdit } from '../edits.ts';
import { lineOf } from '../ranges.ts';
import { type IsReadOnly, readOnlyBySetting } from '../readOnly.ts';
import { toLsp } from './diagnostics.ts';
import { resolveStateAction, stateActions } from './states.ts';

/** What an editor offers to do about the lines of a selection. */
export const actionAnswers: Answers = {
	capabilities: () => ({
		codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor], resolveProvider: true },
	}),
	listen(server) {
		server.connection.onCodeAction((params, token) => actions(server, params, token));
		server.connection.onCodeActionResolve((action, token) => resolve(server, action, token));
	},
};

/** What an action that mends many places is computed from when it is chosen. */
interface FixAllData {
	readonly uri: string;
	readonly rule: string;
	readonly scope: 'file' | 'workspace';
}

async function actions(
	server: ServerContext,
	params: CodeActionParams,
	token: CancellationToken,
): Promise<CodeAction[]> {
	const { only } = params.context;
	const wants = (kind: string) =>
		only === undefined || only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));
	return [
		...(wants(CodeActionKind.QuickFix) ? await fixActions(server, params, token) : []),
		...(wants(CodeActionKind.Refactor) ? await stateActions(server, params, token) : []),
	];
}

async function fixActions(
	server: ServerContext,
	{ textDocument, range }: CodeActionParams,
	token: CancellationToken,
): Promise<CodeAction[]> {
	const found = await server.document(textDocument.uri);
	if (found === undefined) {
		return [];
	}
	const { root, document } = found;
	const fixable = await root.service.fixesOn(document, lineOf(range.start), lineOf(range.end), token);
	if (fixable.length === 0) {
		return [];
	}
	const isReadOnly = await readOnlyBySetting(server, root);
	const fixes = await Promise.all(fixable.map((each) => quickFixes(server, found, each, isReadOnly)));
	const ignores = await Promise.all(fixable.map((each) => ignoreActions(server, found, each, isReadOnly)));
	const all = rulesWithFixes(fixable).flatMap((rule) => fixAllActions(server, textDocument.uri, rule));
	return token.isCancellationRequested ? [] : [...fixes.flat(), ...all, ...ignores.flat()];
}

async function quickFixes(
	server: ServerContext,
	{ root }: DocumentAt,
	{ diagnostic, fixes }: FixableDiagnostic,
	isReadOnly: IsReadOnly,
): Promise<CodeAction[]> {
	const diagnostics = [toLsp(diagnostic)];
	const actions = fixes.map(async ({ title, edit, preferred }) => {
		const action = { title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred: preferred };
		return offeredWith(server, action, await toWorkspaceEdit(server, root, edit, { isReadOnly }));
	});
	return (await Promise.all(actions)).flat();
}

/** The rules whose findings here can be mended without asking which way. */
const rulesWithFixes = (fixable: readonly FixableDiagnostic[]): string[] => [
	...new Set(
		fixable.flatMap(({ diagnostic, fixes }) => (fixes.some(({ preferred }) => preferred) ? [diagnostic.rule] : [])),
	),
];

function fixAllActions(server: ServerContext, uri: string, rule: string): CodeAction[] {
	if (!canResolveEdits(server.client)) {
		return [];
	}
	const data = (scope: FixAllData['scope']): FixAllData => ({ uri, rule, scope });
	return [
		{ title: `Fix all like this in this file (${rule})`, kind: CodeActionKind.QuickFix, data: data('file') },
		{ title: `Fix all like this in the workspace (${rule})`, kind: CodeActionKind.QuickFix, data: data('workspace') },
	];
}

async function ignoreActions(
	server: ServerContext,
	{ root, document }: DocumentAt,
	{ diagnostic }: FixableDiagnostic,
	isReadOnly: IsReadOnly,
): Promise<CodeAction[]> {
	const { rule, line } = diagnostic;
	const { ignoreRuleCommand } = server.options;
	const shared = { kind: CodeActionKind.QuickFix, diagnostics: [toLsp(diagnostic)] };
	const ignored = { changes: [root.service.ignoreOn(document, line, rule)] };
	const here = await toWorkspaceEdit(server, root, ignored, { isReadOnly });
	const settings: CodeAction[] =
		ignoreRuleCommand === undefined
			? []
			: [
					{
						...shared,
						title: `Turn ${rule} off in the settings`,
						command: { title: 'Turn off', command: ignoreRuleCommand, arguments: [rule, root.uri] },
					},
				];
	return [...offeredWith(server, { ...shared, title: `Ignore ${rule} here` }, here), ...settings];
}

async function resolve(server: ServerContext, action: CodeAction, token: CancellationToken): Promise<CodeAction> {
	const data: unknown = action.data;
	const found = isFixAll(data) ? server.find(data.uri) : undefined;
	if (!isFixAll(data) || found === undefined) {
		return resolveStateAction(server, action);
	}
	const { root, path } = found;
	const fixed = await root.service.fixAll(data.rule, data.scope === 'file' ? path : undefined, token);
	return resolved(server, action, await toWorkspaceEdit(server, root, fixed, { label: action.title }));
}

const isFixAll = (data: unknown): data is FixAllData =>
	isObject(data) && 'uri' in data && typeof data.uri === 'string' && 'rule' in data && 'scope' in data;
