import type { Line1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { datedLines } from '../syntax/ledger.ts';

/**
 * Tells of the lines of a document whether they say what is so now and may be rewritten. Records, archived plans and the dated
 * attempts of a ledger say what was true then.
 */
export function isLive(workspace: PlanWorkspace, document: Document): (line: Line1) => boolean {
	const { path } = document;
	if (workspace.isRecord(path) || workspace.isArchive(path)) {
		return () => false;
	}
	if (!workspace.ports.settings.ledgers.includes(path)) {
		return () => true;
	}
	const isDated = datedLines(document.ledger);
	return (line) => !isDated(line);
}
