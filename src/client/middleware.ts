import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { commands } from '../manifest.ts';
import type { PointerLocation } from './arguments.ts';
import { commandLink } from './commandLink.ts';
import type { Connection } from './connection.ts';
import type { FollowedMoves } from './followedMoves.ts';
import { updatePointers } from './updatePointers.ts';

/** What VS Code adds to the server's answers, and what it does not take from them. */
export function middleware(connection: () => Connection, moves: FollowedMoves): Middleware {
	return {
		/** Adds three actions in a part of their own; what the server quotes stays untrusted. */
		async provideHover(document, position, token, next) {
			const { line, character } = position;
			const location: PointerLocation = { uri: document.uri.toString(), position: { line, character } };
			const [hover, pointer] = await Promise.all([
				next(document, position, token),
				connection().request('planNavigator/pointerAt', location, token),
			]);
			if (hover && pointer && pointer.places.length > 0) {
				// A long hover is cut at its end, and what is below its edge is not seen.
				hover.contents.unshift(hoverActions(location));
			}
			return hover;
		},
		workspace: {
			willRenameFiles: (event, next) =>
				updatePointers(
					event,
					moves,
					() => next(event),
					() => connection().request('planNavigator/pointersKept', { files: event.files.map(addressesOf) }),
				),
		},
		async provideDocumentLinks(document, token, next) {
			const links = await next(document, token);
			return links?.filter(isAllowed);
		},
		async resolveDocumentLink(link, token, next) {
			const resolved = await next(link, token);
			return resolved && isAllowed(resolved) ? resolved : undefined;
		},
	};
}

const addressesOf = ({ oldUri, newUri }: vscode.FileWillRenameEvent['files'][number]) => ({
	oldUri: oldUri.toString(),
	newUri: newUri.toString(),
});

function hoverActions(location: PointerLocation): vscode.MarkdownString {
	const { t } = vscode.l10n;
	const labels = {
		[commands.openTarget]: t('Open'),
		[commands.openToSide]: t('Open to the Side'),
		[commands.copyPointer]: t('Copy Pointer'),
	};
	const links = Object.entries(labels).map(([command, label]) => `[${label}](${commandLink(command, location)})`);
	const text = new vscode.MarkdownString(links.join(' · '));
	text.isTrusted = { enabledCommands: Object.keys(labels) };
	return text;
}

/** The server may name one command: the one that asks which candidate of a pointer is meant. */
function isAllowed(link: vscode.DocumentLink): boolean {
	return link.target?.scheme !== 'command' || link.target.path === commands.openPointer;
}
