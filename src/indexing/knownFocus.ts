import type { Brief } from '../syntax/brief.ts';
import { idsAtHead } from '../syntax/doNow.ts';
import { listedWith } from '../syntax/listedIds.ts';
import { isPhaseWord, PHASE_ID, PHASE_WORDS } from '../syntax/phaseHeading.ts';
import { mayBeTask } from '../syntax/planId.ts';
import { scanPointers } from '../syntax/pointer.ts';
import type { Document } from './document.ts';
import { idKey } from './idKey.ts';

/** The plans of a workspace, as far as a Focus may name them. */
interface KnownPlans {
	/** By `idKey`. */
	readonly byKey: ReadonlyMap<string, { readonly id: string; readonly documents: readonly Document[] }>;
	/** The plans that belong to no initiative. */
	readonly other: readonly Document[];
}

type BriefAt = { readonly document: Document; readonly brief: Brief };
type Focus = NonNullable<Brief['focus']>;

/**
 * Reads the Focus of a brief once more, by what the plans are called: it may begin with the name of an initiative that has no number
 * (`OUTBOX / Milestone 2`, `checkout-redesign: the cart`), point at a plan, and name a phase by any word that opens one.
 */
export function withKnownFocus(found: BriefAt, plans: KnownPlans): BriefAt {
	const { focus } = found.brief;
	return focus === undefined ? found : { ...found, brief: { ...found.brief, focus: known(focus, plans) } };
}

function known(written: Focus, { byKey, other }: KnownPlans): Focus {
	const documents = [...[...byKey.values()].flatMap((each) => each.documents), ...other];
	const hasTask = (id: string) => !byKey.has(idKey(id)) && documents.some((document) => document.hasTask(idKey(id)));
	const owns = (task: string) => (id: string) =>
		byKey.get(idKey(id))?.documents.some((document) => document.hasTask(idKey(task))) === true;
	const focus = onTask(written, hasTask, owns);
	const plan = pointedPlan(focus.text, documents);
	const owner = plan && [...byKey.values()].find(({ documents }) => documents.includes(plan))?.id;
	const initiative = focus.initiative ?? byKey.get(idKey(nameFirst(focus.text) ?? ''))?.id ?? owner;
	const own = initiative === undefined ? [] : (byKey.get(idKey(initiative))?.documents ?? []);
	const phase = focus.phase ?? phaseNamed(focus.text, plan === undefined ? own : [plan]);
	const isPhase = focus.task !== undefined && phase?.endsWith(` ${focus.task}`);
	return { ...focus, initiative, phase, task: isPhase ? undefined : focus.task, ...(plan && { plan: plan.path }) };
}

/**
 * A Focus on `BE-12` is on the task of that id, where there is one and no such initiative, and on the initiative that it names beside it
 * and that has the task. In `BE-3 and BE-12` it is the first of the list.
 * @param owns says of a task whether an initiative has it
 */
function onTask(
	focus: Focus,
	hasTask: (id: string) => boolean,
	owns: (task: string) => (initiative: string) => boolean,
): Focus {
	const { initiative: named, text } = focus;
	if (named === undefined || !mayBeTask(named) || !hasTask(named)) {
		return focus;
	}
	const ids = idsAtHead(text);
	const first = ids.find((id) => mayBeTask(id) && hasTask(id));
	const isListed = first !== undefined && listedWith(text, first).includes(named);
	return {
		...focus,
		initiative: ids.find(owns(named)),
		task: focus.task ?? (isListed ? first : named),
	};
}

/**
 * True where plans are asked what a Focus names: what their tasks and phases are called. How many there are says nothing of that.
 */
export const asksPlans = (focus: Focus): boolean =>
	mayBeTask(focus.initiative ?? '') || (focus.phase === undefined && focus.text.search(NAMED_PHASE) >= 0);

/** The plan document that a text points at first. */
function pointedPlan(text: string, documents: readonly Document[]): Document | undefined {
	const paths = scanPointers(text).map(({ path }) => path);
	return paths.length === 0 ? undefined : documents.find((document) => paths.includes(document.path));
}

/** The name that a text begins with, whatever it is: `OUTBOX / the writer`, `[OUTBOX] The writer`, `checkout-redesign: the cart`. */
function nameFirst(text: string): string | undefined {
	const found = BRACKETED.exec(text) ?? SET_OFF.exec(text);
	return found?.[1];
}

const BRACKETED = /^[*_`]{0,3}\[([\p{L}\p{N}][\p{L}\p{N}_-]*)\]/u;
const SET_OFF = /^[*_`]{0,3}([\p{L}\p{N}][\p{L}\p{N}_-]*)(?=[*_`]{0,3}(?:\s[—–/(-]|[:,;]|\.[A-Z]\d|\s*$))/mu;

/** The phase of some plans that a text names by the word that opens it: `Milestone 2`, `Stage B`, `Task 1`. */
function phaseNamed(text: string, documents: readonly Document[]): string | undefined {
	const named = Array.from(text.matchAll(NAMED_PHASE), ([, word = '', id = '']) => {
		const name = `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`;
		return idKey(isPhaseWord(name) ? id : `${name} ${id}`);
	});
	if (named.length === 0) {
		return undefined;
	}
	const ids = documents.flatMap(({ plan }) => plan.phases.map(({ id }) => id));
	return named.flatMap((key) => ids.find((id) => idKey(id) === key) ?? [])[0];
}

const NAMED_PHASE = new RegExp(`(?<![\\p{L}\\p{N}_-])(${PHASE_WORDS})\\s{0,3}#?(${PHASE_ID})`, 'gu');
