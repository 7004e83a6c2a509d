import type { Line1, Span } from '../base/position.ts';
import type { Definition } from '../indexing/definitions.ts';
import type { Document } from '../indexing/document.ts';
import { idKey } from '../indexing/idKey.ts';
import type { PlanIds } from '../indexing/planIds.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { Mention } from '../syntax/mentions.ts';
import { byNearness, nearest, type Vantage, vantageOf } from './nearness.ts';

/** An id that stands at a place of a document and means something. */
export interface PlanIdAt {
	/** The columns of the id; of a range (`D4.A1–A3`) those of the whole. */
	readonly span: Span;
	/** One an id, in the order of the range. None of them is without a definition. */
	readonly meanings: readonly Meaning[];
	/** True where the line is what gives the id its meaning: a task's row, a phase's heading, a ledger's entry. */
	readonly isDefinition: boolean;
}

/** An id and what it may mean at a place. */
export interface Meaning {
	readonly id: string;
	/** The nearest first; at least one. */
	readonly definitions: readonly Definition[];
	/** Those of them that are meant: the nearest. Several only where nothing tells them apart, and of an initiative. */
	readonly meant: readonly Definition[];
}

/**
 * The id under a cursor, ends included, or the one of that name on a line; undefined where none stands, and for one that nothing defines. At its own
 * definition an id may have any form (`1.2`, a phase's `A`), elsewhere it is one of `scanMentions`.
 * @param at a column, 0-based UTF-16, or the id that is looked for on the line
 */
export async function planIdAt(
	workspace: PlanWorkspace,
	document: Document,
	line: Line1,
	at: number | string,
): Promise<PlanIdAt | undefined> {
	const isMeant = (span: Span, named: readonly string[]) =>
		typeof at === 'number'
			? span.start <= at && at <= span.end && span.start < span.end
			: named.some((id) => idKey(id) === idKey(at));
	const ids = await workspace.ids();
	const from = await vantageOf(workspace, document, line);
	const here = ids.in(document.path).filter((each) => each.line === line);
	const own = here.find(({ span, id }) => isMeant(span, [id]));
	if (own !== undefined) {
		return { span: own.span, meanings: [ownMeaning(ids, own, from)], isDefinition: true };
	}
	const mention = from.mentions.findLast(({ span, ids: named }) => isMeant(span, named));
	const meanings = mention === undefined ? [] : meaningsOf(ids, mention, from);
	return mention === undefined || meanings.length === 0
		? undefined
		: {
				span: mention.span,
				meanings,
				isDefinition: meanings.some(({ definitions }) => definitions.some((each) => here.includes(each))),
			};
}

/** What an id means where it is defined: that, whatever else is called so. */
function ownMeaning(ids: PlanIds, own: Definition, from: Vantage): Meaning {
	const others = byNearness(
		ids.of(own.id).filter((each) => each !== own && each.kind === own.kind),
		from,
	);
	const isOne = own.kind === 'initiative' || own.kind === 'finding';
	return { id: own.id, definitions: [own, ...others], meant: isOne ? [own, ...others] : [own] };
}

/** What the ids of a mention on a line mean there, those that nothing defines left out. */
export function meaningsOf(ids: PlanIds, mention: Mention, from: Vantage): Meaning[] {
	const owner = ownerOf(mention, from);
	// A ledger that lists the tasks of several initiatives writes whose they are: what it calls `TIDE-001.F1` is `F1` in a brief
	// about TIDE-001, unless a plan of that has an F1. Anywhere else `F1` may be anything.
	const speaker = from.isBrief ? from.initiative : undefined;
	const listedFor = mention.kind === 'task' ? (owner ?? speaker) : undefined;
	return mention.ids.flatMap((id): Meaning[] => {
		const named = owner === undefined ? ids.of(id) : ids.of(id).filter(belongsTo(owner));
		const listed = listedFor === undefined || named.some(belongsTo(listedFor)) ? [] : ids.of(`${listedFor}.${id}`);
		const own = [...named, ...listed.filter(({ document }) => document === listed[0]?.document)];
		const definitions = byNearness(own.filter(mayBe(mention, id, from)), from);
		return definitions.length > 0 ? [{ id, definitions, meant: nearest(definitions, from) }] : [];
	});
}

/** `TIDE-001.A1`, `TIDE-001/A1` and `TIDE-001:A1` say whose A1 is meant. */
function ownerOf({ kind, span }: Mention, { mentions, text }: Vantage): string | undefined {
	const isJoined = kind === 'task' && /[./:]/.test(text.charAt(span.start - 1));
	return isJoined
		? mentions.find((each) => each.kind === 'initiative' && each.span.end === span.start - 1)?.ids[0]
		: undefined;
}

/** Tells whether a definition is one of an initiative. */
export const belongsTo =
	(owner: string) =>
	({ initiative }: Definition): boolean =>
		initiative !== undefined && idKey(initiative) === idKey(owner);

/**
 * Says whether a mention may mean a definition by its kind: `Phase A` is no task, and the attempts of another initiative
 * are none of this one's.
 */
function mayBe(mention: Mention, id: string, from: Vantage): (definition: Definition) => boolean {
	switch (mention.kind) {
		case 'phase':
			// A checkbox item may be called `Task 3` as well as a heading.
			return ({ kind }) => kind === 'phase' || (kind === 'task' && id.includes(' '));
		case 'attempt':
			return (each) => each.kind === 'attempt' && (from.initiative === undefined || belongsTo(from.initiative)(each));
		default:
			return ({ kind }) => kind !== 'attempt';
	}
}
