import type { DraftRequest } from '../features/scaffold/draft.ts';
import type { DraftedFile, NoDraft } from '../features/scaffold/result.ts';
import { writeNew } from '../hosts/nodeWrite.ts';
import { type Command, isJson, type Options, printJson, UsageError } from './command.ts';
import { type Opened, open } from './open.ts';

/** `plan-nav create`: the documents that a brief asks for, half written. */
export const create: Command = {
	name: 'create',
	usage: 'create KIND',
	summary: 'Create an artifact that the brief asks for: d4-alignment, d4-selector-map or a kind of your own.',
	details: [
		'',
		'  --brief FILE       the brief (default: input.md)',
		'  --stamp S          the value of a placeholder such as $STAMP or <ts> in its Artifacts',
		'  --initiative ID, --phase ID, --directory DIR   what it is for, and where it goes,',
		'                     where the brief does not say it or is about something else',
		'  --dry-run          print what would be written, and write nothing',
		'',
		'An existing file is never written over: it is skipped, and the exit code is 0.',
		'Templates in .plan-navigator/templates/ override the built-in ones and add kinds: risk_register.mustache is risk-register.',
	],
	options: {
		brief: { type: 'string' },
		stamp: { type: 'string' },
		initiative: { type: 'string' },
		phase: { type: 'string' },
		directory: { type: 'string' },
		'dry-run': { type: 'boolean' },
	},
	mostArguments: 1,
	async run(invocation) {
		const { options, args, console } = invocation;
		const opened = await open(invocation);
		const kind = await kindOf(opened, args[0]);
		const draft = await opened.service.draft(await requestOf(opened, kind, options));
		if ('templates' in draft) {
			const lines = draft.templates.map(({ path, line, message }) => `plan-nav: ${path}:${line}: ${message}\n`);
			console.stderr(lines.join(''));
			return 2;
		}
		if (!('files' in draft)) {
			throw new UsageError(whyNot(draft));
		}
		const initiative = textOf(options, 'initiative');
		if (initiative !== undefined && !(await opened.service.knowsInitiative(initiative))) {
			throw new UsageError(`no plan, ledger or brief knows the initiative ${initiative}`);
		}
		const isDry = options['dry-run'] === true;
		const { created, skipped } = write(draft.files, opened.root, isDry);
		if (isJson(options)) {
			printJson(console, { schemaVersion: 1, created, skipped });
		} else if (isDry) {
			console.stdout(draft.files.map(shown).join(''));
		} else {
			console.stdout(created.map((file) => `created ${file}\n`).join(''));
			console.stderr(skipped.map(({ file, why }) => `plan-nav: skipped ${file}: ${why}\n`).join(''));
		}
		return draft.files.some((file) => !file.exists && skipped.some((each) => each.file === file.path)) ? 2 : 0;
	},
};

const textOf = (options: Options, name: string): string | undefined => {
	const value = options[name];
	return typeof value === 'string' ? value : undefined;
};

/** @throws UsageError where the brief that is named cannot be read */
async function requestOf(opened: Opened, kind: string, options: Options): Promise<DraftRequest> {
	const brief = textOf(options, 'brief');
	const stamp = textOf(options, 'stamp');
	const initiative = textOf(options, 'initiative');
	const phase = textOf(options, 'phase');
	const directory = textOf(options, 'directory');
	if (brief !== undefined) {
		await opened.document(brief);
	}
	return {
		kinds: [kind],
		from: {
			...(initiative !== undefined && { initiative }),
			...(phase !== undefined && { phase }),
			...(directory !== undefined && { directory: opened.pathOf(directory) }),
		},
		...(stamp !== undefined && { stamp }),
		...(brief !== undefined && { brief: opened.pathOf(brief) }),
	};
}

/** What a draft needs, or why there is none, as a sentence for people. */
function whyNot(draft: Exclude<NoDraft, { templates: unknown }>): string {
	if ('problem' in draft) {
		return draft.problem;
	}
	return draft.needs === 'stamp'
		? `the path holds ${draft.placeholder}; give its value with --stamp, for example ${draft.suggestion}`
		: `${draft.brief ?? 'there is no brief'}; give ${listed(draft.missing.map((each) => `--${each}`))}`;
}

interface Written {
	readonly created: readonly string[];
	readonly skipped: readonly { readonly file: string; readonly why: string }[];
}

/** @param isDry say what would be written, and write nothing */
function write(files: readonly DraftedFile[], root: string, isDry: boolean): Written {
	const created: string[] = [];
	const skipped: { file: string; why: string }[] = [];
	for (const { path, text, exists } of files) {
		const written = exists
			? { created: false as const, why: 'it exists' }
			: isDry
				? { created: true as const }
				: writeNew(root, path, text);
		if (written.created) {
			created.push(path);
		} else {
			skipped.push({ file: path, why: written.why });
		}
	}
	return { created, skipped };
}

const shown = ({ path, text, exists }: DraftedFile): string =>
	`--- ${path}${exists ? ' (exists)' : ''}\n${exists ? '' : text}`;

/** `a, b and c`. */
const listed = (words: readonly string[]): string => words.join(', ').replace(/, ([^,]*)$/, ' and $1');

/** @throws UsageError, with the kinds that there are, for a name that is none of them */
async function kindOf({ service }: Opened, name: string | undefined): Promise<string> {
	const kinds = (await service.kinds({})).map(({ kind }) => kind);
	const kind = kinds.find((each) => each === name);
	if (kind === undefined) {
		throw new UsageError(
			`${name === undefined ? 'which kind?' : `unknown kind "${name}";`} one of ${kinds.join(', ')}`,
		);
	}
	return kind;
}
