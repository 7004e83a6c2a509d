import type { Cancel } from '../../base/cancel.ts';
import type { Line1, Span } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { Severity } from '../../ports/settings.ts';
import type { PlanEdit } from '../edit.ts';
import type { ResolvedPointer } from '../pointers.ts';

/** One kind of thing that can be wrong in a document; a module, a page under docs/rules/ and a fixture each. */
export interface Rule {
	/** Kebab-case: `pointer-missing-file`. */
	readonly id: string;
	/** Where the repository says nothing. */
	readonly severity: Severity;
	/** What it finds, for lists of rules: `A pointer at a file that is not there`. */
	readonly summary: string;
	/** What is asked about: every live document, or the artifacts that the brief asks for, which are records. */
	readonly about: 'documents' | 'artifacts';
	/**
	 * What its findings come from beside the document's own text: each from one pointer and its line, all from what plans and
	 * ledgers say, or from more of the workspace than that. Undefined where they come from the text alone, or from git beside it:
	 * a checkout has the whole brief checked.
	 */
	readonly reads?: 'pointers' | 'plans' | 'workspace';
	/** The rule that finds the same at the same place and says less of it: its finding is not told beside one of this rule. */
	readonly insteadOf?: string;
	check(context: RuleContext): readonly Finding[] | Promise<readonly Finding[]>;
}

/** Something that is wrong at a place of the document that was checked. */
export interface Finding {
	readonly line: Line1;
	/** Columns on the line; an empty span stands for the whole line. */
	readonly span: Span;
	/** One sentence that says what is wrong and, where it is known, what is right. */
	readonly message: string;
	/** It may be meant so: shown as a hint at most. */
	readonly mayBeMeant?: boolean;
	/**
	 * What would mend it, the best first; computed when asked for.
	 * @param wanted by somebody who takes the preferred ones alone, so that others need not be looked for
	 */
	fixes?(wanted?: 'preferred'): readonly Fix[] | Promise<readonly Fix[]>;
}

export interface Fix {
	/** In the imperative, as an editor's menu shows it: `Point at docs/a.md`. */
	readonly title: string;
	readonly edit: PlanEdit;
	/** Nothing else can be meant, so that an editor may apply it without asking. */
	readonly preferred: boolean;
}

/** What a rule may look at. Few need the plan index or the ids: they ask the workspace, so that typing in a plan waits for neither. */
export interface RuleContext {
	readonly workspace: PlanWorkspace;
	readonly document: Document;
	/** The pointers of the document that say what is so now: none in code blocks and in dated entries. */
	readonly pointers: readonly ResolvedPointer[];
	/** True for a line of work that is still to be done, where files may be named that do not exist yet. */
	isAhead(line: Line1): boolean;
	/** Asked by a rule that looks at many documents; what it finds then is thrown away. */
	readonly cancel: Cancel;
	/** Those of the paths that git ignores. */
	ignored(paths: readonly string[]): Promise<ReadonlySet<string>>;
}
