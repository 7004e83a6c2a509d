import { line1 } from '../../base/position.ts';
import { idKey } from '../../indexing/idKey.ts';
import type { Initiative } from '../../indexing/planIndex.ts';
import { fieldOf } from '../../syntax/plan.ts';
import { isInitiativeId, scanPlanIds } from '../../syntax/planId.ts';
import { isLeft } from '../../syntax/state.ts';
import { OWNER_ABROAD } from '../../syntax/wordsAbroad.ts';
import { phaseName } from '../nodeText.ts';
import { type Listed, listed } from './budget.ts';
import { at, briefLines, type Facts, ledgerLines, phaseLines, type SourceLine, sectionOfPlan } from './facts.ts';
import { cell } from './quote.ts';
import { same } from './subject.ts';

/** Who answers for an initiative. */
export interface OwnerRow {
	readonly initiative: string;
	/** As the ledger says, else as a plan does, else `to decide`. */
	readonly owner: string;
	readonly hasOwner: boolean;
	readonly scope: string;
	readonly exitCriteria: string;
	/** Where the ledger or a plan defines it, else where it is named. */
	readonly where: string;
}

/** The initiatives that brief, phase and ledger entry name, this one first, then in the order of their first mention. */
export async function owners(facts: Facts): Promise<Listed<OwnerRow>> {
	const { subject, index } = facts;
	const mentions = new Map<string, SourceLine | undefined>();
	if (subject.initiativeId !== undefined) {
		mentions.set(idKey(subject.initiativeId), undefined);
	}
	for (const line of [...briefLines(facts), ...phaseLines(facts), ...ledgerLines(facts)]) {
		for (const id of initiativesOn(line.text)) {
			const isKnown = index.initiatives.some((each) => same(each.id, id.id));
			if ((isKnown || id.isFolder) && !mentions.has(idKey(id.id))) {
				mentions.set(idKey(id.id), line);
			}
		}
	}
	return listed([...mentions], ([id, mention]) => {
		const initiative = index.initiatives.find((each) => same(each.id, id));
		return ownerRow(facts, initiative, initiative?.id ?? id, mention);
	});
}

/** IDs in running text, and those that a path names: `plans/active/INIT-001/reports/…`. */
function initiativesOn(text: string): { id: string; isFolder: boolean }[] {
	const named = scanPlanIds(text).flatMap(({ id, form }) => (form === 'initiative' ? [{ id, isFolder: false }] : []));
	const folders = Array.from(text.matchAll(/\bplans\/(?:active|archive|completed)\/([\w-]+)\//g), ([, id = '']) => id);
	return [...named, ...folders.filter(isInitiativeId).map((id) => ({ id, isFolder: true }))];
}

async function ownerRow(
	facts: Facts,
	initiative: Initiative | undefined,
	id: string,
	mention: SourceLine | undefined,
): Promise<OwnerRow> {
	const owner = initiative?.owner ?? ownerInPlans(initiative);
	const leading = initiative?.documents[0];
	const place = initiative?.ledger ?? (leading === undefined ? mention : { document: leading, line: line1(1) });
	return {
		initiative: cell(await facts.quoter.quote(id, '')),
		owner: owner === undefined ? 'to decide' : cell(await facts.quoter.quote(owner, '', 80)),
		hasOwner: owner !== undefined,
		scope: await scopeOf(facts, initiative),
		exitCriteria: await exitCriteriaOf(facts, initiative),
		where: place === undefined ? '-' : at(place.document, place.line),
	};
}

/** Nobody's name is longer; in UTF-16 units. */
const longestOwner = 200;

const isOwnerField = new RegExp(`^(?:owners?(?:\\s*\\([^()]*\\))?(?:\\s*/\\s*date)?|${OWNER_ABROAD})$`, 'iu');

/** `TBD`, `[none]`, `n/a`, `<name>`: a place for a name that nobody has filled in. */
const isNobody =
	/^[^\p{L}\p{N}]*(?:tb[ad](?![\p{L}\p{N}]).*|(?:none|nobody|unassigned|unknown|open|to decide|not (?:yet )?(?:named|assigned|decided|known)|n\/a|n)?[^\p{L}\p{N}]*|(?<=<)[^<>]*>)$/iu;

/** The names of the first plan that has any at its head: `Owner: Mara (tides) / Jo (ferry)`, `Owner/Date: mara/2026-02-01`. */
function ownerInPlans(initiative: Initiative | undefined): string | undefined {
	for (const { plan } of initiative?.documents ?? []) {
		for (const { name, text } of plan.fields) {
			const line = (text.split('\n', 1)[0] ?? '').slice(0, longestOwner);
			const owner = (/date$/i.test(name) ? line.replace(/\/.*/, '') : line).trim();
			if (isOwnerField.test(name) && !isNobody.test(owner)) {
				return owner;
			}
		}
	}
	return undefined;
}

async function scopeOf({ quoter }: Facts, initiative: Initiative | undefined): Promise<string> {
	const leading = initiative?.documents[0];
	const goal = fieldOf(leading?.plan.fields ?? [], 'Phase Goal') ?? fieldOf(leading?.plan.fields ?? [], 'Goal');
	const source = goal === undefined ? (initiative?.ledger?.document ?? leading) : leading;
	const text = goal?.text ?? initiative?.title ?? '';
	if (text === '' || source === undefined) {
		return initiative === undefined ? 'to decide (no plan or ledger entry defines it)' : 'to decide';
	}
	return cell(await quoter.quote(text, source.path, 150));
}

/** Of the ledger entry, else of the first phase that is not done, else of the plan as a whole. */
async function exitCriteriaOf({ quoter }: Facts, initiative: Initiative | undefined): Promise<string> {
	const ledger = initiative?.ledger;
	const fields = ledger?.entry?.fields ?? [];
	const own = fieldOf(fields, 'Exit Criteria') ?? fieldOf(fields, 'Return Condition');
	if (ledger !== undefined && own !== undefined && own.text !== '') {
		return cell(await quoter.quote(own.text, ledger.document.path, 150));
	}
	for (const document of initiative?.documents ?? []) {
		const { phases, tasks } = document.plan;
		const phase = phases.find(
			(each, i) =>
				fieldOf(each.fields, 'Exit Criteria') !== undefined &&
				tasks.some((task) => task.phase === i && isLeft(task.state)),
		);
		const field = phase === undefined ? undefined : fieldOf(phase.fields, 'Exit Criteria');
		if (phase !== undefined && field !== undefined) {
			const text = await quoter.quote(field.text, document.path, 150);
			return cell(`${phaseName(phase.id)}: ${text} (${at(document, field.line)})`);
		}
	}
	const [leading] = initiative?.documents ?? [];
	if (leading === undefined) {
		return 'to decide';
	}
	const field = fieldOf(leading.plan.fields, 'Exit Criteria');
	return field === undefined || field.text === ''
		? cell(sectionOfPlan(leading, 'Exit Criteria') ?? 'to decide')
		: cell(`${await quoter.quote(field.text, leading.path, 150)} (${at(leading, field.line)})`);
}
