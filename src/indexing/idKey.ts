/** The form in which ids are compared. */
export const idKey = (id: string): string => id.toUpperCase();

/** True for an id that goes on behind another one, as a task's behind that of its phase: `M2.1.a` within `M2.1`. */
export const isIdWithin = (id: string | undefined, holder: string | undefined): boolean =>
	id !== undefined && holder !== undefined && idKey(id).startsWith(`${idKey(holder)}.`);
