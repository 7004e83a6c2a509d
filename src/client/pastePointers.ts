import * as vscode from 'vscode';
import { settings, settingsSection } from '../manifest.ts';
import type { Connection } from './connection.ts';

/** Pastes a place that was copied elsewhere (a path of this machine, an address on GitHub) as a pointer from the root. */
export function pastePointers(connection: Connection): vscode.Disposable {
	const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('text', 'planNavigator', 'pointer');
	const selector: vscode.DocumentSelector = [{ language: 'markdown' }, { language: 'plaintext' }];
	const provider: vscode.DocumentPasteEditProvider = {
		async provideDocumentPasteEdits(document, _ranges, data, _context, token) {
			const isOn = vscode.workspace.getConfiguration(settingsSection, document).get(settings.pastePointers, true);
			const text = isOn ? await data.get('text/plain')?.asString() : undefined;
			if (!text || text.length > longest || text.includes('\n') || token.isCancellationRequested) {
				return undefined;
			}
			const uri = document.uri.toString();
			const pasted = await connection.request('planNavigator/pasted', { uri, text }, token);
			if (!pasted) {
				return undefined;
			}
			const { pointer, isOfCommit } = pasted;
			const edit = new vscode.DocumentPasteEdit(pointer, vscode.l10n.t('Insert pointer {0}', pointer), kind);
			if (isOfCommit) {
				// The address is pasted as it is, and the pointer is offered beside it.
				edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
			}
			return [edit];
		},
	};
	return vscode.languages.registerDocumentPasteEditProvider(selector, provider, {
		pasteMimeTypes: ['text/plain'],
		providedPasteEditKinds: [kind],
	});
}

/** A longer text is no place. */
const longest = 1000;
