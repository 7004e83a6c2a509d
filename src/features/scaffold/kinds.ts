import { extensionOf, nameOf } from '../../base/path.ts';
import { line1 } from '../../base/position.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { Field } from '../../syntax/fields.ts';
import { readTemplate } from '../../syntax/template.ts';
import { builtInKinds, builtInTemplates } from './builtIn.ts';
import type { ArtifactKind } from './result.ts';
import { ownTemplates, problemsOf, type TemplateFile, type TemplateProblem, templateFile } from './templateFiles.ts';

/** A kind of artifact that can be created. */
export interface Kind {
	readonly id: ArtifactKind;
	/** What it is called in headings: `Risk Register`. */
	readonly title: string;
	/** Its name where a brief says only the folder, placeholders in it: `<phase>_risk_register.md`. */
	readonly fileName: string;
	/** One of them matches the name of an artifact of this kind. */
	readonly asks: readonly RegExp[];
	readonly isBuiltIn: boolean;
	readonly source: TemplateFile;
	/** What is wrong in its template file and its front matter. */
	readonly problems: readonly TemplateProblem[];
}

/** Drafts are text: a name with another extension is none for one. */
const documentExtensions = ['md', 'markdown', 'txt', ''];

/** The kinds that are built in, as the workspace overrides them, then those that it adds, by name. */
export async function artifactKinds(workspace: PlanWorkspace): Promise<Kind[]> {
	const kinds = new Map<ArtifactKind, Kind>();
	for (const [id, name] of builtInKinds) {
		const source = await templateFile(workspace, name);
		if (source !== undefined) {
			const defaults = readTemplate(builtInTemplates.get(name) ?? '').fields;
			kinds.set(id, kindOf(id, source, defaults, true));
		}
	}
	for (const source of await addedTemplates(workspace)) {
		const words = wordsOf(source);
		const id = words.join('-').toLowerCase();
		const other = kinds.get(id);
		if (other === undefined) {
			kinds.set(id, kindOf(id, source, defaultsFor(words), false));
		} else {
			const message = `${id} is the kind of ${nameOf(other.source.path)} already`;
			kinds.set(id, { ...other, problems: [...other.problems, { path: source.path, line: line1(1), message }] });
		}
	}
	return [...kinds.values()];
}

/** Which kind the last part of a path names; undefined for any other file and for folders. Where several do, the longest match counts. */
export function kindOfArtifact(path: string, kinds: readonly Kind[]): Kind | undefined {
	let best: Kind | undefined;
	let most = 0;
	for (const kind of kinds) {
		const length = matchOf(path, kind);
		if (length > most) {
			[best, most] = [kind, length];
		}
	}
	return best;
}

/** True where a kind's words stand in the last part of a path. */
export const isOfKind = (path: string, kind: Kind): boolean => matchOf(path, kind) > 0;

function matchOf(path: string, { asks }: Kind): number {
	const name = nameOf(path);
	return documentExtensions.includes(extensionOf(name))
		? Math.max(0, ...asks.map((words) => words.exec(name)?.[0].length ?? 0))
		: 0;
}

/** The workspace's templates of kinds that are not built in. What has no front matter and is included by another is a part of that. */
async function addedTemplates(workspace: PlanWorkspace): Promise<TemplateFile[]> {
	const files: TemplateFile[] = [];
	const included = new Set<string>();
	for (const name of await ownTemplates(workspace)) {
		const file = await templateFile(workspace, name);
		if (file !== undefined) {
			files.push(file);
			for (const [, partial] of file.template.body.matchAll(/\{\{>\s*([\w-]+)/g)) {
				included.add(`${partial}.mustache`);
			}
		}
	}
	return files.filter((file) => {
		const name = nameOf(file.path);
		const isPart = included.has(name) && file.template.fields.length === 0;
		return !isPart && !builtInTemplates.has(name) && wordsOf(file).length > 0;
	});
}

/** The words of a template's name: `risk_register.mustache` has `risk` and `register`. */
function wordsOf({ path }: TemplateFile): string[] {
	return (
		nameOf(path)
			.slice(0, -'.mustache'.length)
			.match(/[\p{L}\p{N}]+/gu) ?? []
	);
}

function defaultsFor(words: readonly string[]): Field[] {
	const field = (name: string, text: string): Field => ({ name, text, line: line1(1), lastLine: line1(1) });
	return [
		field('title', words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')),
		field('file', `phase_<phase>_${words.join('_').toLowerCase()}.md`),
		field('asks', words.join(' ')),
	];
}

/** The front matter of a template, by key: why a value is none, undefined where it is one. */
const keys: Readonly<Record<string, (text: string) => string | undefined>> = {
	title: () => undefined,
	file: (text) =>
		/[\\/]|^\.*$/.test(text) || !documentExtensions.includes(extensionOf(text))
			? 'file is one name that ends in .md, .markdown or .txt, such as <phase>_risks.md'
			: undefined,
	asks: (text) =>
		asksOf(text).every((words) => /^[\p{L}\p{N}]+(?:[ _-][\p{L}\p{N}]+)*$/u.test(words))
			? undefined
			: 'asks is words with commas between them, such as risks, risk register',
};

const asksOf = (text: string): string[] => text.split(',').map((words) => words.trim());

function kindOf(id: ArtifactKind, source: TemplateFile, defaults: readonly Field[], isBuiltIn: boolean): Kind {
	const problems = problemsOf(source);
	const values = new Map(defaults.map(({ name, text }) => [name, text]));
	const said = new Set<string>();
	for (const { name, text, line } of source.template.fields) {
		const why = whyNotField(name, text, said);
		said.add(name);
		if (why === undefined) {
			values.set(name, text);
		} else {
			problems.push({ path: source.path, line, message: why });
		}
	}
	return {
		id,
		title: values.get('title') ?? id,
		fileName: values.get('file') ?? `${id}.md`,
		asks: asksOf(values.get('asks') ?? id).map((words) => new RegExp(words.split(/[ _-]/).join('[ _-]?'), 'iu')),
		isBuiltIn,
		source,
		problems,
	};
}

function whyNotField(name: string, text: string, said: ReadonlySet<string>): string | undefined {
	const check = Object.hasOwn(keys, name) ? keys[name] : undefined;
	if (check === undefined) {
		return `${name} is no key of a template; ${Object.keys(keys).join(', ')} are`;
	}
	return said.has(name) ? `${name} is said twice` : check(text);
}
