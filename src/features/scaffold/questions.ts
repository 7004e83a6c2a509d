import { folderOf, isWithin } from '../../base/path.ts';
import { type Line1, toLine1 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import { scanPointers } from '../../syntax/pointer.ts';
import { code } from '../markdown.ts';
import { citedDocuments } from './cited.ts';
import type { PhaseRow } from './earlierPhases.ts';
import { at, type Facts } from './facts.ts';
import type { OwnerRow } from './owners.ts';
import type { LostPointer } from './sources.ts';
import { storageRules } from './storage.ts';

/** A question that the documents leave open. */
export interface Question {
	readonly text: string;
	readonly where: string;
}

/** So many are taken from one place; the rest is counted. */
const mostOfOne = 4;

/** So many more places that nobody finds are named in one question; the rest is counted there. */
const mostNamed = 24;

/** What the other sections of the draft found. */
export interface Found {
	readonly earlier: readonly PhaseRow[];
	readonly owners: readonly OwnerRow[];
	readonly lost: readonly LostPointer[];
}

/**
 * What has to be answered before the artifact can be handed over: contradictions between brief and plan first,
 * then owners that nobody named, places that are not there, and the open questions of the documents that the brief cites.
 */
export async function questions(facts: Facts, { earlier, owners, lost }: Found): Promise<Question[]> {
	const ownerless = owners.filter((row) => !row.hasOwner);
	return [
		...(await doneTasks(facts)),
		...(await unknownTasks(facts)),
		...unfinished(earlier),
		...(await otherStorage(facts)),
		...ownerless.map((row) => ({ text: `Who owns ${row.initiative}?`, where: row.where })),
		...standIns(lost),
		...(await questionsOfSources(facts)),
	];
}

/** What the brief cites and nobody finds; beyond the first few it is one question, so that hardly any is lost. */
function standIns(lost: readonly LostPointer[]): Question[] {
	const rest = lost.slice(mostOfOne);
	const questions = lost
		.slice(0, mostOfOne)
		.map(({ text, where }) => ({ text: `What stands in for ${code(text)}?`, where }));
	const named = rest.slice(0, mostNamed).map(({ text }) => code(text));
	const more = rest.length > mostNamed ? ` and ${rest.length - mostNamed} more` : '';
	return rest[0] === undefined
		? questions
		: [...questions, { text: `And for ${named.join(', ')}${more}?`, where: rest[0].where }];
}

/** Earlier phases that have tasks left. */
function unfinished(earlier: readonly PhaseRow[]): Question[] {
	const left = earlier.filter(({ state }) => ['open', 'active', 'blocked'].includes(state));
	const [first] = left;
	const shown = left.slice(0, mostOfOne).map(({ id, done }) => `${id} (${done})`);
	const rest = left.length > shown.length ? ` and ${left.length - shown.length} more` : '';
	return first === undefined
		? []
		: [
				{
					text: `Earlier phases are not done: ${shown.join(', ')}${rest}. Do they hold this one up?`,
					where: first.where,
				},
			];
}

/** The brief asks for what the plan calls done. */
async function doneTasks({ subject, quoter }: Facts): Promise<Question[]> {
	const done = subject.asked.filter(({ task }) => task.state === 'done');
	const [first] = done;
	if (first === undefined) {
		return [];
	}
	const named = done.map(({ task }) => task.id ?? 'a task').join(', ');
	const ids = await quoter.quote(named, first.document.path, 100);
	const text = `The brief asks for ${ids}; the plan marks ${done.length === 1 ? 'it' : 'them'} done. Is this a revision?`;
	return [{ text, where: at(first.document, first.task.line) }];
}

/** The brief asks for what no plan has. Where the plans have not even the phase, the header says so. */
async function unknownTasks({ brief, subject, quoter }: Facts): Promise<Question[]> {
	const { phase, unknown } = subject;
	const line = brief?.brief.focus?.line;
	if (brief === undefined || line === undefined || phase === undefined || unknown.length === 0) {
		return [];
	}
	const ids = await quoter.quote(unknown.join(', '), '', 100);
	const text = `The brief asks for ${ids}; no plan of the workspace has ${unknown.length === 1 ? 'it' : 'them'}. What is meant?`;
	return [{ text, where: at(brief.document, line) }];
}

/** The storage rule of the plan names another place than the one that is written to. */
async function otherStorage(facts: Facts): Promise<Question[]> {
	const folder = folderOf(facts.path);
	for (const { document, field } of storageRules(facts)) {
		const places = scanPointers(field.text.replace(/\s+/g, ' ')).filter(({ path }) => path.includes('/reports/'));
		const fixed = places.map(({ path }) => path.slice(0, path.indexOf('/reports/')));
		const [other] = fixed;
		if (other !== undefined && !fixed.some((place) => isWithin(place, folder))) {
			const text = `The plan stores its reports in ${code(places[0]?.path ?? other)}, this file lies in ${code(`${folder}/`)}. Which holds?`;
			return [{ text, where: at(document, field.line) }];
		}
	}
	return [];
}

async function questionsOfSources(facts: Facts): Promise<Question[]> {
	const found: Question[] = [];
	for (const document of await citedDocuments(facts)) {
		const lines = openQuestions(document);
		for (const { text, line } of lines.slice(0, mostOfOne)) {
			found.push({ text: await facts.quoter.quote(text, document.path, 150), where: at(document, line) });
		}
		const next = lines[mostOfOne];
		if (next !== undefined) {
			found.push({ text: `${lines.length - mostOfOne} more of the same document`, where: at(document, next.line) });
		}
	}
	return found;
}

/** The list items under a heading `Open Questions`. */
function openQuestions(document: Document): { text: string; line: Line1 }[] {
	const { headings, items } = document.blocks;
	const place = headings.findIndex((heading) => /\bopen questions?\b/i.test(heading.text));
	const heading = headings[place];
	if (heading === undefined) {
		return [];
	}
	const end = headings[place + 1]?.line ?? Number.POSITIVE_INFINITY;
	return items
		.filter((item) => heading.line < item.line && item.line < end && item.parent === undefined && item.text !== '')
		.map((item) => ({ text: item.text, line: toLine1(item.line) }));
}
