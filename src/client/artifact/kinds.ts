import * as vscode from 'vscode';
import type { ArtifactKind, CreateFrom } from '../../protocol.ts';
import { ask } from '../ask.ts';
import type { Connection } from '../connection.ts';

/** Asks which artifacts are wanted, unless the start says it; those that are asked for and missing are chosen beforehand. */
export async function askKinds(connection: Connection, from: CreateFrom): Promise<readonly ArtifactKind[] | undefined> {
	if (from.kind) {
		return [from.kind];
	}
	const { t } = vscode.l10n;
	const details: Readonly<Record<ArtifactKind, string>> = {
		'd4-alignment': t('Ownership, gating, sources, open questions and blockers'),
		'd4-selector-map': t('Environment, selectors, skips, artifact storage and log names'),
	};
	const offered = await ask(connection, 'planNavigator/kinds', { from });
	if (!offered) {
		return undefined;
	}
	const items = offered.map(({ kind, title, template, existing, wanted }) => ({
		label: title,
		detail: template ?? details[kind] ?? '',
		description: existing ? t('exists: {0}', existing) : '',
		picked: wanted,
		artifact: kind,
	}));
	const picked = await vscode.window.showQuickPick(items, {
		canPickMany: true,
		title: t('Create D4 Artifact'),
		placeHolder: t('Which documents?'),
	});
	return picked && picked.length > 0 ? picked.map(({ artifact }) => artifact) : undefined;
}
