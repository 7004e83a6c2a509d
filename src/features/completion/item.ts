import type { Cancel } from '../../base/cancel.ts';
import type { Line1, Span } from '../../base/position.ts';
import type { Definition } from '../../indexing/definitions.ts';
import type { Document } from '../../indexing/document.ts';
import type { Target } from '../../indexing/resolution.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';

/** Something that may be written at a cursor. */
export interface Completion {
	readonly kind:
		| Exclude<Definition['kind'], 'attempt'>
		| 'file'
		| 'folder'
		| 'heading'
		| 'class'
		| 'function'
		| 'state'
		| 'field';
	readonly label: string;
	/** What is written; the label where there is none. */
	readonly text?: string;
	/** What the typed word is compared with; the label where there is none. */
	readonly filter?: string;
	/** A few words beside the label: a state, a folder, a line. */
	readonly hint?: string;
	/** What it leads to, to be looked at before it is chosen. */
	readonly target?: Target;
}

/** What may be written at one place. */
export interface Completions {
	/** The columns that an item takes the place of, from the word's start to its end behind the cursor. */
	readonly span: Span;
	/** True where an item always replaces the whole of `span`, not only what stands before the cursor. */
	readonly whole?: true;
	/** The best first. */
	readonly items: readonly Completion[];
	/** There are more, so that one has to ask again when more is typed. */
	readonly isIncomplete: boolean;
}

/** A cursor in a document, and how it came to be asked about. */
export interface Cursor {
	readonly workspace: PlanWorkspace;
	readonly document: Document;
	readonly line: Line1;
	/** 0-based UTF-16. */
	readonly column: number;
	/** The whole line. */
	readonly text: string;
	/** What stands before the cursor, without blanks, quotes and brackets. */
	readonly token: string;
	/** The cursor stands in the target of a Markdown link. */
	readonly inLink: boolean;
	/** Somebody asked; else a `/`, `:` or `#` was typed. */
	readonly isAsked: boolean;
	/** The editor completes paths and headings in link targets by itself. */
	readonly linksByEditor: boolean;
	readonly cancel: Cancel;
}

/** More than these nobody looks through. */
const mostItems = 200;

/** The first items that may be meant by a word, if there are too many for all. */
export function completions(span: Span, word: string, items: readonly Completion[], whole?: true): Completions {
	const wanted = word.toLowerCase();
	const fitting =
		items.length <= mostItems
			? items
			: items.filter(({ filter, label }) => (filter ?? label).toLowerCase().includes(wanted));
	const shown = fitting.slice(0, mostItems);
	return { span, items: shown, isIncomplete: shown.length < items.length, ...(whole && { whole }) };
}
