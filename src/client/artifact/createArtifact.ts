import * as vscode from 'vscode';
import type { CreateFrom, DraftFile } from '../../protocol.ts';
import { isCreateFrom, isTreeNode } from '../arguments.ts';
import type { Connection } from '../connection.ts';
import { pickFolder } from '../pickFolder.ts';
import { confirm } from './confirm.ts';
import { completeDraft } from './draft.ts';
import type { DraftPreview } from './draftPreview.ts';
import { askKinds } from './kinds.ts';
import { offerSections } from './sections.ts';
import { createFiles } from './write.ts';

/**
 * "Create D4 Artifact…": from a phase or a missing artifact of the tree, or from the brief of a folder.
 * Nothing is written before the person has seen what goes where.
 */
export async function createArtifact(connection: Connection, preview: DraftPreview, argument: unknown): Promise<void> {
	const from = startOf(argument) ?? (await startOfFolder());
	const kinds = from && (await askKinds(connection, from));
	const files = from && kinds && (await completeDraft(connection, { from, kinds }));
	if (!files) {
		return;
	}
	const missing = files.filter((file) => !file.exists);
	if (missing.length > 0) {
		const agreed = await confirm(files, preview);
		if (!agreed || !(await createFiles(missing))) {
			return;
		}
	}
	await openAll(files);
	for (const file of files.filter(({ exists }) => exists)) {
		await offerSections(file);
	}
}

function startOf(argument: unknown): CreateFrom | undefined {
	if (isTreeNode(argument)) {
		return argument.create;
	}
	return isCreateFrom(argument) ? argument : undefined;
}

async function startOfFolder(): Promise<CreateFrom | undefined> {
	const folder = await pickFolder();
	return folder && { folder: folder.uri.toString() };
}

/** Opens every file in an editor that stays; the first is on top. */
async function openAll(files: readonly DraftFile[]): Promise<void> {
	for (const file of files.toReversed()) {
		await vscode.window.showTextDocument(vscode.Uri.parse(file.uri, true), { preview: false });
	}
}
