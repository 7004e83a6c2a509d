import { DiagnosticSeverity, type Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import { type Disposable, DisposableStore } from '../../base/disposable.ts';
import type { SavedFinding } from '../../indexing/savedIndex.ts';
import { rulePage } from '../../manifest.ts';
import type { RootPath } from '../../ports/files.ts';
import { Checker } from '../checker.ts';
import { CheckProgress } from '../checkProgress.ts';
import type { ServerContext } from '../context.ts';
import { rangeOn } from '../ranges.ts';
import type { Root } from '../roots.ts';

/** The name under which an editor shows what we find. */
const source = 'Plan Navigator';

/**
 * Keeps a client told of what is wrong in the documents of a root, open or not. Of what lies in a root within this one, that one
 * tells: a client shows under an address what it was told last.
 */
export function openChecker(server: ServerContext, root: Root): Disposable {
	/** Under which address a client was told of a document last. */
	const told = new Map<RootPath, string>();
	const progress = new CheckProgress(server.connection);
	const isOurs = (path: RootPath) => {
		const inner = server.find(root.uriOf(path))?.root ?? root;
		return inner === root;
	};
	const tell = (uri: string, diagnostics: LspDiagnostic[], version?: number) =>
		void server.connection.sendDiagnostics({ uri, ...(version !== undefined && { version }), diagnostics });
	const takeBack = (path: RootPath) => {
		const before = told.get(path);
		told.delete(path);
		if (before !== undefined) {
			tell(before, []);
		}
	};
	const checker = new Checker(root.service, {
		versionOf: (path) => server.openAt(root.uriOf(path))?.version,
		publish: (path, found, version) => {
			const own = root.uriOf(path);
			const uri = server.openAt(own)?.uri ?? own;
			// A client that compares addresses letter by letter would keep what it was told under another one.
			if (told.get(path) !== uri || !isOurs(path)) {
				takeBack(path);
			}
			if (isOurs(path)) {
				told.set(path, uri);
				tell(uri, found.map(toLsp), version);
			}
		},
		get askedAt() {
			return server.askedAt;
		},
		waiting: (count) => progress.waiting(count),
		failed: (error) => server.log.error(`A check failed: ${error}`),
	});
	const opened = new DisposableStore();
	opened.add(server.onDidChangeRoots(() => checker.tellAgain((path) => told.has(path) !== isOurs(path))));
	opened.add(checker);
	return opened;
}

const severities = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
} as const;

export const toLsp = ({ rule, severity, line, span, message }: SavedFinding): LspDiagnostic => ({
	range: rangeOn(line, span),
	severity: severities[severity],
	code: rule,
	codeDescription: { href: rulePage(rule) },
	source,
	message,
});
