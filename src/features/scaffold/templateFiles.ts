import { extensionOf, folderOf, nameOf } from '../../base/path.ts';
import { type Line1, line1 } from '../../base/position.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { RootPath } from '../../ports/files.ts';
import { readTemplate, type Template } from '../../syntax/template.ts';
import { builtInTemplates } from './builtIn.ts';

/** Where a repository keeps templates of its own. */
const templateFolder: RootPath = '.plan-navigator/templates';

/** What is wrong in a template. */
export interface TemplateProblem {
	readonly path: RootPath;
	readonly line: Line1;
	/** A sentence without its full stop. */
	readonly message: string;
}

/** A template and where it stands. */
export interface TemplateFile {
	readonly path: RootPath;
	readonly template: Template;
	/** False where the workspace has none of that name, and the one that is built in is taken. */
	readonly isOwn: boolean;
}

/** The template of a file name, of the workspace or else built in; undefined where neither has it. */
export async function templateFile(workspace: PlanWorkspace, name: string): Promise<TemplateFile | undefined> {
	const path = `${templateFolder}/${name}`;
	const read = await workspace.read(path);
	if (!('problem' in read)) {
		return { path, template: readTemplate(read.lines.text), isOwn: true };
	}
	if (read.problem !== 'missing') {
		const problems = [{ line: line1(1), message: read.message.replace(/\.$/, '') }];
		return { path, template: { fields: [], body: '', tags: [], problems }, isOwn: true };
	}
	const builtIn = builtInTemplates.get(name);
	return builtIn === undefined ? undefined : { path, template: readTemplate(builtIn), isOwn: false };
}

/** The file names of the workspace's own templates, sorted. */
export async function ownTemplates(workspace: PlanWorkspace): Promise<string[]> {
	const tree = await workspace.tree();
	return [...tree.all()]
		.filter((path) => folderOf(path) === templateFolder && extensionOf(path) === 'mustache')
		.map(nameOf)
		.sort();
}

/** The problems of a template itself. */
export const problemsOf = ({ path, template }: TemplateFile): TemplateProblem[] =>
	template.problems.map((problem) => ({ path, ...problem }));

/** The built-in templates, and where a workspace keeps its own ones of these names. */
export const templateCopies = (): { readonly path: RootPath; readonly text: string }[] =>
	Array.from(builtInTemplates, ([name, text]) => ({ path: `${templateFolder}/${name}`, text }));
