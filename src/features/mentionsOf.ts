import type { Cancel } from '../base/cancel.ts';
import { pushAll } from '../base/collections.ts';
import type { Line1 } from '../base/position.ts';
import type { Definition } from '../indexing/definitions.ts';
import type { Document } from '../indexing/document.ts';
import { idKey } from '../indexing/idKey.ts';
import { Turns } from '../indexing/turns.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { MentionAt } from '../syntax/mentions.ts';
import { vantageOf } from './nearness.ts';
import { meaningsOf } from './planIdAt.ts';

/** A mention of an id that means one of the definitions that were asked about. */
export interface MentionOf extends MentionAt {
	readonly document: Document;
	readonly definitions: readonly Definition[];
}

/**
 * The mentions of ids, in all documents of the workspace, that mean one of these definitions; by path and line. `A1` in the plan
 * of another initiative that has an A1 of its own is none of this one's. Gives what it has when cancelled.
 */
export async function mentionsOf(
	workspace: PlanWorkspace,
	definitions: readonly Definition[],
	cancel: Cancel,
): Promise<MentionOf[]> {
	const index = await workspace.citations();
	const paths = new Set([...wantedBy(definitions)].flatMap((id) => [...index.mention(id)]));
	const found: MentionOf[] = [];
	for (const path of [...paths].sort()) {
		const document = await workspace.document(path);
		pushAll(found, document === undefined ? [] : await mentionsIn(workspace, document, definitions, cancel));
		if (cancel.isCancellationRequested) {
			break;
		}
	}
	return found;
}

/**
 * How many mentions, on the lines that are wanted, mean something else that is called so: the task D4.B of one plan, where the phase
 * D4.B of another is asked about. Only what is of the same initiative counts, or of the same document where there is none, and not the
 * line that defines it.
 */
export async function mentionsOfNamesakes(
	workspace: PlanWorkspace,
	definitions: readonly [Definition, ...Definition[]],
	isWanted: (document: Document, line: Line1) => boolean,
	cancel: Cancel,
): Promise<number> {
	const [{ id, initiative, document: home }] = definitions;
	const asked = new Set(definitions.map(keyOf));
	const isNear = (each: Definition) =>
		initiative === undefined ? each.document.path === home.path : each.initiative === initiative;
	const others = (await workspace.ids()).of(id).filter((each) => isNear(each) && !asked.has(keyOf(each)));
	const places = new Set(others.map(({ document, line }) => `${document.path}:${line}`));
	const found = others.length === 0 ? [] : await mentionsOf(workspace, [...definitions, ...others], cancel);
	return found.filter(
		({ document, line, definitions: meant }) =>
			!meant.some((each) => asked.has(keyOf(each))) &&
			!places.has(`${document.path}:${line}`) &&
			isWanted(document, line),
	).length;
}

/** Those of one document, by line. */
export async function mentionsIn(
	workspace: PlanWorkspace,
	document: Document,
	definitions: readonly Definition[],
	cancel: Cancel,
): Promise<MentionOf[]> {
	const wanted = wantedBy(definitions);
	const asked = new Map(definitions.map((each) => [keyOf(each), each]));
	const turns = new Turns(workspace.ports.clock);
	const found: MentionOf[] = [];
	for (const { line, mention } of document.mentions) {
		if (!mention.ids.some((id) => wanted.has(idKey(id)))) {
			continue;
		}
		if (turns.isOver()) {
			await turns.next();
		}
		if (cancel.isCancellationRequested) {
			break;
		}
		const meanings = meaningsOf(await workspace.ids(), mention, await vantageOf(workspace, document, line));
		const meant = meanings.flatMap((each) => each.meant.flatMap((one) => asked.get(keyOf(one)) ?? []));
		if (meant.length > 0) {
			found.push({ document, line, mention, definitions: meant });
		}
	}
	return found;
}

/** The ids by which definitions are mentioned, as they are compared. */
const wantedBy = (definitions: readonly Definition[]): ReadonlySet<string> =>
	new Set(definitions.flatMap(({ id }) => namesOf(id)).map(idKey));

/** Tells definitions apart also where the plans were read anew meanwhile. */
const keyOf = ({ kind, id, document, line }: Definition): string => `${kind} ${idKey(id)} ${document.path}:${line}`;

/** A list of several initiatives' tasks writes whose they are: what it calls `TIDE-001.F1` is mentioned as `F1`, too. */
function namesOf(id: string): string[] {
	const own = ownName(id);
	return own === undefined ? [id] : [id, own];
}

/** `F1` of `TIDE-001.F1`; undefined for an id that says nothing of its initiative. */
export const ownName = (id: string): string | undefined => /-\d{2,}[a-z]?\.(.+)$/.exec(id)?.[1];
