import {
	type CancellationToken,
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	type Range,
} from 'vscode-languageserver';
import { groupBy, isObject } from '../../base/collections.ts';
import { toLine0 } from '../../base/position.ts';
import type { PlanEdit } from '../../features/edit.ts';
import type { FixableDiagnostic } from '../../features/fixes.ts';
import type { Answers, DocumentAt, ServerContext } from '../context.ts';
import { canResolveEdits, freshEdit, isRefused, offeredWith, resolved, toWorkspaceEdit } from '../edits.ts';
import { lineOf } from '../ranges.ts';
import { readOnlyBySetting } from '../readOnly.ts';
import { toLsp } from './diagnostics.ts';
import { resolveStateAction, stateActions } from './states.ts';

/** What an editor offers to do about the lines of a selection. */
export const actionAnswers: Answers = {
	capabilities: () => ({
		codeActionProvider: {
			codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, fixAllKind],
			resolveProvider: true,
		},
	}),
	listen(server) {
		server.connection.onCodeAction((params, token) => actions(server, params, token));
		server.connection.onCodeActionResolve((action, token) => resolve(server, action, token));
	},
};

/** For *Fix All* and `editor.codeActionsOnSave`, as other linters name theirs. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.planNavigator`;

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
		// Unasked it would stand in every menu of quick fixes.
		...(only !== undefined && wants(fixAllKind) ? await sourceActions(server, params, token) : []),
	];
}

async function fixActions(
	server: ServerContext,
	{ textDocument, range }: CodeActionParams,
	token: CancellationToken,
): Promise<CodeAction[]> {
	const since = await (await server.fileAt(textDocument.uri))?.root.service.textChanges();
	const found = await server.document(textDocument.uri);
	if (found === undefined || since === undefined) {
		return [];
	}
	const { root, document } = found;
	const fixable = nearestTo(range, await root.service.fixesOn(document, lineOf(range.start), lineOf(range.end), token));
	if (fixable.length === 0) {
		return [];
	}
	const isReadOnly = await readOnlyBySetting(server, root);
	const offered = (action: CodeAction, edit: PlanEdit) =>
		toWorkspaceEdit(server, root, { edit, since }, { isReadOnly }).then((made) => offeredWith(server, action, made));
	const fixes = await Promise.all(fixable.map((each) => quickFixes(each, offered)));
	const rules = [...groupBy(fixable, ({ diagnostic }) => diagnostic.rule).values()];
	const all = rules.flatMap((ofRule) => fixAllActions(server, textDocument.uri, ofRule));
	const ignores = await Promise.all(rules.map((ofRule) => ignoreActions(server, found, ofRule, offered)));
	return token.isCancellationRequested ? [] : [...fixes.flat(), ...all, ...ignores.flat()];
}

/** Mends all findings of a document where nothing but one thing can be meant; left out where there are none. */
async function sourceActions(
	server: ServerContext,
	{ textDocument: { uri } }: CodeActionParams,
	token: CancellationToken,
): Promise<CodeAction[]> {
	const found = await server.fileAt(uri);
	if (found === undefined) {
		return [];
	}
	const { root, path } = found;
	let count = 0;
	const edit = await freshEdit(server, root, async () => {
		const fixed = await root.service.fixAll(undefined, path, token);
		count = fixed.changes.length;
		return fixed;
	});
	const action = { title: 'Fix all that Plan Navigator can fix', kind: fixAllKind };
	return count === 0 || token.isCancellationRequested ? [] : offeredWith(server, action, edit);
}

/** Those that a range touches, ends included; where it touches none, all on its lines. */
function nearestTo({ start, end }: Range, fixable: readonly FixableDiagnostic[]): readonly FixableDiagnostic[] {
	const touched = fixable.filter(({ diagnostic: { line, span } }) => {
		const isAfterStart = toLine0(line) > start.line || span.end >= start.character;
		return isAfterStart && (toLine0(line) < end.line || span.start <= end.character);
	});
	return touched.length > 0 ? touched : fixable;
}

/** An action as it is offered with its edit. */
type Offered = (action: CodeAction, edit: PlanEdit) => Promise<CodeAction[]>;

async function quickFixes({ diagnostic, fixes }: FixableDiagnostic, offered: Offered): Promise<CodeAction[]> {
	const diagnostics = [toLsp(diagnostic)];
	const actions = fixes.map(({ title, edit, preferred }) =>
		offered({ title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred: preferred }, edit),
	);
	return (await Promise.all(actions)).flat();
}

/**
 * To mend all findings of a rule, where one here can be mended without asking which way. They name the findings, as all actions
 * here do: VS Code puts those that name none behind the others.
 */
function fixAllActions(server: ServerContext, uri: string, ofRule: readonly FixableDiagnostic[]): CodeAction[] {
	const [rule] = ofRule.map(({ diagnostic }) => diagnostic.rule);
	const isCertain = ofRule.some(({ fixes }) => fixes.some(({ preferred }) => preferred));
	if (rule === undefined || !isCertain || !canResolveEdits(server.client)) {
		return [];
	}
	const shared = sharedBy(ofRule);
	const data = (scope: FixAllData['scope']): FixAllData => ({ uri, rule, scope });
	return [
		{ ...shared, title: `Fix all like this in this file (${rule})`, data: data('file') },
		{ ...shared, title: `Fix all like this in the workspace (${rule})`, data: data('workspace') },
	];
}

/** What the actions for several findings have in common. */
const sharedBy = (findings: readonly FixableDiagnostic[]) => ({
	kind: CodeActionKind.QuickFix,
	diagnostics: findings.map(({ diagnostic }) => toLsp(diagnostic)),
});

/** To ignore a rule on each of the lines where it has found something, or everywhere. */
async function ignoreActions(
	server: ServerContext,
	{ root, document }: DocumentAt,
	ofRule: readonly FixableDiagnostic[],
	offered: Offered,
): Promise<CodeAction[]> {
	const [rule] = ofRule.map(({ diagnostic }) => diagnostic.rule);
	if (rule === undefined) {
		return [];
	}
	const { ignoreRuleCommand } = server.options;
	const shared = sharedBy(ofRule);
	const lines = new Set(ofRule.map(({ diagnostic }) => diagnostic.line));
	const ignored = { changes: [...lines].map((line) => root.service.ignoreOn(document, line, rule)) };
	const here = await offered({ ...shared, title: `Ignore ${rule} here` }, ignored);
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
	return [...here, ...settings];
}

async function resolve(server: ServerContext, action: CodeAction, token: CancellationToken): Promise<CodeAction> {
	const data: unknown = action.data;
	if (isRefused(data)) {
		return resolved(server, action, { problem: data.refused });
	}
	const found = isFixAll(data) ? server.find(data.uri) : undefined;
	if (!isFixAll(data) || found === undefined) {
		return resolveStateAction(server, action);
	}
	const { root, path } = found;
	const within = data.scope === 'file' ? path : undefined;
	const fixAll = () => root.service.fixAll(data.rule, within, token);
	return resolved(server, action, await freshEdit(server, root, fixAll, { label: action.title }));
}

const isFixAll = (data: unknown): data is FixAllData =>
	isObject(data) && 'uri' in data && typeof data.uri === 'string' && 'rule' in data && 'scope' in data;
