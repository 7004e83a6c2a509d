/**
 * Tells of lines of which nothing else is read whether they lie in a block of code, its fences included. Those of a whole document are in
 * its `Blocks`.
 * @param opening what opens one, the signs of its fence in the first group
 * @param unclosed what the lines behind a fence are that is never closed
 */
export function fencedLines(lines: readonly string[], opening: RegExp, unclosed: 'code' | 'text'): boolean[] {
	const isCode = lines.map(() => false);
	let open: { readonly at: number; readonly fence: string } | undefined;
	for (const [at, line] of lines.entries()) {
		const fence = opening.exec(line)?.[1];
		if (fence === undefined) {
			continue;
		}
		if (open === undefined) {
			open = { at, fence };
		} else if (fence.startsWith(open.fence) && line.trim() === fence) {
			isCode.fill(true, open.at, at + 1);
			open = undefined;
		}
	}
	return open === undefined || unclosed === 'text' ? isCode : isCode.fill(true, open.at);
}
