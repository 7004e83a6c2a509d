import { type Line1, line0, line1, toLine0, toLine1 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import { idKey } from '../../indexing/idKey.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import { isInitiativeId } from '../../syntax/planId.ts';
import type { TextChange } from '../edit.ts';
import { isLive } from '../live.ts';

/**
 * Where an initiative without a number (`OUTBOX`, `checkout-redesign`) is named, besides its definitions: such a name may be any word, so
 * that only those places count that say whose work it is. Those are the Focus of the brief, the beginning of its Do Now items, and
 * fields such as `Depends on:` of plans and ledgers.
 */
export async function plainNameChanges(workspace: PlanWorkspace, id: string, newId: string): Promise<TextChange[]> {
	if (isInitiativeId(id)) {
		return [];
	}
	const index = await workspace.index();
	const { brief } = index;
	const isFocus = idKey(brief?.brief.focus?.initiative ?? '') === idKey(id);
	const inBrief = brief === undefined || !isFocus ? [] : changesInBrief(brief, id, newId);
	const plans = index.initiatives.flatMap(({ documents }) => documents);
	const documents = new Set([...plans, ...index.other, ...index.ledgers]);
	return [...inBrief, ...[...documents].flatMap((document) => changesInFields(workspace, document, id, newId))];
}

type BriefAt = NonNullable<Awaited<ReturnType<PlanWorkspace['index']>>['brief']>;

function changesInBrief({ document, brief }: BriefAt, id: string, newId: string): TextChange[] {
	const behindLabel = new RegExp(`^(\\W*(?:[\\w ]+:)?\\W*)(${escaped(id)})${END}`, 'iu');
	const behindBullet = new RegExp(`^(\\W*(?:\\d+[.)])?\\W*)(${escaped(id)})${END}`, 'u');
	const focus = brief.focus?.line;
	// Below a heading the value stands on a line of its own.
	const ofFocus = focus === undefined ? [] : [focus, line1(focus + 1), line1(focus + 2)];
	const [inFocus] = ofFocus.flatMap((line) => changeOn(document, line, behindLabel, newId));
	const items = brief.doNow.flatMap(({ line }) => changeOn(document, line, behindBullet, newId));
	return [...(inFocus === undefined ? [] : [inFocus]), ...items];
}

function changesInFields(workspace: PlanWorkspace, document: Document, id: string, newId: string): TextChange[] {
	const field = new RegExp(`^(\\W{0,8}(?:Initiative|Depends on|Blocked by)\\W{1,6})(${escaped(id)})${END}`, 'iu');
	const lives = isLive(workspace, document);
	const changes: TextChange[] = [];
	for (let i = 0; i < document.lines.count; i++) {
		const line = toLine1(line0(i));
		if (lives(line)) {
			changes.push(...changeOn(document, line, field, newId));
		}
	}
	return changes;
}

/** @param place what stands before the name, then the name */
function changeOn({ lines, path }: Document, line: Line1, place: RegExp, text: string): TextChange[] {
	const [, before, name] = (line <= lines.count ? place.exec(lines.at(toLine0(line))) : null) ?? [];
	return before === undefined || name === undefined
		? []
		: [{ path, line, span: { start: before.length, end: before.length + name.length }, text }];
}

const END = String.raw`(?![\p{L}\p{N}_/-]|\.[\p{L}\p{N}])`;
const escaped = (id: string): string => id.replace(/[.*+?^$()|[\]{}\\-]/g, '\\$&');
