import { isBroken } from '../../indexing/resolution.ts';
import { resolvePointer } from '../../indexing/resolve.ts';
import type { BriefItem, PointerAt } from '../../syntax/brief.ts';
import { at, type Facts } from './facts.ts';

/** An item of the brief that names what to read. */
export interface SourceItem {
	/** The item; with a pointer to its line in the brief where it had to be cut. */
	readonly text: string;
	readonly where: string;
}

export interface Sources {
	/** Priorities, then the Pointers that neither they nor the How-To Map name. */
	readonly reading: SourceItem[];
	readonly howTo: SourceItem[];
}

/** The items of Priorities, How-To Map and Pointers of the brief. */
export async function sources(facts: Facts): Promise<Sources> {
	const { priorities = [], howTo = [], pointers = [] } = facts.brief?.brief ?? {};
	const named = new Set([...priorities, ...howTo].flatMap((item) => item.pointers.map(({ pointer }) => pointer.text)));
	const isNew = (item: BriefItem) =>
		item.pointers.length === 0 || item.pointers.some(({ pointer }) => !named.has(pointer.text));
	return {
		reading: await sourceItems(facts, [...priorities, ...pointers.filter(isNew)]),
		howTo: await sourceItems(facts, howTo),
	};
}

const mostText = 220;

async function sourceItems({ brief, quoter }: Facts, items: readonly BriefItem[]): Promise<SourceItem[]> {
	const lines: SourceItem[] = [];
	for (const item of brief === undefined ? [] : items) {
		const where = brief === undefined ? '' : at(brief.document, item.line);
		const text = await quoter.quote(item.text, brief?.document.path ?? '', mostText);
		lines.push({ text: item.text.length > mostText ? `${text} (${where})` : text, where });
	}
	return lines;
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
