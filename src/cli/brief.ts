import type { BriefAnswer } from '../features/answers.ts';
import { type Command, isJson, printJson } from './command.ts';
import { open } from './open.ts';

/** `plan-nav brief`: the next piece of work. */
export const brief: Command = {
	name: 'brief',
	usage: 'brief [FILE]',
	summary: 'Show a brief (default: input.md) with its pointers checked and its artifacts looked up.',
	details: ['', '  As text, what is wrong with it follows: another branch is checked out, its focus is done, …'],
	options: {},
	mostArguments: 1,
	async run(invocation) {
		const { options, args, console } = invocation;
		const opened = await open(invocation);
		const document =
			args[0] === undefined ? await opened.rootDocument(opened.settings.brief) : await opened.document(args[0]);
		const answer = await opened.service.brief(document);
		if (isJson(options)) {
			printJson(console, { schemaVersion: 1, ...answer });
		} else {
			const found = await opened.service.check(document.path);
			const problems = found.filter(({ severity }) => severity !== 'hint');
			const fields = fieldsOf(answer);
			if (fields === '') {
				console.stderr(`plan-nav: ${document.path} has none of the fields of a brief\n`);
			}
			console.stdout(
				fields +
					list(
						'Problems',
						problems.map(({ line, message }) => `line ${line}: ${message}`),
					),
			);
		}
		return 0;
	},
};

function fieldsOf(brief: BriefAnswer): string {
	const fields: [string, string | null][] = [
		['Summary', brief.summary],
		['Mode', brief.mode],
		['Focus', brief.focus?.text ?? null],
		['Branch', brief.branch],
		['If Blocked', brief.ifBlocked],
		['Next Up', brief.nextUp],
	];
	const lists: [string, readonly string[]][] = [
		['Do Now', brief.doNow.map(({ state, text }) => (state === null ? text : `[${state}] ${text}`))],
		['Priorities & Rationale', textsOf(brief.priorities)],
		['How-To Map', textsOf(brief.howTo)],
		['Pitfalls To Avoid', textsOf(brief.pitfalls)],
		['Artifacts', brief.artifacts.map(({ path, exists }) => `${path}: ${exists ? 'there' : 'missing'}`)],
		['Mapped tests', brief.mappedTests],
		['Pointers', brief.pointers.map((pointer) => `${pointer.text}: ${pointer.status}`)],
	];
	const own = [
		...fields.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}\n`])),
		...lists.map(([name, items]) => list(name, items)),
	].join('');
	// Any text has labels; those of a brief stand among its own.
	return own === '' ? '' : own + brief.other.map(({ name, text }) => list(name, text.split('\n'))).join('');
}

const textsOf = (items: BriefAnswer['priorities']): readonly string[] => items.map(({ text }) => text);

const list = (name: string, items: readonly string[]): string =>
	items.length === 0 ? '' : `${name}:\n${items.map((item) => `  ${item.replaceAll('\n', '\n    ')}\n`).join('')}`;
