import { FIELD_LABELS } from './briefLabels.ts';
import { EXTENSIONS } from './fileNames.ts';
import { BOXES, PHRASES, type TaskState } from './state.ts';

/**
 * The injection grammar that colours plans in Markdown; syntaxes/plan.tmLanguage.json is this, written out.
 *
 * It colours less than the scanners of this folder find and never anything else: where a regular expression cannot tell,
 * nothing is coloured. Each expression takes time in proportion to its line, since it begins where a word begins and
 * looks at the characters of that word once. The expressions are Oniguruma's; letters are ASCII.
 */

/** The scopes, chosen so that every theme has a colour for them; attribute names of HTML are a bright red in Light Modern. */
const scope = {
	path: 'variable.other.path.plan',
	mark: 'punctuation.separator.pointer.plan',
	lines: 'constant.numeric.lines.plan',
	symbol: 'entity.name.function.symbol.plan',
	slug: 'entity.name.function.slug.plan',
	id: 'entity.name.type.id.plan',
	field: 'entity.name.tag.field.plan',
	colon: 'punctuation.separator.key-value.plan',
	bar: 'punctuation.definition.table.markdown',
	bracket: 'punctuation.definition.id.plan',
	code: 'markup.inline.raw.string.markdown',
	tick: 'punctuation.definition.raw.markdown',
	bold: 'markup.bold.markdown',
	stars: 'markup.bold.markdown punctuation.definition.bold.markdown',
} as const;

/** A state looks like what a diff adds, changes or takes away; what is open stays plain, what is skipped a remark. */
const stateScope: Readonly<Record<TaskState, string>> = {
	open: 'punctuation.definition.state.open.plan',
	active: 'markup.changed.state.active.plan',
	blocked: 'markup.deleted.state.blocked.plan',
	done: 'markup.inserted.state.done.plan',
	skipped: 'comment.state.skipped.plan',
};

const any = (texts: Iterable<string>): string =>
	[...texts]
		.sort((a, b) => b.length - a.length)
		.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
		.join('|');

/** Before a pointer stands a blank, an opening mark, the `=` of an option or the `@` of a mention; nothing opens right behind `@/`. */
const pointerStart = '(?<![^\\s`"\'(|=@])(?<![^\\s`(]@|[\\]$]\\(|@/.)';
/** Behind it a blank, a closing mark, or punctuation that is no part of a longer word. */
const pointerEnd = '(?=$|[\\s`"\')\\]|,;]|[.:!?](?:$|[\\s`"\')\\]|]))';

const extension = `(?:${any(EXTENSIONS)})(?![A-Za-z0-9_])`;
/** `a.md` in `docs/a.md`. */
const fileName = `[A-Za-z0-9_][A-Za-z0-9_.+-]*\\.${extension}`;
/** Folders have no dot but at their beginning: `next.js/` is one, `plan.md/` is none. */
const folders = '(?>(?:~|\\.{1,3}|\\.?[A-Za-z0-9_$…][A-Za-z0-9_+%~…-]*)/)';
/** Without a folder a name must be surer: `np.log`, `Node.js`, `x.com`, `params.cfg` and `point.y` are no files. */
const unsure = ['js', 'com', 'cfg', 'log', 'diff', 'patch', 'mat', 'zip', 'bin', 'lift', 'prof', '[a-z]'];
const bareName = `(?!(?:self|cls|super|window|document|this)\\.)${fileName}(?<!${unsure.map((each) => `\\.${each}`).join('|')})`;
const braceSet = `${folders}+\\{${fileName}(?:,[ ]?[A-Za-z0-9_./-]+)+\\}`;
const path = `(?>(?:(?<![\`"'@])/)?${folders}+)${fileName}|${braceSet}|${bareName}`;
/** Below the few folders that every repository has, `tests/gpu/` is one as well, and so is `plans/active/TIDE-001`; `docs/tests/CI` is a list. */
const folder = `(?:docs|plans|prompts|reports|scripts|specs|src|tests|tools)/(?:(?>${folders}*)|(?>${folders}+)(?![A-Z]{1,4}(?![A-Za-z0-9_-]))(?=[0-9_-]*[A-Za-z])[a-z]*[A-Z0-9_][A-Za-z0-9_-]*(?<!-))`;

const number = '[1-9][0-9]{0,6}';
/** `53-9` is no range: as far as a pattern can tell, the last line has as many digits as the first, or more. */
const rangeWith = (mark: string) =>
	`(?:${Array.from({ length: 7 }, (_, more) => `[1-9][0-9]{${more}}[-–]${mark}[1-9][0-9]{${more},6}`).join('|')})`;
const lineRange = rangeWith('');
/** Behind `, ` a number alone may count something: `a.md:12, 3 tests`. */
const lines = `(?:${lineRange}|${number}(?:[:.]${number})?)(?:,[ ]?${lineRange}|,${number}|,[ ]${number}(?![ \\t]*[A-Za-z]))*`;
const name = '[A-Za-z_][A-Za-z0-9_]*';
const symbol = `${name}(?:(?:::|\\.)${name})*(?:\\[[^\\[\\]\\s\`]{1,80}\\])?`;
const slug = '(?!L[0-9]+(?![A-Za-z0-9_%.]))(?=[0-9]*[A-Za-z_%-])[A-Za-z0-9_%-]+(?:\\.[A-Za-z0-9_%-]+)*';
const suffix = [
	`(:)(${lines})`,
	`(::)(${symbol})(?:(:)(${lines}))?`,
	`(\\#)(L(?:${rangeWith('L?')}|${number}))`,
	`(\\#)(${slug})`,
].join('|');

/** How an address goes on. */
const addressChar = '[^\\s`"<>|\\\\]';
const addressRest = `${addressChar}*`;
const addresses = [
	`[A-Za-z0-9_.+-]+(?:://|@(?=${addressChar})|:[0-9]{2,5}/)${addressRest}`,
	`(?:www\\.|mailto:|data:)${addressRest}`,
	`[^\\x00-\\x7f]@${addressChar}+`,
	`(?:[A-Za-z0-9-]+\\.)+(?:com|org|net|io|edu|gov|dev|ai|co|uk|de|fr|cn|jp|eu|ch)/${addressRest}`,
].join('|');

/** The target of a link that begins as no path does, or has its file behind a `=`. */
const targetBut = (stop: string): string =>
	`(?<=\\]\\()(?:[^\\s${stop}A-Za-z0-9_./~$…{<]|/[^\\s${stop}A-Za-z0-9_.~$…{<]|[^\\s${stop}=)]*=)[^\\s${stop}]*|\\]\\([ \\t]+[^\\s${stop}]*`;

const glued = 'A-Za-z0-9_./\\\\:@\\#$%~=+–−-';
const idStart = `(?<![${glued}])`;
const idEnd = `(?=[.:-]?(?:[^${glued}]|$))`;
const standards = '(?!(?:UTF|SHA|AES|ISO|RFC|PEP|IEEE|CP|CVE|CWE)-)';
/** Two words or three digits at least: `COVID-19` and `F-16` have neither. */
const initiative = `${standards}(?:[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+-[0-9]{2,}|[A-Z][A-Z0-9]+-[0-9]{3,})[a-z]?`;
const idPart = '(?:[A-Z][0-9]{0,3}|[0-9]{1,3})[a-z]?';
/** In prose an id shows itself by its parts: `D4.A1`, `F4.1.A`. `S1` and `F4.1` may be anything. */
const dottedId = `(?:[A-Z][0-9]{1,3}[a-z]?(?:\\.[0-9]{1,3})?\\.[A-Z][0-9]{0,3}[a-z]?(?:\\.${idPart}){0,2})`;
/** The rest of `D4.A1–A3`, `D4.A/B/C`. */
const more = `(?:[–−/+-](?:[A-Z][0-9]{0,3}(?:\\.${idPart}){0,3}|[0-9]{1,3}))*`;
const range = '[A-Z][0-9]{1,4}[–−-][A-Z][0-9]{1,4}';
/** At the head of a task, where nothing else stands: `S1`, `T001`, `0.A`, `1.2`. */
const taskId = `(?:[A-Z]{1,2}[0-9]{1,4}[a-z]?(?:\\.${idPart}){0,3}|[A-Z](?:\\.${idPart}){1,3}|[0-9]{1,3}(?:\\.${idPart}){1,3})`;
/** `BE-3`, `BE-12`, `M0-T01`, `TASK_7`: at the head of a task, where it has a mark of its own. */
const looseId = `${standards}(?:[A-Z]+(?:-[A-Z][A-Z0-9]*)*-[0-9]{1,3}[a-z]?|[A-Z]{1,3}[0-9]{1,3}-[A-Z]{1,2}[0-9]{1,3}|[A-Z]{2,5}_[0-9]{1,4})`;

const labels = `(?=[A-Z])(?i:${any(FIELD_LABELS.keys())})(?:[ ]\\([^()]{1,60}\\))?`;

interface Rule {
	readonly name?: string;
	readonly match?: string;
	readonly captures?: Captures;
	readonly begin?: string;
	readonly beginCaptures?: Captures;
	readonly end?: string;
	readonly endCaptures?: Captures;
	readonly patterns?: readonly (Rule | Include)[];
}

type Captures = Readonly<Record<number, { readonly name: string }>>;

interface Include {
	readonly include: string;
}

const include = (...names: string[]): Include[] => names.map((name) => ({ include: `#${name}` }));

const stateNames = Object.keys(stateScope) as TaskState[];

/** One group a state, in the order of `stateScope`: `(open|todo)|(active|wip)|…`. */
const groups = (spellings: (state: TaskState) => Iterable<string>): string =>
	stateNames.map((state) => `(${any(spellings(state))})`).join('|');
/** Behind an emoji there may stand U+FE0F, which says that it is one. */
const boxes = groups((state) =>
	[...BOXES].flatMap(([sign, its]) => {
		const box = `[${sign || ' '}]`;
		return its !== state ? [] : sign > '~' ? [box, `[${sign}\uFE0F]`] : [box];
	}),
);
/** `N/A` is a cell of any table. */
const words = groups((state) =>
	[...PHRASES].flatMap(([word, its]) => (its === state && word !== 'n/a' ? [word] : [])),
).replaceAll(' ', '[ _-]');
/** The scopes of such groups, the first of which has this number. */
const stateCaptures = (first: number) =>
	Object.fromEntries(stateNames.map((state, i) => [first + i, { name: stateScope[state] }]));

const repository = {
	/**
	 * As in the grammar of Markdown, whose own rule looks into no code span. Begin and end, since the engine copies all of the line up to
	 * a capture that has patterns, for each of them again; the end stands on the line, or it would not begin.
	 */
	codeSpan: {
		name: scope.code,
		begin: '(`+)(?=(?:[^`]|(?!(?<!`)\\1(?!`))`)*+\\1)',
		beginCaptures: { 1: { name: scope.tick } },
		patterns: include('address', 'targetInCode', 'pointer', 'folder', 'id'),
		end: '(?<!`)(\\1)(?!`)',
		endCaptures: { 1: { name: scope.tick } },
	},
	/** The text of a list item begins with it. */
	box: {
		match: `\\G(?<=[-*+.)]\\s|[-*+.)]\\s\\s|[-*+.)]\\s\\s\\s|[-*+.)]\\s\\s\\s\\s)(?:${boxes})(?=\\*?[ \\t]+[^ \\t=:→])(?![ \\t]+tasks?[ \\t]*[=:→])`,
		captures: stateCaptures(1),
	},
	cellState: {
		match: `(\\|)[ \\t]*(\`?)(?:(?:${boxes})(?=\\2[ \\t]*(?:\\||$|[A-Z]))|(?i:${words})(?=\\2(?:[ \\t]*(?:\\||$)|[ \\t]+[(–—])))(\\2)`,
		captures: {
			1: { name: scope.bar },
			2: { name: `${scope.code} ${scope.tick}` },
			...stateCaptures(3),
			...stateCaptures(3 + stateNames.length),
			[3 + 2 * stateNames.length]: { name: `${scope.code} ${scope.tick}` },
		},
	},
	/** A field of a ledger's entry. */
	status: {
		match: `(?:(\\*\\*Status:\\*\\*)|\\bStatus:)[ ](?i:${words})(?=[ \\t]*$|[.,;)]|[ \\t]+[(–—])`,
		captures: { 1: { name: scope.bold }, ...stateCaptures(2) },
	},
	/** The first cell of a row that has a state further on. */
	cellId: {
		match: `^(\\|)[ \\t]*(${initiative}|${taskId}|${looseId})(?=[ \\t]*\\|.*\\|[ \\t]*\`?(?:${boxes}|(?i:${words})[ \\t]*(?:\\||$)))`,
		captures: { 1: { name: scope.bar }, 2: { name: scope.id } },
	},
	itemId: {
		match: `(?<=\\[.\\] |\\[.\\] \\*\\*|\\[.\uFE0F\\] |\\[.\uFE0F\\] \\*\\*)(?:(${taskId})(?=[:.)](?:$|[\\s*])|[ \\t]+[A-Z(\`\\[])|(${looseId})(?=[:.)](?:$|[\\s*])|\\*\\*))`,
		captures: { 1: { name: scope.id }, 2: { name: scope.id } },
	},
	field: {
		patterns: [
			{ match: `^(${labels})(:)(?=\\s|$)`, captures: { 1: { name: scope.field }, 2: { name: scope.colon } } },
			{
				match: `^(\\*\\*)(${labels})(:)(\\*\\*)(?=\\s|$)`,
				captures: {
					1: { name: scope.stars },
					2: { name: `${scope.bold} ${scope.field}` },
					3: { name: `${scope.bold} ${scope.colon}` },
					4: { name: scope.stars },
				},
			},
		],
	},
	/** These have no colour; they take what must not be looked into, and leave marks at its end to Markdown. */
	address: { match: `(?<![A-Za-z0-9.+-]|[^\\\\]_)(?:${addresses})(?<![*_)\\].,;:!?])` },
	target: { match: targetBut('') },
	/** Ends with the code span it is in. */
	targetInCode: { match: targetBut('`') },
	pointer: {
		name: 'meta.link.pointer.plan',
		match: `${pointerStart}(${path})(?:${suffix})?${pointerEnd}`,
		captures: {
			1: { name: scope.path },
			2: { name: scope.mark },
			3: { name: scope.lines },
			4: { name: scope.mark },
			5: { name: scope.symbol },
			6: { name: scope.mark },
			7: { name: scope.lines },
			8: { name: scope.mark },
			9: { name: scope.lines },
			10: { name: scope.mark },
			11: { name: scope.slug },
		},
	},
	folder: { name: `meta.link.pointer.plan ${scope.path}`, match: `${pointerStart}${folder}${pointerEnd}` },
	id: {
		patterns: [
			// Else it would be taken for a reference to a link.
			{
				match: `(\\[)(${initiative})(\\])(?![(\\[])`,
				captures: { 1: { name: scope.bracket }, 2: { name: scope.id }, 3: { name: scope.bracket } },
			},
			{
				match: `${idStart}(${initiative})(?:[./:]([A-Z][0-9]{1,4}[a-z]?(?:\\.${idPart}){0,3}${more}))?${idEnd}`,
				captures: { 1: { name: scope.id }, 2: { name: scope.id } },
			},
			{ name: scope.id, match: `${idStart}(?:${dottedId}${more}|${range})${idEnd}` },
		],
	},
} satisfies Record<string, Rule>;

export const textMateGrammar = {
	scopeName: 'plan-navigator.injection',
	// At the left edge of a block the rules of Markdown come first, so all this waits until it is inside of one.
	injectionSelector:
		'L:(meta.paragraph.markdown, markup.heading.markdown, markup.table.markdown, markup.fenced_code.block.markdown, ' +
		'markup.raw.block.markdown) - (markup.inline.raw, meta.link, meta.image, meta.embedded, comment)',
	patterns: include(
		...['codeSpan', 'box', 'cellState', 'status', 'cellId', 'itemId', 'field'],
		...['address', 'target', 'pointer', 'folder', 'id'],
	),
	repository,
};
