import type { OutlineTask } from '../features/answers.ts';
import type { ProblemText } from '../features/problems.ts';
import { plainText } from '../indexing/headings.ts';
import { type Command, isJson, printJson } from './command.ts';
import { open } from './open.ts';
import { documentOf, stdinHelp, stdinOptions } from './stdin.ts';

const usage = 'outline FILE';

/** `plan-nav outline`: the phases and tasks of any document. */
export const outline: Command = {
	name: 'outline',
	usage,
	summary: 'Show the phases and tasks of a document.',
	details: ['', ...stdinHelp],
	options: stdinOptions,
	mostArguments: 1,
	async run(invocation) {
		const { options, console } = invocation;
		const opened = await open(invocation);
		const answer = opened.service.outline(await documentOf(invocation, opened, usage));
		if (isJson(options)) {
			printJson(console, { schemaVersion: 1, ...answer });
			return 0;
		}
		console.stderr(problemLines(answer.file, answer.problems));
		console.stdout(`${answer.title === null ? answer.file : plainText(answer.title)}\n`);
		for (const { line, id, title, status, tasks } of answer.phases) {
			const said = [id, plainText(title), status === null ? '' : `[${status}]`].filter((part) => part !== '');
			console.stdout(`\n${line}: ${said.join(' ')}\n${taskLines(tasks)}`);
		}
		console.stdout(answer.tasks.length === 0 ? '' : `\nOutside any phase\n${taskLines(answer.tasks)}`);
		return 0;
	},
};

/** One line a problem: `plans/a.md:7: a code block that never closes`. */
export const problemLines = (file: string, problems: readonly ProblemText[]): string =>
	problems.map(({ line, message }) => `${file}:${line}: ${message}\n`).join('');

/** One line a task: `  25: done     D4.A1 Write it`. */
function taskLines(tasks: readonly OutlineTask[]): string {
	return tasks
		.map(
			({ line, state, id, title }) =>
				`  ${line}: ${state.padEnd(7)}  ${id === null ? '' : `${id} `}${plainText(title)}\n`,
		)
		.join('');
}
