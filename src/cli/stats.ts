import { type Command, isJson, printJson } from './command.ts';
import { open } from './open.ts';

/** `plan-nav stats`: how much there is, and how long a cold start takes to read and check it. */
export const stats: Command = {
	name: 'stats',
	usage: 'stats',
	summary: 'Count documents, phases, tasks and pointers, and show how long it took.',
	details: [],
	options: {},
	mostArguments: 0,
	async run(invocation) {
		const { options, console } = invocation;
		const opened = await open(invocation, { atRest: 'nothing' });
		const { files, phases, tasks, pointers, ms } = await opened.service.stats();
		const memory = {
			rssMB: Math.round(process.resourceUsage().maxRSS / 1024),
			heapMB: Math.round(process.memoryUsage().heapUsed / 1_048_576),
		};
		if (isJson(options)) {
			printJson(console, { schemaVersion: 1, files, phases, tasks, pointers, ms: rounded(ms), ...memory });
			return 0;
		}
		const rows: [string, number, Readonly<Record<string, number>>?][] = [
			['documents', files],
			['phases', phases],
			['tasks', sum(tasks), tasks],
			['pointers', sum(pointers), pointers],
			['milliseconds', Math.round(ms.total), { list: ms.list, read: ms.read, parse: ms.parse, resolve: ms.resolve }],
			['megabytes', memory.rssMB],
		];
		for (const [name, count, parts] of rows) {
			console.stdout(`${name.padEnd(12)} ${count}${listOf(parts ?? {})}\n`);
		}
		await opened.sayIfEmpty();
		return 0;
	},
};

/** To tenths of a millisecond. */
const rounded = <T extends Readonly<Record<string, number>>>(times: T) =>
	Object.fromEntries(Object.entries(times).map(([part, ms]) => [part, Math.round(ms * 10) / 10]));

const sum = (counts: Readonly<Record<string, number>>): number =>
	Object.values(counts).reduce((total, count) => total + count, 0);

/** ` (12 ok, 1 missing-file)`: what there is any of. */
function listOf(counts: Readonly<Record<string, number>>): string {
	const some = Object.entries(counts).filter(([, count]) => Math.round(count) > 0);
	return some.length === 0 ? '' : ` (${some.map(([name, count]) => `${Math.round(count)} ${name}`).join(', ')})`;
}
