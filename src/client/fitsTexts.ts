import type { WorkspaceEdit } from 'vscode-languageclient';

/**
 * True where the editor still holds every text of an edit in the version that the edit was computed on. The language client looks at
 * that where a server asks to apply an edit, and not where the edit came in an answer.
 * @param versionOf the version of a text that the editor holds, by its address; undefined for one that it does not
 */
export const fitsTexts = (
	{ documentChanges = [] }: Pick<WorkspaceEdit, 'documentChanges'>,
	versionOf: (uri: string) => number | undefined,
): boolean =>
	documentChanges.every((change) => {
		if (!('textDocument' in change)) {
			return true;
		}
		const { uri, version } = change.textDocument;
		return version === null || version === versionOf(uri);
	});
