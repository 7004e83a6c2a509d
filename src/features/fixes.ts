import type { Cancel } from '../base/cancel.ts';
import { type Line1, type Span, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import { check, checkedPaths, type Diagnostic } from './check.ts';
import { type PlanEdit, type TextChange, withoutOverlaps } from './edit.ts';
import type { LastChecks } from './lastChecks.ts';
import type { Finding, Fix } from './rules/rule.ts';

/** A finding and what would mend it. */
export interface FixableDiagnostic {
	readonly diagnostic: Diagnostic;
	readonly fixes: readonly Fix[];
}

/** The findings on some lines of a document, with their fixes. */
export async function fixesOn(
	checks: LastChecks,
	document: Document,
	first: Line1,
	last: Line1,
	cancel: Cancel,
): Promise<FixableDiagnostic[]> {
	const found = (await checks.of(document, cancel)).filter(({ line }) => first <= line && line <= last);
	return Promise.all(found.map(async (diagnostic) => ({ diagnostic, fixes: (await diagnostic.fixes?.()) ?? [] })));
}

/**
 * Mends every finding that has but one thing to be done about it.
 * @param rule of which, shown before it is done; undefined for all but hints, which may be meant as they are: nobody is asked
 * @param path the document; undefined for all that are checked
 */
export async function fixAll(
	workspace: PlanWorkspace,
	rule: string | undefined,
	path: RootPath | undefined,
	cancel: Cancel,
): Promise<PlanEdit> {
	const changes: TextChange[] = [];
	for (const each of path === undefined ? await checkedPaths(workspace) : [path]) {
		const document = await workspace.document(each);
		const found = document === undefined ? [] : await check(workspace, document, cancel);
		if (cancel.isCancellationRequested) {
			return { changes: [] };
		}
		const wanted = found.filter((one) => (rule === undefined ? one.severity !== 'hint' : one.rule === rule));
		for (const finding of wanted) {
			changes.push(...((await preferredFix(finding))?.edit.changes ?? []));
		}
	}
	return { changes: withoutOverlaps(changes) };
}

/** What mends a finding where nothing else can be meant; undefined where something can, or nothing mends it. */
export async function preferredFix(finding: Finding): Promise<Fix | undefined> {
	return (await finding.fixes?.('preferred'))?.find(({ preferred }) => preferred);
}

/**
 * Switches a rule off on a line: by a comment in the last cell of a table's row that is no state, above a heading and above a table for the
 * row that names its columns, else behind the text.
 */
export function ignoreOn(document: Document, line: Line1, rule: string): TextChange {
	const text = document.lines.at(toLine0(line));
	const comment = `<!-- plan-nav-ignore ${rule} -->`;
	const at = (column: number): Span => ({ start: column, end: column });
	const { headings, tables } = document.blocks;
	if ([...headings, ...tables.map(({ header }) => header)].some((each) => each.line === toLine0(line))) {
		// What stands in an item of a list stays in it.
		const indent = text.slice(0, text.length - text.trimStart().length);
		return { path: document.path, line, span: at(indent.length), text: `${comment}\n${indent}` };
	}
	const row = tables.flatMap(({ rows }) => rows).find((each) => each.line === toLine0(line));
	const state = document.plan.tasks.find((task) => task.line === line)?.stateSpan;
	const cell = row?.cells.findLast(
		({ span }) => state === undefined || span.end <= state.start || state.end <= span.start,
	);
	return { path: document.path, line, span: at(cell?.span.end ?? text.trimEnd().length), text: ` ${comment}` };
}
