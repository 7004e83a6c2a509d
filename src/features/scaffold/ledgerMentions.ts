import type { Line1 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import { resolvePointer } from '../../indexing/resolve.ts';
import type { Attempt } from '../../syntax/ledger.ts';
import { scanPlanIds } from '../../syntax/planId.ts';
import type { Facts } from './facts.ts';
import { same } from './subject.ts';

/** An attempt and the ledger it stands in. */
export interface AttemptAt {
	readonly document: Document;
	readonly attempt: Attempt;
}

/** The attempts that stand in no entry of a ledger and name the initiative: `### 2026-01-23T01:19Z — TIDE-001.F1 (sent)`. */
export function looseAttempts({ index, subject: { initiativeId } }: Facts): AttemptAt[] {
	return initiativeId === undefined
		? []
		: index.ledgers.flatMap((document) =>
				document.ledger.attempts
					.filter(({ title }) => isAbout(title, initiativeId))
					.map((attempt) => ({ document, attempt })),
			);
}

/** True where the initiative is the first that a title names; one of a plain name (`seed S3`) stands at its beginning. */
function isAbout(title: string, initiative: string): boolean {
	const first = scanPlanIds(title).find(({ form }) => form === 'initiative');
	const startsSo = title.startsWith(initiative) && !/^[\p{L}\p{N}_-]/u.test(title.slice(initiative.length));
	return startsSo || same(first?.id, initiative);
}

/** By date, then by number, then as they stand: attempts are added at the end. */
export function latestFirst({ attempt: a }: AttemptAt, { attempt: b }: AttemptAt): number {
	const [left, right] = [dateKey(a), dateKey(b)];
	if (left !== right) {
		return left < right ? 1 : -1;
	}
	return (b.number ?? 0) - (a.number ?? 0) || b.line - a.line;
}

function dateKey({ date }: Attempt): string {
	return (date ?? '').replace(/\D/g, '').padEnd(14, '0');
}

interface Place {
	readonly document: Document;
	readonly line: Line1;
}

/** Where a ledger without an entry for the initiative speaks of it: where the brief points there, else in the latest attempt, else at the end. */
export async function ledgerMention(facts: Facts): Promise<Place | undefined> {
	const { index, subject } = facts;
	const attempts = looseAttempts(facts).sort(latestFirst);
	const named = index.ledgers.flatMap((document) =>
		document.mentions
			.filter(({ mention }) => mention.ids.some((id) => same(id, subject.initiativeId)))
			.map(({ line }) => ({ document, line })),
	);
	const isThere = ({ document, line }: Place) =>
		attempts.some((each) => each.document === document && each.attempt.line <= line && line <= each.attempt.lastLine) ||
		named.some((each) => each.document === document && each.line === line);
	const [latest] = attempts;
	return (
		(await citedPlaces(facts)).find(isThere) ??
		(latest === undefined ? named.at(-1) : { document: latest.document, line: latest.attempt.line })
	);
}

/** The lines of ledgers that the brief points at. */
async function citedPlaces({ brief, index, context }: Facts): Promise<Place[]> {
	const places: Place[] = [];
	for (const { pointer } of brief?.document.pointers ?? []) {
		const { targets } = await resolvePointer(context, pointer, brief?.document.path ?? '');
		for (const { path, lines } of targets) {
			const document = index.ledgers.find((ledger) => ledger.path === path);
			if (document !== undefined && lines !== undefined) {
				places.push({ document, line: lines.first });
			}
		}
	}
	return places;
}
