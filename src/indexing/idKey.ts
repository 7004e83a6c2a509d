/** The form in which ids are compared. */
export const idKey = (id: string): string => id.toUpperCase();
