import type { Document } from '../indexing/document.ts';
import { isBroken } from '../indexing/resolution.ts';
import { type Command, type Invocation, isJson, printJson } from './command.ts';
import { type Opened, open } from './open.ts';
import { documentOf, stdinHelp, stdinOptions } from './stdin.ts';

const usage = 'pointers [PATH…]';

/** `plan-nav pointers`: what documents point at, and whether it is there. */
export const pointers: Command = {
	name: 'pointers',
	usage,
	summary: 'List the pointers of documents (default: plans, ledger, brief) and where they lead.',
	details: ['', '  --broken                    only those that lead nowhere', ...stdinHelp],
	options: { ...stdinOptions, broken: { type: 'boolean' } },
	mostArguments: Number.POSITIVE_INFINITY,
	async run(invocation) {
		const { options, console } = invocation;
		const opened = await open(invocation, { atRest: 'nothing' });
		const { service } = opened;
		const documents = await documentsFor(invocation, opened);
		const all = (await Promise.all(documents.map((document) => service.pointers(document)))).flat();
		const entries = options['broken'] === true ? all.filter(({ status }) => isBroken(status)) : all;
		if (isJson(options)) {
			printJson(console, entries);
		} else {
			for (const { file, line, start, text, status, target } of entries) {
				const leads = target === null ? '' : ` -> ${target.file}${target.line === null ? '/' : `:${target.line}`}`;
				console.stdout(`${file}:${line}:${start + 1}: ${text}: ${status}${leads}\n`);
			}
			await (documents.length === 0 && opened.sayIfEmpty());
		}
		return 0;
	},
};

/** The documents that were named; where none were, those of the plans that can be read. */
async function documentsFor(invocation: Invocation, opened: Opened): Promise<Document[]> {
	const { options, args, console } = invocation;
	if (options['stdin'] === true) {
		return [await documentOf(invocation, opened, usage)];
	}
	if (args.length > 0) {
		return Promise.all((await opened.pathsOf(args)).map((path) => opened.rootDocument(path)));
	}
	const documents: Document[] = [];
	for (const path of await opened.service.documents()) {
		const read = await opened.service.read(path);
		if ('problem' in read) {
			console.stderr(`plan-nav: ${read.message}\n`);
		} else {
			documents.push(read);
		}
	}
	return documents;
}
