import * as vscode from 'vscode';
import type { ArtifactKind, CreateFrom } from '../../protocol.ts';
import type { Connection } from '../connection.ts';

/** What the artifacts are called, in the order in which they are offered. */
export function kindNames(): Readonly<Record<ArtifactKind, string>> {
	const { t } = vscode.l10n;
	return { 'd4-alignment': t('Alignment narrative'), 'd4-selector-map': t('Selector map') };
}

/** Asks which artifacts are wanted, unless the start says it; those that are missing are chosen beforehand. */
export async function askKinds(connection: Connection, from: CreateFrom): Promise<readonly ArtifactKind[] | undefined> {
	if (from.kind) {
		return [from.kind];
	}
	const { t } = vscode.l10n;
	const details: Readonly<Record<ArtifactKind, string>> = {
		'd4-alignment': t('Ownership, gating, sources, open questions and blockers'),
		'd4-selector-map': t('Environment, selectors, skips, artifact storage and log names'),
	};
	const all = Object.keys(details) as ArtifactKind[];
	const draft = await connection.request('planNavigator/draft', { from, kinds: all });
	const existing = draft && 'files' in draft ? draft.files.filter(({ exists }) => exists) : [];
	const names = kindNames();
	const items = all.map((kind) => {
		const there = existing.find((file) => file.kind === kind);
		return {
			label: names[kind],
			detail: details[kind],
			description: there ? t('exists: {0}', there.path) : '',
			picked: !there,
			artifact: kind,
		};
	});
	const picked = await vscode.window.showQuickPick(items, {
		canPickMany: true,
		title: t('Create D4 Artifact'),
		placeHolder: t('Which documents?'),
	});
	return picked && picked.length > 0 ? picked.map(({ artifact }) => artifact) : undefined;
}
