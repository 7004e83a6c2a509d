import type { Line1, Span } from '../base/position.ts';
import { isPhaseWord, PHASE_ID, PHASE_WORDS } from './phaseHeading.ts';
import { type PlanIdMention, scanPlanIds, spreadIds } from './planId.ts';

/** A word of a line that names something of a plan. Only its shape is known: what it means, the index says. */
export interface Mention {
	readonly kind: 'initiative' | 'task' | 'phase' | 'attempt';
	/** One, or those of a range: `D4.A1–A3` has D4.A1, D4.A2 and D4.A3. An attempt's is `Attempt #9`, a phase's as `Phase.id` has it. */
	readonly ids: readonly string[];
	/** The columns of the id as written. In `Phase D4.A` those of `D4.A`, in `Task 3` and `Attempt #9` those of the whole. */
	readonly span: Span;
}

/** A mention with the line that it stands on. */
export interface MentionAt {
	readonly line: Line1;
	readonly mention: Mention;
}

/**
 * Finds the ids on a line, from left to right; they never overlap. Initiatives and tasks are those of `scanPlanIds`, the loose ones too; a phase is
 * an id behind the word Phase or one of its like (`Phase A`, `Phases 4–6`, `Task 3`), an attempt a number behind Attempt.
 */
export function scanMentions(line: string): Mention[] {
	const worded = [...phaseMentions(line), ...attemptMentions(line)];
	const found = [...worded, ...bySpan(scanPlanIds(line, true))].sort((a, b) => a.span.start - b.span.start);
	if (worded.length === 0) {
		return found;
	}
	// `D4.A` in `Phase D4.A` has the shape of a task as well; the word in front decides.
	const isWorded = new Set(worded);
	return found.filter((each, i) => isWorded.has(each) || !neighbours(found, i).some((other) => overlap(each, other)));
}

const neighbours = (found: readonly Mention[], i: number): Mention[] =>
	[found[i - 1], found[i + 1]].filter((each) => each !== undefined);

const overlap = ({ span: a }: Mention, { span: b }: Mention): boolean => a.start < b.end && b.start < a.end;

/** Ids of one range share their columns and become one mention. */
function bySpan(found: readonly PlanIdMention[]): Mention[] {
	const mentions: { kind: PlanIdMention['form']; ids: string[]; span: Span }[] = [];
	for (const { id, span, form } of found) {
		const last = mentions.at(-1);
		if (last?.span.start === span.start && last.span.end === span.end) {
			last.ids.push(id);
		} else {
			mentions.push({ kind: form, ids: [id], span });
		}
	}
	return mentions;
}

const id = new RegExp(`^${PHASE_ID}$`, 'u');
const isPhaseId = (text: string): boolean => id.test(text);

/** The word, in singular or plural, and what stands behind it up to a blank or bracket. */
const worded = new RegExp(`(${PHASE_WORDS})s?[ \\u00a0]{1,3}#?([\\w.+/–−-]{1,40})`, 'g');

/** What makes a word of more than the word itself: `Subphase`, `pre-phase`. */
const wordBefore = /[\p{L}\p{N}_-]$/u;

function phaseMentions(line: string): Mention[] {
	const mentions: Mention[] = [];
	worded.lastIndex = 0;
	for (let found = worded.exec(line); found !== null; found = worded.exec(line)) {
		const [whole, word = '', list = ''] = found;
		// Two units hold any character.
		if (wordBefore.test(line.slice(Math.max(0, found.index - 2), found.index))) {
			worded.lastIndex = found.index + 1;
			continue;
		}
		const written = list.replace(/[.+/–−-]+$/, '');
		const ids = spreadIds(written, isPhaseId);
		const name = `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`;
		const end = found.index + whole.length - list.length + written.length;
		// `Task A1` names the task A1.
		const isTask = name === 'Task' && /[A-Z]/.test(written);
		if (ids.length === 0 || isTask || (!isPhaseWord(name) && !/\d/.test(written))) {
			continue;
		}
		mentions.push(
			isPhaseWord(name)
				? { kind: 'phase', ids, span: { start: end - written.length, end } }
				: { kind: 'phase', ids: ids.map((each) => `${name} ${each}`), span: { start: found.index, end } },
		);
	}
	return mentions;
}

/** `Attempt #9`, `Attempt 9`; a no-break space may stand between. */
const attempt = /(?<![\p{L}\p{N}_-])Attempt[ \u00a0]{0,2}#?(\d{1,6})(?![\p{L}\p{N}_])/gu;

function attemptMentions(line: string): Mention[] {
	return line.includes('Attempt')
		? Array.from(line.matchAll(attempt), (found) => ({
				kind: 'attempt' as const,
				ids: [attemptId(Number(found[1]))],
				span: { start: found.index, end: found.index + found[0].length },
			}))
		: [];
}

/** The id by which an attempt is known: `Attempt #9`. */
export const attemptId = (number: number): string => `Attempt #${number}`;
