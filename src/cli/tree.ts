import type { Outline } from '../features/answers.ts';
import { plainText } from '../indexing/headings.ts';
import { progress } from '../indexing/planIndex.ts';
import { type Counts, tasksTell } from '../indexing/planSummary.ts';
import { type Command, isJson, printJson } from './command.ts';
import { open } from './open.ts';
import { problemLines } from './outline.ts';

/** `plan-nav tree`: all initiatives with their documents and phases. */
export const tree: Command = {
	name: 'tree',
	usage: 'tree',
	summary: 'Show initiatives, their plan documents and phases, and how much of each is done.',
	details: [
		'',
		'With --format json also the tasks and the brief; plan-nav outline FILE shows the tasks of one document.',
	],
	options: {},
	mostArguments: 0,
	async run(invocation) {
		const { options, console } = invocation;
		const opened = await open(invocation);
		const answer = await opened.service.tree();
		if (isJson(options)) {
			printJson(console, answer);
			return 0;
		}
		await opened.sayIfEmpty();
		for (const { file, problems } of [...answer.initiatives.flatMap((each) => each.documents), ...answer.other]) {
			console.stderr(problemLines(file, problems));
		}
		console.stderr(answer.problems.map((problem) => problemLines(problem.file, [problem])).join(''));
		for (const { id, title, status, priority, archived, counts, leftInLedger, documents } of answer.initiatives) {
			const tasks = leftInLedger === 1 ? 'task' : 'tasks';
			const left = leftInLedger === 0 ? null : `${leftInLedger} ${tasks} left in the ledger`;
			const saysArchived = /\barchived\b/i.test(status ?? '');
			const facts = [status, priority, archived && !saysArchived ? 'archived' : null, doneOf(counts), left].filter(
				(fact) => fact !== null,
			);
			console.stdout(
				`${id}${title === null ? '' : ` ${plainText(title)}`}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}\n`,
			);
			console.stdout(documents.map(documentLines).join(''));
		}
		if (answer.other.length > 0) {
			console.stdout(`Other plans\n${answer.other.map(documentLines).join('')}`);
		}
		return 0;
	},
};

function documentLines({ file, status, phases, counts }: Outline): string {
	/** How deep the last phase of each id lies: what holds another stands before it. */
	const depths = new Map<string, number>();
	const phaseLines = phases.map(({ id, title, parent, counts }) => {
		const depth = parent === null ? 0 : (depths.get(parent) ?? -1) + 1;
		depths.set(id, depth);
		return `    ${'  '.repeat(depth)}${`${id} ${plainText(title)}`.trimEnd()}${inBrackets(doneOf(counts))}\n`;
	});
	const amount = doneOf(counts) ?? (tasksTell(counts) || status === null ? null : plainText(status));
	return `  ${file}${inBrackets(amount)}\n${phaseLines.join('')}`;
}

const inBrackets = (text: string | null): string => (text === null ? '' : ` (${text})`);

const doneOf = (counts: Counts): string | null => {
	const done = progress(counts);
	return done === undefined ? null : `${done} done`;
};
