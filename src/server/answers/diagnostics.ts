import { DiagnosticSeverity, type Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import type { Diagnostic } from '../../features/check.ts';
import { rulePage } from '../../manifest.ts';
import { Checker } from '../checker.ts';
import { CheckProgress } from '../checkProgress.ts';
import type { ServerContext } from '../context.ts';
import { rangeOn } from '../ranges.ts';
import type { Root } from '../roots.ts';

/** The name under which an editor shows what we find. */
const source = 'Plan Navigator';

/** Keeps a client told of what is wrong in the documents of a root, open or not. */
export function openChecker(server: ServerContext, root: Root): Checker {
	const progress = new CheckProgress(server.connection);
	return new Checker(root.service, {
		versionOf: (path) => server.openAt(root.uriOf(path))?.version,
		publish: (path, found, version) => {
			const uri = root.uriOf(path);
			void server.connection.sendDiagnostics({
				uri: server.openAt(uri)?.uri ?? uri,
				...(version !== undefined && { version }),
				diagnostics: found.map(toLsp),
			});
		},
		waiting: (count) => progress.waiting(count),
		failed: (error) => server.log.error(`A check failed: ${error}`),
	});
}

const severities = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
} as const;

export const toLsp = ({ rule, severity, line, span, message }: Diagnostic): LspDiagnostic => ({
	range: rangeOn(line, span),
	severity: severities[severity],
	code: rule,
	codeDescription: { href: rulePage(rule) },
	source,
	message,
});
