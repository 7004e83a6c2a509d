import { isBroken } from '../../indexing/resolution.ts';
import { resolvePointer } from '../../indexing/resolve.ts';
import type { BriefItem, PointerAt } from '../../syntax/brief.ts';
import { at, type Facts } from './facts.ts';

/** An item of the brief that names what to read. */
export interface SourceItem {
	readonly text: string;
	readonly where: string;
}

/** Priorities, How-To Map and Pointers of the brief, in that order; a pointer that stood before is not repeated. */
export async function sources(facts: Facts): Promise<SourceItem[]> {
	const { brief } = facts;
	if (brief === undefined) {
		return [];
	}
	const { priorities, howTo, pointers } = brief.brief;
	const seen = new Set<string>();
	const items: SourceItem[] = [];
	for (const item of [...priorities, ...howTo]) {
		items.push({
			text: await facts.quoter.quote(item.text, brief.document.path, 220),
			where: at(brief.document, item.line),
		});
		for (const { pointer } of item.pointers) {
			seen.add(pointer.text);
		}
	}
	for (const item of pointers.filter((each) => isNew(each, seen))) {
		items.push({
			text: await facts.quoter.quote(item.text, brief.document.path, 220),
			where: at(brief.document, item.line),
		});
	}
	return items;
}

function isNew(item: BriefItem, seen: ReadonlySet<string>): boolean {
	return item.pointers.length === 0 || item.pointers.some(({ pointer }) => !seen.has(pointer.text));
}

/** A pointer that leads nowhere, and where it stands. */
export interface LostPointer {
	readonly text: string;
	readonly where: string;
}

/** How many different places the brief cites, and which of them are not there. */
export async function health({
	brief,
	context,
}: Facts): Promise<{ readonly cited: number; readonly lost: LostPointer[] }> {
	const cited = new Map<string, PointerAt>();
	const { doNow = [], priorities = [], howTo = [], pointers = [] } = brief?.brief ?? {};
	for (const found of [...doNow, ...priorities, ...howTo, ...pointers].flatMap((item) => item.pointers)) {
		if (!cited.has(found.pointer.text)) {
			cited.set(found.pointer.text, found);
		}
	}
	const lost: LostPointer[] = [];
	for (const { pointer, line } of brief === undefined ? [] : cited.values()) {
		const { status } = await resolvePointer(context, pointer, brief?.document.path ?? '');
		if (brief !== undefined && isBroken(status)) {
			lost.push({ text: pointer.text, where: at(brief.document, line) });
		}
	}
	return { cited: cited.size, lost };
}
