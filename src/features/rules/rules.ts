import { artifactMissingLinks } from './artifactMissingLinks.ts';
import { artifactNonAscii } from './artifactNonAscii.ts';
import { artifactTooLong } from './artifactTooLong.ts';
import { briefArtifactPlace } from './briefArtifactPlace.ts';
import { briefBranch } from './briefBranch.ts';
import { briefFocusDone } from './briefFocusDone.ts';
import { briefFocusUnknown } from './briefFocusUnknown.ts';
import { fieldDuplicate } from './fieldDuplicate.ts';
import { ledgerDoneOpenTasks } from './ledgerDoneOpenTasks.ts';
import { ledgerDuplicateEntry } from './ledgerDuplicateEntry.ts';
import { ledgerIndexStatus } from './ledgerIndexStatus.ts';
import { ledgerMissingPlan } from './ledgerMissingPlan.ts';
import { mergeConflict } from './mergeConflict.ts';
import { phaseCompleteOpenTasks } from './phaseCompleteOpenTasks.ts';
import { planCompleteOpenTasks } from './planCompleteOpenTasks.ts';
import { pointerAmbiguous } from './pointerAmbiguous.ts';
import { pointerBlankLine } from './pointerBlankLine.ts';
import { pointerMissingFile } from './pointerMissingFile.ts';
import { pointerMissingHeading } from './pointerMissingHeading.ts';
import { pointerMissingLine } from './pointerMissingLine.ts';
import { pointerMissingSymbol } from './pointerMissingSymbol.ts';
import { pointerMoved } from './pointerMoved.ts';
import { reportsUncited } from './reportsUncited.ts';
import type { Rule } from './rule.ts';
import { taskDuplicateId } from './taskDuplicateId.ts';
import { taskUnknownState } from './taskUnknownState.ts';
import { unclosedFence } from './unclosedFence.ts';

/** Every rule, in the order in which the documentation lists them. */
export const rules: readonly Rule[] = [
	pointerMissingFile,
	pointerMissingLine,
	pointerBlankLine,
	pointerMissingSymbol,
	pointerMissingHeading,
	pointerAmbiguous,
	pointerMoved,
	taskDuplicateId,
	taskUnknownState,
	phaseCompleteOpenTasks,
	planCompleteOpenTasks,
	ledgerIndexStatus,
	ledgerDuplicateEntry,
	ledgerDoneOpenTasks,
	ledgerMissingPlan,
	briefFocusUnknown,
	briefFocusDone,
	briefBranch,
	briefArtifactPlace,
	artifactNonAscii,
	artifactTooLong,
	artifactMissingLinks,
	fieldDuplicate,
	unclosedFence,
	mergeConflict,
	reportsUncited,
];
