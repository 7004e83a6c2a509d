import Mustache from 'mustache';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { RootPath } from '../../ports/files.ts';
import type { Tag } from '../../syntax/template.ts';
import { fitTwoPages } from './budget.ts';
import type { Kind } from './kinds.ts';
import type { Shape, ShapeNames } from './names.ts';
import { problemsOf, type TemplateFile, type TemplateProblem, templateFile } from './templateFiles.ts';
import { templateNames } from './view.ts';

/** A template that can be filled, or what is wrong in it and in what it includes. */
export interface Compiled {
	readonly kind: Kind;
	readonly problems: readonly TemplateProblem[];
	/** The names of the view that it uses. */
	readonly used: ReadonlySet<string>;
	/** Fills it, in no more than two pages where its lists can be cut to that. */
	render(view: object): string;
}

/** Reads what a kind's template includes and checks every tag of it. */
export async function compile(workspace: PlanWorkspace, kind: Kind): Promise<Compiled> {
	const partials = await readPartials(workspace, kind.source);
	const checker = new Checker(partials);
	checker.check(kind.source, kind.source.template.tags, [templateNames], 1);
	const inPartials = [...partials.values()].flatMap(problemsOf);
	const problems = [...kind.problems, ...inPartials, ...checker.problems];
	const texts = Object.fromEntries(Array.from(partials, ([name, { template }]) => [name, template.body]));
	// A writer keeps what it has parsed, and goes with this template.
	const writer = new Mustache.Writer();
	return {
		kind,
		problems: problems.toSorted((a, b) => a.path.localeCompare(b.path) || a.line - b.line),
		used: checker.used,
		render: (view) =>
			fitTwoPages(view, (cut) => writer.render(kind.source.template.body, cut, texts, { escape: String })),
	};
}

/** Everything that a template includes, by name, and what that includes in turn. */
async function readPartials(workspace: PlanWorkspace, source: TemplateFile): Promise<Map<string, TemplateFile>> {
	const partials = new Map<string, TemplateFile>();
	const waiting = includedBy(source.template.tags);
	for (const name of waiting) {
		const file =
			partials.has(name) || !isPartialName(name) ? undefined : await templateFile(workspace, `${name}.mustache`);
		if (file !== undefined) {
			partials.set(name, file);
			waiting.push(...includedBy(file.template.tags));
		}
	}
	return partials;
}

const includedBy = (tags: readonly Tag[]): string[] =>
	tags.flatMap((tag) => (tag.form === 'partial' ? [tag.name] : includedBy(tag.tags)));

const isPartialName = (name: string): boolean => /^[\w-]+$/.test(name);

/** A list is as long as two pages at most. */
const mostItems = 100;

/** So much may come of a template before it is cut to two pages, in characters: rendering is not to take for ever. */
const mostCharacters = 2_000_000;

/** So many templates may be included in one another. */
const mostIncluded = 20;

/** What a text counts for, in characters. */
const textLength = 100;

/** Where a tag stands: the names that it may use, the innermost section last; `text` where that shows one. */
type Scope = readonly (ShapeNames | 'text')[];

/** Goes through the tags of a template and of what it includes, as they will be filled in. */
class Checker {
	readonly problems: TemplateProblem[] = [];
	readonly used = new Set<string>();
	private readonly partials: ReadonlyMap<string, TemplateFile>;
	private readonly including: RootPath[] = [];
	private readonly told = new Set<string>();
	private characters = 0;

	constructor(partials: ReadonlyMap<string, TemplateFile>) {
		this.partials = partials;
	}

	/** @param times how often the tags are filled in, at most */
	check(file: TemplateFile, tags: readonly Tag[], scope: Scope, times: number): void {
		for (const tag of tags) {
			if (tag.form === 'partial') {
				this.checkPartial(file, tag, scope, times);
			} else {
				this.checkName(file, tag, scope, times);
			}
		}
	}

	private checkName(file: TemplateFile, tag: Tag, scope: Scope, times: number): void {
		const shape = this.shapeOf(tag.name, scope);
		if (shape === undefined) {
			this.tell(file, tag, `${tag.name === '' ? 'An empty name' : tag.name} is no name that a template can use here`);
		} else if (tag.form === 'text' && shape !== 'text') {
			const asked = hasNames(shape) && 'items' in shape ? `${tag.name}.items` : tag.name;
			this.tell(file, tag, `${tag.name} is no text; a section can ask for it: {{#${asked}}}`);
		} else if (tag.form === 'text') {
			this.grow(file, tag, times * textLength);
		} else if (tag.form === 'section' && isList(shape)) {
			if (this.grow(file, tag, times * mostItems * tag.length)) {
				this.check(file, tag.tags, [...scope, shape[0]], times * mostItems);
			}
		} else {
			const inner = tag.form === 'inverted' || shape === 'flag' || isList(shape) ? scope : [...scope, shape];
			this.check(file, tag.tags, inner, times);
		}
	}

	private checkPartial(file: TemplateFile, tag: Tag, scope: Scope, times: number): void {
		const partial = this.partials.get(tag.name);
		if (partial === undefined) {
			const why = isPartialName(tag.name)
				? `There is no ${tag.name}.mustache in this folder to include`
				: `${tag.name} is no name of a template in this folder`;
			this.tell(file, tag, why);
		} else if (partial.path === file.path || this.including.includes(partial.path)) {
			this.tell(file, tag, `${tag.name} includes itself`);
		} else if (this.including.length === mostIncluded) {
			this.tell(file, tag, `${tag.name} stands too deep: more than ${mostIncluded} templates include one another`);
		} else if (this.grow(file, tag, times * partial.template.body.length)) {
			this.including.push(file.path);
			this.check(partial, partial.template.tags, scope, times);
			this.including.pop();
		}
	}

	/** Counts what comes of a tag; false, and told once, where it is too much. */
	private grow(file: TemplateFile, tag: Tag, characters: number): boolean {
		const before = this.characters;
		this.characters += characters;
		if (before <= mostCharacters && this.characters > mostCharacters) {
			this.tell(file, tag, 'Too much would come of this: lists in lists, or what is included again and again');
		}
		return this.characters <= mostCharacters;
	}

	/** As Mustache looks it up: whole in the innermost section that has it. */
	private shapeOf(name: string, scope: Scope): Shape | undefined {
		if (name === '.') {
			return scope.at(-1) === 'text' ? 'text' : undefined;
		}
		const parts = name.split('.');
		for (const [depth, names] of [...scope.entries()].reverse()) {
			const shape = names === 'text' ? undefined : shapeIn(names, parts);
			if (shape !== undefined) {
				if (depth === 0) {
					this.used.add(parts[0] ?? '');
				}
				return shape;
			}
		}
		return undefined;
	}

	private tell({ path }: TemplateFile, { line }: Tag, message: string): void {
		const key = `${path}:${line}: ${message}`;
		if (!this.told.has(key)) {
			this.told.add(key);
			this.problems.push({ path, line, message });
		}
	}
}

function shapeIn(names: ShapeNames, parts: readonly string[]): Shape | undefined {
	let shape: Shape | undefined = names;
	for (const part of parts) {
		if (shape === undefined || typeof shape === 'string') {
			return undefined;
		}
		if (isList(shape)) {
			shape = part === 'length' ? 'text' : undefined;
		} else {
			shape = Object.hasOwn(shape, part) ? shape[part] : undefined;
		}
	}
	return shape;
}

const hasNames = (shape: Shape): shape is ShapeNames => typeof shape === 'object' && !isList(shape);

const isList = (shape: Shape): shape is readonly [ShapeNames] => Array.isArray(shape);
