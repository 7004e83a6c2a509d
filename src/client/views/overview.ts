import * as vscode from 'vscode';
import { contextKeys } from '../../manifest.ts';
import type { Overview, TreeNode } from '../../protocol.ts';
import type { Connection } from '../connection.ts';
import { setContext } from '../setContext.ts';

/** Keeps the welcome texts and the badge in step with what the server knows of the workspace as a whole. */
export function watchOverview(connection: Connection, focusView: vscode.TreeView<TreeNode>): vscode.Disposable {
	let asked = 0;
	setContext(contextKeys.status, 'indexing');
	return connection.onDidChange(async () => {
		const mine = ++asked;
		const overview = await connection.request('planNavigator/overview', {});
		if (overview && mine === asked) {
			setContext(contextKeys.status, statusOf(overview));
			setContext(
				contextKeys.plansElsewhere,
				overview.folders.some(({ plansElsewhere }) => plansElsewhere),
			);
			setContext(
				contextKeys.hasBrief,
				overview.folders.some(({ brief }) => brief),
			);
			focusView.badge = badgeOf(overview);
		}
	});
}

/** Of several folders, one that has plans decides. */
function statusOf({ folders }: Overview): Overview['folders'][number]['status'] {
	const statuses = folders.map(({ status }) => status);
	return statuses.includes('ready') ? 'ready' : 'empty';
}

function badgeOf({ folders }: Overview): vscode.ViewBadge | undefined {
	const value = folders.reduce((sum, { openDoNow }) => sum + openDoNow, 0);
	if (value === 0) {
		return undefined;
	}
	const tooltip =
		value === 1 ? vscode.l10n.t('1 Do Now item is not done') : vscode.l10n.t('{0} Do Now items are not done', value);
	return { value, tooltip };
}
