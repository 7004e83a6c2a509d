import { writeNew } from '../hosts/nodeWrite.ts';
import { type Command, isJson, printJson, UsageError } from './command.ts';
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
		const text = (name: string): string | undefined => (typeof options[name] === 'string' ? options[name] : undefined);
		const [brief, stamp, initiative, phase, directory] = ['brief', 'stamp', 'initiative', 'phase', 'directory'].map(
			text,
		);
		if (brief !== undefined) {
			await opened.document(brief);
		}
		const draft = await opened.service.draft({
			kinds: [kind],
			from: {
				...(initiative !== undefined && { initiative }),
				...(phase !== undefined && { phase }),
				...(directory !== undefined && { directory: opened.pathOf(directory) }),
			},
			...(stamp !== undefined && { stamp }),
			...(brief !== undefined && { brief: opened.pathOf(brief) }),
		});
		if ('templates' in draft) {
			const lines = draft.templates.map(({ path, line, message }) => `plan-nav: ${path}:${line}: ${message}\n`);
			console.stderr(lines.join(''));
			return 2;
		}
		if ('problem' in draft) {
			throw new UsageError(draft.problem);
		}
		if ('needs' in draft) {
			throw new UsageError(
				draft.needs === 'stamp'
					? `the path holds ${draft.placeholder}; give its value with --stamp, for example ${draft.suggestion}`
					: `${draft.brief ?? 'there is no brief'}; give ${listed(draft.missing.map((each) => `--${each}`))}`,
			);
		}
		if (initiative !== undefined && !(await opened.service.knowsInitiative(initiative))) {
			console.stderr(`plan-nav: no plan, ledger or brief knows the initiative ${initiative}\n`);
		}
		const created: string[] = [];
		const skipped: { file: string; why: string }[] = [];
		for (const file of draft.files) {
			const written = file.exists
				? { created: false as const, why: 'it exists' }
				: options['dry-run'] === true
					? { created: true as const }
					: writeNew(opened.root, file.path, file.text);
			if (written.created) {
				created.push(file.path);
			} else {
				skipped.push({ file: file.path, why: written.why });
			}
		}
		if (isJson(options)) {
			printJson(console, { schemaVersion: 1, created, skipped });
		} else if (options['dry-run'] === true) {
			console.stdout(
				draft.files
					.map((file) => `--- ${file.path}${file.exists ? ' (exists)' : ''}\n${file.exists ? '' : file.text}`)
					.join(''),
			);
		} else {
			console.stdout(created.map((file) => `created ${file}\n`).join(''));
			console.stderr(skipped.map(({ file, why }) => `plan-nav: skipped ${file}: ${why}\n`).join(''));
		}
		return draft.files.some((file) => !file.exists && skipped.some((each) => each.file === file.path)) ? 2 : 0;
	},
};

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
