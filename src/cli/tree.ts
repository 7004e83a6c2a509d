import type { Outline } from '../features/answers.ts';
import { type Counts, progress } from '../indexing/planIndex.ts';
import { type Command, isJson, printJson } from './command.ts';
import { open } from './open.ts';

/** `plan-nav tree`: all initiatives with their documents, phases and tasks. */
export const tree: Command = {
	name: 'tree',
	usage: 'tree',
	summary: 'Show initiatives, their plan documents, phases and tasks, and the brief.',
	details: [],
	options: {},
	mostArguments: 0,
	async run(invocation) {
		const { options, console } = invocation;
		const { service } = await open(invocation);
		const answer = await service.tree();
		for (const { message } of answer.unread) {
			console.stderr(`plan-nav: ${message}\n`);
		}
		if (isJson(options)) {
			printJson(console, answer);
			return 0;
		}
		for (const { id, title, status, priority, archived, counts, documents } of answer.initiatives) {
			const facts = [status, priority, archived ? 'archived' : null, doneOf(counts)].filter((fact) => fact !== null);
			console.stdout(`${id}${title === null ? '' : ` ${title}`}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}\n`);
			console.stdout(documents.map(documentLines).join(''));
		}
		if (answer.other.length > 0) {
			console.stdout(`Other plans\n${answer.other.map(documentLines).join('')}`);
		}
		return 0;
	},
};

function documentLines({ file, phases, tasks }: Outline): string {
	const phaseLines = phases.map((phase) => `    ${phase.id} ${phase.title}${inBrackets(doneIn(phase.tasks))}\n`);
	return `  ${file}${inBrackets(doneIn(tasks))}\n${phaseLines.join('')}`;
}

const inBrackets = (text: string | null): string => (text === null ? '' : ` (${text})`);

const doneOf = (counts: Counts): string | null => {
	const done = progress(counts);
	return done === undefined ? null : `${done} done`;
};

function doneIn(tasks: Outline['tasks']): string | null {
	const counts = { open: 0, active: 0, blocked: 0, done: 0, skipped: 0 };
	for (const task of tasks) {
		counts[task.state]++;
	}
	return doneOf(counts);
}
