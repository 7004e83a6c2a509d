import type { LineRange } from '../base/position.ts';
import type { RootPath } from '../ports/files.ts';

/** Design, section 4. The first four after `ok` are broken; the worst of a list or brace set is the one of the whole. */
export type PointerStatus =
	| 'ok'
	| 'missing-file'
	| 'missing-symbol'
	| 'missing-heading'
	| 'missing-line'
	| 'ambiguous'
	| 'outside'
	| 'blank-line'
	| 'pattern';

/** From worst to best. */
const severity: readonly PointerStatus[] = [
	'missing-file',
	'missing-symbol',
	'missing-heading',
	'missing-line',
	'ambiguous',
	'outside',
	'blank-line',
	'pattern',
	'ok',
];

export const isBroken = (status: PointerStatus): boolean => status.startsWith('missing-');

/** The worst of several; `ok` of none. */
export function worst(statuses: readonly PointerStatus[]): PointerStatus {
	return severity.find((status) => statuses.includes(status)) ?? 'ok';
}

/** Where a pointer leads. */
export interface Target {
	readonly path: RootPath;
	readonly kind: 'file' | 'folder';
	/** The lines that are meant; undefined for a file as a whole and for a folder. */
	readonly lines: LineRange | undefined;
	/** Where the lines are to be selected when opened: the 0-based column behind the last one's text. Undefined where only the first line is gone to. */
	readonly endColumn?: number | undefined;
	/** 1-based, as written. */
	readonly column: number | undefined;
}

/** Which rule of design.md, section 5, found the path. */
export type ResolvedBy = 'root' | 'document' | 'initiative' | 'focus' | 'suffix' | 'moved';

/** What a pointer leads to in this workspace, or why it leads nowhere. */
export interface Resolution {
	readonly status: PointerStatus;
	/** One a range, one for a pointer without ranges; empty unless the status is `ok` or `blank-line`. */
	readonly targets: readonly Target[];
	/** The file or folder that the path names, also where a line, symbol or heading in it is missing. */
	readonly path: RootPath | undefined;
	readonly by: ResolvedBy | undefined;
	/** The name that a plain search found, where the file has no outline. */
	readonly searched?: string | undefined;
	/** Of `ambiguous`: the files that match, or the folders, with a `/` behind them. */
	readonly candidates: readonly RootPath[];
	/** The paths that were looked for, in order. */
	readonly tried: readonly RootPath[];
	/** Of `missing-line`: how many lines the file has. */
	readonly lineCount: number | undefined;
	/** One a member of a brace set, in the order of the pointer's members. */
	readonly members: readonly Resolution[];
}
