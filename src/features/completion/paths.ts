import { naturally } from '../../base/naturally.ts';
import { folderOf, follow } from '../../base/path.ts';
import { basesOf } from '../../indexing/locate.ts';
import { Turns } from '../../indexing/turns.ts';
import type { RootPath } from '../../ports/files.ts';
import { OUTSIDE, pathClass } from '../../syntax/chars.ts';
import { citedIn } from './cited.ts';
import { type Completion, type Completions, type Cursor, completions } from './item.ts';

/** Behind a `/`: what lies in the folder, wherever the path may be written from. */
export async function paths(cursor: Cursor): Promise<Completions | undefined> {
	const { token, column, text, inLink, linksByEditor } = cursor;
	const path = token.replace(/^.*[,;:={}@*]/, '');
	if (!path.includes('/')) {
		return undefined;
	}
	const slash = path.lastIndexOf('/') + 1;
	const leaf = path.slice(slash);
	const span = { start: column - leaf.length, end: nameEnd(text, column) };
	const items = inLink && linksByEditor ? [] : await namesBelow(cursor, path.slice(0, slash), leaf);
	return completions(span, leaf, items);
}

/**
 * Names in the folder that a path names from any of its bases, the cited ones first. None when cancelled.
 * @param written the path up to its last `/`; empty for the bases themselves
 */
export async function namesBelow(
	{ workspace, document, inLink, cancel }: Cursor,
	written: string,
	leaf: string,
): Promise<Completion[]> {
	const { focusFolder } = await workspace.resolving();
	const tree = await workspace.tree();
	const isFromRoot = inLink && written.startsWith('/');
	const isFromHere = /^\.\.?\//.test(written);
	const bases = isFromRoot ? [''] : isFromHere ? [folderOf(document.path)] : basesOf(document.path, focusFolder);
	const path = isFromRoot ? written.slice(1) : written;
	if (path.startsWith('/') || path.startsWith('~')) {
		return [];
	}
	const cited = citedIn(document);
	const found = new Map<string, Completion & { readonly isCited: boolean }>();
	const turns = new Turns(workspace.ports.clock);
	for (const base of bases) {
		if (turns.isOver()) {
			await turns.next();
		}
		if (cancel.isCancellationRequested) {
			return [];
		}
		const folder = follow(base, path);
		for (const name of folder === undefined ? [] : [...tree.namesIn(folder)].sort(naturally)) {
			const isHidden = name.startsWith('.') && !leaf.startsWith('.');
			if (!found.has(name) && !isHidden) {
				const whole = follow(folder ?? '', name) ?? name;
				found.set(name, { ...toItem(whole, name, base), isCited: cited.has(whole) });
			}
		}
	}
	const all = [...found.values()];
	return [...all.filter(({ isCited }) => isCited), ...all.filter(({ isCited }) => !isCited)];
}

const toItem = (path: RootPath, name: string, base: RootPath): Completion => ({
	kind: name.endsWith('/') ? 'folder' : 'file',
	label: name,
	...(base !== '' && { hint: base }),
	...(!name.endsWith('/') && { target: { path, kind: 'file', lines: undefined, column: undefined } }),
});

/** Where a name ends that goes on behind the cursor; a `/` that ends it is taken along. */
export function nameEnd(text: string, column: number): number {
	let end = column;
	while (text.charAt(end) !== '/' && pathClass(text.charCodeAt(end)) !== OUTSIDE) {
		end++;
	}
	return text.charAt(end) === '/' && end > column ? end + 1 : end;
}
