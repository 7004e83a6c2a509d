import type { Answers } from '../context.ts';
import { actionAnswers } from './actions.ts';
import { archiveAnswers } from './archive.ts';
import { completionAnswers } from './completion.ts';
import { definitionAnswers } from './definition.ts';
import { draftAnswers } from './draft.ts';
import { fileMoveAnswers } from './fileMoves.ts';
import { foldingAnswers } from './folding.ts';
import { highlightAnswers } from './highlights.ts';
import { hoverAnswers } from './hover.ts';
import { lensAnswers } from './lenses.ts';
import { linkAnswers } from './links.ts';
import { previewAnswers } from './preview.ts';
import { referenceAnswers } from './references.ts';
import { renameAnswers } from './rename.ts';
import { stateAnswers } from './states.ts';
import { symbolAnswers } from './symbols.ts';
import { viewAnswers } from './views.ts';
import { writingAnswers } from './writing.ts';

/** Everything that the server answers. */
export const answers: readonly Answers[] = [
	lensAnswers,
	linkAnswers,
	hoverAnswers,
	definitionAnswers,
	referenceAnswers,
	completionAnswers,
	actionAnswers,
	stateAnswers,
	highlightAnswers,
	symbolAnswers,
	foldingAnswers,
	renameAnswers,
	fileMoveAnswers,
	archiveAnswers,
	viewAnswers,
	writingAnswers,
	draftAnswers,
	previewAnswers,
];
