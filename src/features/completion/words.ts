import { folderOf, nameOf } from '../../base/path.ts';
import { Turns } from '../../indexing/turns.ts';
import { citedIn } from './cited.ts';
import { ids } from './ids.ts';
import { type Completion, type Completions, type Cursor, completions } from './item.ts';
import { nameEnd, namesBelow } from './paths.ts';

/** At any word, where somebody asks: ids of the plans, and files by their names. */
export async function words(cursor: Cursor): Promise<Completions | undefined> {
	const { token, column, text, inLink, linksByEditor, isAsked, cancel } = cursor;
	if (!isAsked || (inLink && linksByEditor)) {
		return undefined;
	}
	const word = token.replace(/^.*[,;:={}@*#/]/, '');
	const span = { start: column - word.length, end: nameEnd(text, column) };
	const below = await namesBelow(cursor, '', word);
	const there = new Set(below.map(({ target }) => target?.path));
	const elsewhere = (await filesNamed(cursor, word)).filter(({ target }) => !there.has(target?.path));
	const files = [...below, ...elsewhere];
	if (cancel.isCancellationRequested) {
		return undefined;
	}
	const named = inLink ? [] : await ids(cursor, word);
	// A capital begins an id rather than a path.
	const items = /^[A-Z]/.test(word) ? [...named, ...files] : [...files, ...named];
	return completions(span, word, items);
}

/** Files anywhere whose name holds the word, the cited ones first; without a word, the cited ones alone. None when cancelled. */
async function filesNamed({ workspace, document, cancel }: Cursor, word: string): Promise<Completion[]> {
	const cited = citedIn(document);
	const wanted = word.toLowerCase();
	const found: Completion[] = [];
	const others: Completion[] = [];
	const turns = new Turns(workspace.ports.clock);
	for (const path of (await workspace.tree()).all()) {
		if (turns.isOver()) {
			await turns.next();
		}
		if (cancel.isCancellationRequested) {
			return [];
		}

		const isCited = cited.has(path);
		if ((isCited || word !== '') && folderOf(path) !== '' && nameOf(path).toLowerCase().includes(wanted)) {
			(isCited ? found : others).push({
				kind: 'file',
				label: nameOf(path),
				text: path,
				hint: folderOf(path),
				target: { path, kind: 'file', lines: undefined, column: undefined },
			});
		}
	}
	return [...found, ...others];
}
