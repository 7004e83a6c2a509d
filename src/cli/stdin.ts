import { decodeText } from '../hosts/decodeText.ts';
import type { Document } from '../indexing/document.ts';
import { type Invocation, UsageError } from './command.ts';
import type { Opened } from './open.ts';

/** The text that was piped in, for `--stdin`. @throws UsageError where it is not text */
async function readStdin({ console }: Invocation, name: string): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of console.stdin) {
		chunks.push(Buffer.from(chunk));
	}
	const result = decodeText(name, Buffer.concat(chunks));
	if ('problem' in result) {
		throw new UsageError(result.message);
	}
	return result.text;
}

/** The document that `--stdin --stdin-path docs/a.md` gives, or the one of the only argument. */
export async function documentOf(invocation: Invocation, opened: Opened, usage: string): Promise<Document> {
	const { options, args } = invocation;
	if (options['stdin'] !== true) {
		const [file] = args;
		if (file === undefined) {
			throw new UsageError(`which file? usage: plan-nav ${usage}`);
		}
		return opened.document(file);
	}
	const name = options['stdin-path'];
	if (typeof name !== 'string' || args.length > 0) {
		throw new UsageError('--stdin wants --stdin-path FILE and no other file');
	}
	const path = opened.pathOf(name);
	opened.service.setOverlay(path, await readStdin(invocation, name));
	return opened.document(name);
}

export const stdinOptions = { stdin: { type: 'boolean' }, 'stdin-path': { type: 'string' } } as const;

export const stdinHelp = ['  --stdin --stdin-path FILE   read the text of FILE from standard input'] as const;
