import * as vscode from 'vscode';

/** What was moved, as VS Code tells it. */
type Files = vscode.FileRenameEvent['files'];

/** A move that pointers followed, and the texts that they stand in, by where those were before it. */
interface FollowedMove {
	readonly files: Files;
	readonly texts: readonly { readonly uri: vscode.Uri; readonly before: string; readonly after: string }[];
}

/** So many moves can be taken back with their pointers. */
const most = 10;

/**
 * Has pointers follow a move that is undone, or done once more: VS Code asks nobody about these, and its undo of a move knows nothing of
 * what was changed in the documents. A text that somebody has edited since stays as it is.
 */
export class FollowedMoves implements vscode.Disposable {
	private readonly moves: FollowedMove[] = [];
	private readonly asked = new Set<string>();
	private readonly listening = vscode.workspace.onDidRenameFiles(({ files }) => this.onMoved(files));

	/** Notes that VS Code asked what is to happen before it moves some files. */
	ask(files: Files): void {
		this.asked.add(keyOf(files));
	}

	/** Applies an edit with which pointers follow a move. */
	async apply(files: Files, edit: vscode.WorkspaceEdit): Promise<boolean> {
		const documents = await Promise.all(edit.entries().map(([uri]) => vscode.workspace.openTextDocument(uri)));
		const before = documents.map((document) => document.getText());
		const isApplied = await vscode.workspace.applyEdit(edit, { isRefactoring: true });
		if (isApplied) {
			const texts = documents.map((document, i) => ({
				uri: document.uri,
				before: before[i] ?? '',
				after: document.getText(),
			}));
			this.moves.push({ files, texts });
			this.moves.splice(0, this.moves.length - most);
		}
		return isApplied;
	}

	dispose(): void {
		this.listening.dispose();
	}

	private async onMoved(files: Files): Promise<void> {
		const key = keyOf(files);
		if (this.asked.delete(key)) {
			return;
		}
		const move = this.moves.findLast((each) => keyOf(each.files) === key || keyOf(each.files.map(back)) === key);
		if (move !== undefined) {
			const isUndone = keyOf(move.files) !== key;
			const edit = new vscode.WorkspaceEdit();
			for (const { uri, before, after } of move.texts) {
				await change(edit, isUndone ? uri : moved(uri, files), isUndone ? [after, before] : [before, after]);
			}
			await vscode.workspace.applyEdit(edit, { isRefactoring: true });
		}
	}
}

const back = ({ oldUri, newUri }: Files[number]): Files[number] => ({ oldUri: newUri, newUri: oldUri });

const keyOf = (files: Files): string =>
	JSON.stringify(files.map(({ oldUri, newUri }) => [oldUri.toString(), newUri.toString()]).sort());

/** Where a document is once some files, or folders around it, were moved. */
function moved(uri: vscode.Uri, files: Files): vscode.Uri {
	for (const { oldUri, newUri } of files) {
		if (`${uri.path}/`.startsWith(`${oldUri.path}/`) && uri.authority === oldUri.authority) {
			return uri.with({ path: newUri.path + uri.path.slice(oldUri.path.length) });
		}
	}
	return uri;
}

/** Changes what differs, where the text is still the one of then. */
async function change(edit: vscode.WorkspaceEdit, uri: vscode.Uri, [from, to]: readonly [string, string]) {
	const document = await vscode.workspace.openTextDocument(uri).then(
		(found) => found,
		() => undefined,
	);
	if (document?.getText() !== from || from === to) {
		return;
	}
	let start = 0;
	while (start < from.length && from[start] === to[start]) {
		start++;
	}
	let end = 0;
	while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) {
		end++;
	}
	const range = new vscode.Range(document.positionAt(start), document.positionAt(from.length - end));
	edit.replace(uri, range, to.slice(start, to.length - end));
}
