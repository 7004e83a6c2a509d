import { idKey } from '../../indexing/citations.ts';
import type { Initiative, PlanIndex } from '../../indexing/planIndex.ts';

/** The initiative of an id, in whatever case it is written. */
export const findInitiative = ({ initiatives }: PlanIndex, id: string): Initiative | undefined =>
	initiatives.find((each) => idKey(each.id) === idKey(id));
