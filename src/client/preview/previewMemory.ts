import * as vscode from 'vscode';
import { settings, settingsSection } from '../../manifest.ts';
import type { Known } from '../../preview/plugin.ts';
import type { Preview } from '../../protocol.ts';
import type { Connection } from '../connection.ts';
import { stateNames } from '../views/stateNames.ts';
import { knownFrom } from './known.ts';
import { refreshUntilRendered } from './refreshUntilRendered.ts';

/** What the server last said of a document, and for which state of things it was asked. */
interface Entry {
	asked: string | undefined;
	preview: Preview | undefined;
	/** What of it the last rendering was given. */
	rendered: Preview | undefined;
}

/** So many documents are remembered. */
const most = 16;

/**
 * What the Markdown preview shows beyond Markdown. Rendering cannot wait, so it is given what the server said before,
 * and the preview is refreshed when there is something new to say.
 */
export class PreviewMemory implements vscode.Disposable {
	private readonly connection: Connection;
	private readonly entries = new Map<string, Entry>();
	private readonly disposables: vscode.Disposable;
	/** Goes up with each change in the workspace. */
	private generation = 0;

	constructor(connection: Connection) {
		this.connection = connection;
		this.disposables = vscode.Disposable.from(
			connection.onDidChange(() => this.expire()),
			vscode.workspace.onDidChangeConfiguration((change) => {
				if (
					change.affectsConfiguration(`${settingsSection}.${settings.preview}`) ||
					change.affectsConfiguration(openIn)
				) {
					refresh();
				}
			}),
		);
	}

	/**
	 * What is known now of the document that is rendered; undefined where previews are to stay as they are.
	 * @param env the environment that the built-in preview renders with
	 */
	known(env: unknown): Known | undefined {
		const uri = documentOf(env);
		if (!vscode.workspace.getConfiguration(settingsSection, uri).get(settings.preview, true)) {
			return undefined;
		}
		const toSection =
			vscode.workspace.getConfiguration('markdown', uri).get('preview.openMarkdownLinks') !== 'inEditor';
		return knownFrom(uri && this.last(uri), { names: stateNames(), toSection });
	}

	dispose(): void {
		this.disposables.dispose();
	}

	private last(uri: vscode.Uri): Preview | undefined {
		const key = uri.toString();
		const entry = this.entries.get(key) ?? { asked: undefined, preview: undefined, rendered: undefined };
		// The last used ones stand at the end.
		this.entries.delete(key);
		this.entries.set(key, entry);
		for (const oldest of [...this.entries.keys()].slice(0, -most)) {
			this.entries.delete(oldest);
		}
		void this.ask(uri, entry);
		entry.rendered = entry.preview;
		return entry.preview;
	}

	/** Asks where something has changed since the last time, and refreshes the preview if the answer is another one. */
	private async ask(uri: vscode.Uri, entry: Entry): Promise<void> {
		const now = `${this.generation} ${versionOf(uri)}`;
		if (entry.asked === now) {
			return;
		}
		entry.asked = now;
		const preview = await this.connection.request('planNavigator/preview', { uri: uri.toString() });
		if (entry.asked !== now) {
			return; // Something changed meanwhile, and who asked then has the newer answer.
		}
		if (preview === undefined) {
			entry.asked = undefined;
		} else if (JSON.stringify(preview) !== JSON.stringify(entry.preview)) {
			const isFirst = entry.preview === undefined;
			entry.preview = preview ?? undefined;
			if (isFirst) {
				// A preview that has just opened has other reasons to refresh as well.
				await refreshUntilRendered(() => entry.rendered === entry.preview, refresh);
			} else {
				refresh();
			}
		}
	}

	/** What is to be seen is asked for again; the rest when it is rendered. */
	private expire(): void {
		this.generation++;
		if (isPreviewVisible()) {
			for (const [key, entry] of this.entries) {
				void this.ask(vscode.Uri.parse(key), entry);
			}
		}
	}
}

const openIn = 'markdown.preview.openMarkdownLinks';

/** Has the built-in preview render again; it is there, since it has asked. */
function refresh(): void {
	vscode.commands.executeCommand('markdown.preview.refresh');
}

/** The built-in preview says in the environment which document it renders; a bare text has none. */
function documentOf(env: unknown): vscode.Uri | undefined {
	const uri = (env as { readonly currentDocument?: unknown } | undefined)?.currentDocument;
	return uri instanceof vscode.Uri ? uri : undefined;
}

function versionOf(uri: vscode.Uri): number | undefined {
	return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.version;
}

function isPreviewVisible(): boolean {
	return vscode.window.tabGroups.all.some(({ activeTab }) => {
		const input = activeTab?.input;
		const isTab = input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom;
		return isTab && input.viewType.includes('markdown.preview');
	});
}
