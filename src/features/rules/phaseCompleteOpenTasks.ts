import { type Line1, toLine0 } from '../../base/position.ts';
import { Document } from '../../indexing/document.ts';
import { leftOf } from '../../indexing/planSummary.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import { beforeStatus } from '../../syntax/phaseHeading.ts';
import type { Phase } from '../../syntax/plan.ts';
import { phaseName } from '../nodeText.ts';
import { phaseCounts } from '../phaseCounts.ts';
import { lastTaskDone } from './lastTaskDone.ts';
import { replace } from './pathFix.ts';
import type { Fix, Rule } from './rule.ts';
import { wordsOn } from './wordsOn.ts';

/** A heading or a field Status that says its phase is complete, over tasks that are not. */
export const phaseCompleteOpenTasks: Rule = {
	id: 'phase-complete-open-tasks',
	severity: 'warning',
	summary: 'A heading says complete while tasks are open',
	about: 'documents',
	check({ document, workspace }) {
		const counts = phaseCounts(document.plan);
		return document.plan.phases.flatMap((phase, place) => {
			const { id, idSpan, state, status, statusField, line, lastLine } = phase;
			const field = state === undefined && statusField?.state === 'done' ? statusField : undefined;
			const own = counts[place];
			const left = own === undefined ? 0 : leftOf(own);
			const isInside = (task: { readonly line: Line1 }) => line < task.line && task.line <= lastLine;
			return (state !== 'done' && field === undefined) || left === 0
				? []
				: [
						{
							line: field?.line ?? line,
							span: field === undefined ? idSpan : wordsOn(document, field.line),
							message: `The ${field === undefined ? 'heading' : 'status'} of ${phaseName(id)} says ${field?.status ?? status}, but ${left} of its tasks ${left === 1 ? 'is' : 'are'} not done.`,
							fixes: async () => [
								...(field === undefined ? withoutStatus(workspace, document, place) : []),
								...(await lastTaskDone(workspace, [document], isInside)),
							],
						},
					];
		});
	},
};

/** Takes the words off that say complete, with their sign, brackets and dash, where they end the heading and nothing else does. */
function withoutStatus({ ports }: PlanWorkspace, document: Document, place: number): Fix[] {
	const { line, idSpan, status = '' }: Partial<Phase> = document.plan.phases[place] ?? {};
	if (line === undefined || idSpan === undefined) {
		return [];
	}
	const text = document.lines.at(toLine0(line));
	const at = text.lastIndexOf(status);
	const before = beforeStatus(text.slice(0, at)).length;
	// `Phase 2: COMPLETED` has no other title.
	const start = /^\s*[:：—–-]$/.test(text.slice(idSpan.end, before)) ? idSpan.end : before;
	const end = at + status.length + (ENDED_BY.exec(text.slice(at + status.length))?.[0].length ?? 0);
	const isEnd = /^(?:\*\*|__)?\s*$/.test(text.slice(end));
	if (status === '' || start < idSpan.end || !isEnd) {
		return [];
	}
	const offset = document.lines.startOf(toLine0(line));
	const whole = document.lines.text;
	const after = new Document(document.path, whole.slice(0, offset + start) + whole.slice(offset + end), ports.settings)
		.plan.phases[place];
	return after?.id === document.plan.phases[place]?.id && after?.state === undefined
		? [replace(document, line, { start, end }, '', `Take ${status} off the heading`, false)]
		: [];
}

const ENDED_BY = /^\s*[\])）]?/;
