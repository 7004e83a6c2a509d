import type * as vscode from 'vscode';

/** The 0-based lines of a selection. One that ends before the first character of a line has nothing of that line. */
export function linesOf({ start, end }: vscode.Selection): { readonly first: number; readonly last: number } {
	return { first: start.line, last: end.character === 0 && end.line > start.line ? end.line - 1 : end.line };
}
