import { folderOf, isWithin } from '../../base/path.ts';
import { toLine0 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import { isBroken } from '../../indexing/resolution.ts';
import { resolvePointer } from '../../indexing/resolve.ts';
import type { BriefItem, PointerAt } from '../../syntax/brief.ts';
import { saidOfFile } from '../said/saidOfFile.ts';
import { cut, type Listed, listed } from './budget.ts';
import { at, type Facts, withCodePlace } from './facts.ts';
import { withoutBlocks } from './quote.ts';

/** An item of the brief that names what to read. */
export interface SourceItem {
	/** The item; with a pointer to its line in the brief where it had to be cut. */
	readonly text: string;
	readonly where: string;
}

export interface Sources {
	/** Priorities, then the Pointers that neither they nor the How-To Map name. */
	readonly reading: Listed<SourceItem>;
	readonly howTo: Listed<SourceItem>;
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

async function sourceItems({ brief, quoter }: Facts, items: readonly BriefItem[]): Promise<Listed<SourceItem>> {
	if (brief === undefined) {
		return cut([]);
	}
	return listed(items, async (item) => {
		const where = at(brief.document, item.line);
		const quoted = await quoter.quote(item.text, brief.document.path, mostText);
		const isCut = withoutBlocks(item.text).length > mostText;
		return { text: withCodePlace(isCut ? `${quoted} (${where})` : quoted, brief.document, item), where };
	});
}

/** A pointer that leads nowhere, and where it stands. */
export interface LostPointer {
	readonly text: string;
	readonly where: string;
}

/**
 * How many different places the brief cites, and which of them are not there. Bare file names, what git ignores and what
 * is yet to be written beside the draft are no places that anybody could miss.
 */
export async function health(facts: Facts): Promise<{ readonly cited: number; readonly lost: LostPointer[] }> {
	const { brief, context, workspace } = facts;
	if (brief === undefined) {
		return { cited: 0, lost: [] };
	}
	const { doNow, priorities, howTo, pointers } = brief.brief;
	const cited = new Map<string, PointerAt>();
	for (const found of [...doNow, ...priorities, ...howTo, ...pointers].flatMap((item) => item.pointers)) {
		const { path, text } = found.pointer;
		if (path.includes('/') && !isWithin(folderOf(facts.path), path.replace(/\/$/, '')) && !cited.has(text)) {
			cited.set(text, found);
		}
	}
	const ignored = await workspace.ports.history.ignored([...cited.values()].map(({ pointer }) => pointer.path));
	const lost: LostPointer[] = [];
	for (const { pointer, line } of cited.values()) {
		const { status } = await resolvePointer(context, pointer, brief.document.path);
		if (isBroken(status) && !ignored.has(pointer.path) && !isToCome(brief.document, { pointer, line })) {
			lost.push({ text: pointer.text, where: at(brief.document, line) });
		}
	}
	return { cited: cited.size, lost };
}

/** True where the brief itself says of a file that it is new or is to be written. */
function isToCome({ lines }: Document, { pointer: { span, ranges, symbol }, line }: PointerAt): boolean {
	const text = lines.at(toLine0(line));
	const { made, due } = saidOfFile(text, span);
	const isToBeWritten = made || due || WRITE.test(text.slice(Math.max(0, span.start - 40), span.start));
	return isToBeWritten && ranges.length === 0 && symbol === undefined;
}

const WRITE = /\b(?:write|author|draft|implement)\s+(?:(?:the|an?)\s+)?[`'"*(]{0,3}$/i;
