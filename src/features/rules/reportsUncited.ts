import { folderOf, isWithin } from '../../base/path.ts';
import { line1, toLine0 } from '../../base/position.ts';
import { initiativeFolderOf } from '../../indexing/locate.ts';
import { Turns } from '../../indexing/turns.ts';
import type { Rule } from './rule.ts';

/** A reports directory of an initiative that no document outside of it names; told at the top of the leading plan. */
export const reportsUncited: Rule = {
	id: 'reports-uncited',
	severity: 'off',
	summary: 'A reports directory that nothing cites',
	about: 'documents',
	reads: 'workspace',
	async check({ workspace, document, cancel }) {
		const home = initiativeFolderOf(document.path);
		const { initiatives } = await workspace.index();
		const leads = initiatives.some(({ documents }) => documents[0] === document);
		if (home === undefined || !leads) {
			return [];
		}
		const files = [...(await workspace.tree()).all()].filter((path) => isWithin(`${home}/reports`, path));
		const folders = new Set(files.flatMap((path) => /^.*?\/reports\/[^/]+(?=\/)/.exec(path)?.[0] ?? []));
		const uncited = new Set(folders);
		const turns = new Turns(workspace.ports.clock);
		for (const path of uncited.size > 0 ? await workspace.documentPaths() : []) {
			if (turns.isOver()) {
				await turns.next();
			}
			if (cancel.isCancellationRequested || uncited.size === 0) {
				break;
			}
			const text = (await workspace.document(path))?.lines.text ?? '';
			for (const folder of uncited) {
				if (!isWithin(folder, path) && text.includes(folder.slice(folderOf(folder).length + 1))) {
					uncited.delete(folder);
				}
			}
		}
		const line = line1(1);
		const span = { start: 0, end: document.lines.at(toLine0(line)).length };
		return [...uncited].sort().map((folder) => ({ line, span, message: `Nothing cites ${folder}/.` }));
	},
};
