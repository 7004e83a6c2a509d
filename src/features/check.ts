import type { Cancel } from '../base/cancel.ts';
import { coverageOf } from '../base/lineRanges.ts';
import { follow, selfAndParents } from '../base/path.ts';
import { type Line1, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { decodedPath, tailsOf } from '../indexing/paths.ts';
import { pointersTo } from '../indexing/pointersTo.ts';
import type { SavedFinding } from '../indexing/savedIndex.ts';
import { Turns } from '../indexing/turns.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import type { Severity } from '../ports/settings.ts';
import type { PointerAt } from '../syntax/brief.ts';
import { wholeSpan } from '../syntax/pointer.ts';
import { workAhead } from './ahead.ts';
import { mostEnds, type PartlyInDoubt } from './concerned.ts';
import { isRepeated } from './linkTexts.ts';
import { isLive } from './live.ts';
import { type ResolvedPointer, resolveAll } from './pointers.ts';
import { readIgnores } from './rules/ignores.ts';
import type { Finding, Fix, Rule, RuleContext } from './rules/rule.ts';
import { rules } from './rules/rules.ts';

/** A finding with its rule and the severity that the repository gives it. */
export interface Diagnostic extends Finding {
	readonly rule: string;
	readonly severity: Exclude<Severity, 'off'>;
}

/**
 * What is wrong in a document, by line. Records and archived plans raise nothing, but for the artifacts that the brief asks
 * for, which are asked about as such. Gives nothing when cancelled.
 */
export async function check(workspace: PlanWorkspace, document: Document, cancel: Cancel): Promise<Diagnostic[]> {
	const wanted = await rulesFor(workspace, document);
	if (wanted.length === 0) {
		return [];
	}
	await new Turns(workspace.ports.clock).run(document.readPointers());
	const found = await findingsOf(workspace, document, wanted, document.pointers, cancel);
	return cancel.isCancellationRequested ? [] : found.sort(byPlace);
}

/**
 * The same where the text is as it was when it was checked last, and nothing has changed but what is in doubt: only the lines of
 * such pointers are looked at, and those that say something of what these name, and what is compared with the plans, and the rest is what was found before.
 */
export async function checkAgain(
	workspace: PlanWorkspace,
	document: Document,
	{ tails, plans }: PartlyInDoubt,
	before: readonly SavedFinding[],
	cancel: Cancel,
): Promise<readonly SavedFinding[]> {
	const wanted = await rulesFor(workspace, document);
	if (wanted.some(({ about, reads }) => about === 'artifacts' || reads === 'workspace')) {
		return check(workspace, document, cancel);
	}
	const lines = new Set(pointersTo(tails)(document).map(({ line }) => line));
	const again = wanted.filter(({ reads }) => (reads === 'pointers' && lines.size > 0) || (reads === 'plans' && plans));
	if (again.length === 0) {
		return before;
	}
	const doubtful = new Map([...lines].map((line) => [line, document.pointersOn(line)]));
	const said = linesSaying(
		document,
		lines,
		(await resolveAll(workspace, document.path, [...doubtful.values()].flat(), cancel)).filter(isMissing),
	);
	if (said === undefined) {
		return check(workspace, document, cancel);
	}
	const pointers = said.flatMap((line) => doubtful.get(line) ?? document.pointersOn(line));
	const readBy = new Map(again.map(({ id, reads }) => [id, reads]));
	const found = (await findingsOf(workspace, document, again, pointers, cancel)).filter(
		({ rule, line }) => readBy.get(rule) !== 'pointers' || lines.has(line),
	);
	const stays = ({ rule, line }: SavedFinding) => {
		const reads = readBy.get(rule);
		return reads === undefined || (reads === 'pointers' && !lines.has(line));
	};
	const place = new Map(wanted.map(({ id }, i) => [id, i]));
	const byRule = (a: SavedFinding, b: SavedFinding) => (place.get(a.rule) ?? 0) - (place.get(b.rule) ?? 0);
	return [...before.filter(stays), ...found].sort((a, b) => byPlace(a, b) || byRule(a, b));
}

/** True for a pointer that leads nowhere, or a member of which does. */
const isMissing = ({ resolution: { status, members } }: ResolvedPointer): boolean =>
	[status, ...members.map((member) => member.status)].includes('missing-file');

/**
 * The given lines and those that may say something of what is named on these and not there, in order: that a file is new, or that a
 * folder is which holds it. Undefined where so much is not there that it may be said anywhere.
 */
function linesSaying(
	document: Document,
	lines: ReadonlySet<Line1>,
	missing: readonly ResolvedPointer[],
): readonly Line1[] | undefined {
	const tails = new Set<string>();
	for (const { pointer } of missing) {
		for (const { path } of pointer.kind === 'brace' ? pointer.members : [pointer]) {
			for (const place of selfAndParents(
				decodedPath({ ...pointer, path })
					.replaceAll('\\', '/')
					.replace(/\/+$/, ''),
			)) {
				for (const tail of tailsOf(place, undefined)) {
					tails.add(tail);
				}
			}
		}
	}
	return tails.size > mostEnds
		? undefined
		: [...new Set([...lines, ...pointersTo(tails)(document).map(({ line }) => line)])].sort((a, b) => a - b);
}

const byPlace = (a: SavedFinding, b: SavedFinding): number => a.line - b.line || a.span.start - b.span.start;

async function rulesFor(workspace: PlanWorkspace, { path }: Document): Promise<Rule[]> {
	const about = await subjectOf(workspace, path);
	return rules.filter((rule) => rule.about === about && severityOf(workspace, rule) !== 'off');
}

/** What some rules find in a document and in some of its pointers, in the order of the rules; less when cancelled. */
async function findingsOf(
	workspace: PlanWorkspace,
	document: Document,
	wanted: readonly Rule[],
	pointers: readonly PointerAt[],
	cancel: Cancel,
): Promise<Diagnostic[]> {
	const ignores = readIgnores(document);
	const context = await contextOf(workspace, document, pointers, cancel);
	const found: Diagnostic[] = [];
	const turns = new Turns(workspace.ports.clock);
	for (const rule of wanted) {
		if (turns.isOver()) {
			await turns.next();
		}
		if (cancel.isCancellationRequested) {
			break;
		}
		const severity = severityOf(workspace, rule);
		const findings = await rule.check(context);
		for (const finding of findings) {
			if (severity !== 'off' && !ignores.has(rule.id, finding.line)) {
				found.push({ ...finding, rule: rule.id, severity: finding.mayBeMeant === true ? 'hint' : severity });
			}
		}
	}
	return wanted.reduce(saidOnce, found);
}

/** The findings without those that a rule says instead of another one; what would mend them is offered there. */
function saidOnce(found: Diagnostic[], { id, insteadOf }: Rule): Diagnostic[] {
	const placesOf = (rule: string) =>
		new Map(found.flatMap((each): [string, Diagnostic][] => (each.rule === rule ? [[placeOf(each), each]] : [])));
	const own = insteadOf === undefined ? undefined : placesOf(id);
	if (insteadOf === undefined || own === undefined || own.size === 0) {
		return found;
	}
	const others = placesOf(insteadOf);
	return found
		.filter((each) => each.rule !== insteadOf || !own.has(placeOf(each)))
		.map((each) => {
			const less = each.rule === id ? others.get(placeOf(each)) : undefined;
			return less === undefined ? each : { ...each, fixes: (wanted) => bothFixes(each, less, wanted) };
		});
}

const placeOf = ({ line, span }: Diagnostic): string => `${line} ${span.start}`;

async function bothFixes(first: Diagnostic, second: Diagnostic, wanted: 'preferred' | undefined): Promise<Fix[]> {
	const fixes = [...((await first.fixes?.(wanted)) ?? [])];
	const titles = new Set(fixes.map(({ title }) => title));
	return [...fixes, ...((await second.fixes?.(wanted)) ?? []).filter(({ title }) => !titles.has(title))];
}

/** The documents that are asked anything, by path. */
export async function checkedPaths(workspace: PlanWorkspace): Promise<RootPath[]> {
	const paths = await workspace.documentPaths();
	const asked = await Promise.all(paths.map((path) => subjectOf(workspace, path)));
	return paths.filter((_, i) => asked[i] !== undefined).sort();
}

const severityOf = ({ ports }: PlanWorkspace, { id, severity }: Rule): Severity =>
	ports.settings.rules.get(id) ?? severity;

/** What a document is asked about; undefined where it is asked nothing. */
async function subjectOf(workspace: PlanWorkspace, path: RootPath): Promise<Rule['about'] | undefined> {
	if (!workspace.isRecord(path) && !workspace.isArchive(path)) {
		return 'documents';
	}
	const brief = await workspace.brief();
	const isAsked = brief?.brief.artifacts.some((artifact) => follow('', artifact.path) === path) ?? false;
	return isAsked ? 'artifacts' : undefined;
}

async function contextOf(
	workspace: PlanWorkspace,
	document: Document,
	all: readonly PointerAt[],
	cancel: Cancel,
): Promise<RuleContext> {
	const claimed = all.length === 0 ? all : all.filter(claims(workspace, document));
	const current = claimed.filter((each, i) => !isRepeated(document, each, claimed[i + 1]));
	const pointers: readonly ResolvedPointer[] = await resolveAll(workspace, document.path, current, cancel);
	return {
		workspace,
		document,
		pointers,
		isAhead: workAhead(workspace, document),
		cancel,
		ignored: (paths) => workspace.ports.history.ignored([...new Set(paths)]),
	};
}

/** Tells of what stands in a document whether it claims something now; in code blocks nothing does. */
function claims(workspace: PlanWorkspace, document: Document): (at: PointerAt) => boolean {
	const lives = isLive(workspace, document);
	const isCode = coverageOf(document.codeLines);
	const mayDeny = document.lines.text.includes('not found');
	return (at) => lives(at.line) && !isCode(at.line) && !(mayDeny && isDenied(document, at));
}

/** True where the text itself says right behind a pointer that nothing is there, as created documents do: `` `src/a.ts:9` (not found) ``. */
function isDenied({ lines }: Document, { line, pointer }: PointerAt): boolean {
	const { end } = wholeSpan(pointer);
	return DENIED.test(lines.at(toLine0(line)).slice(end, end + 40));
}

const DENIED = /^["'`*)\]]{0,6}\s?\((?:(?:file|line|name|heading) )?not found(?: yet)?\)/;
