import type { Answers } from '../context.ts';
import { actionAnswers } from './actions.ts';
import { definitionAnswers } from './definition.ts';
import { draftAnswers } from './draft.ts';
import { hoverAnswers } from './hover.ts';
import { linkAnswers } from './links.ts';
import { referenceAnswers } from './references.ts';
import { viewAnswers } from './views.ts';

/** Everything that the server answers. */
export const answers: readonly Answers[] = [
	linkAnswers,
	hoverAnswers,
	definitionAnswers,
	referenceAnswers,
	actionAnswers,
	viewAnswers,
	draftAnswers,
];
