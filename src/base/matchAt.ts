/** What a sticky expression (flag `y`) finds at a UTF-16 offset of a text, and nowhere behind it. */
export function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | undefined {
	sticky.lastIndex = at;
	return sticky.exec(text) ?? undefined;
}
