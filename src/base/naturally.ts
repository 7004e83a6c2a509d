/** Orders texts as people do, numbers by their size: `BULK-2` stands before `BULK-10`. */
export const naturally = new Intl.Collator('en', { numeric: true }).compare;
