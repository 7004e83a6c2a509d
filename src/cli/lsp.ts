import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from './command.ts';

/** `plan-nav lsp`: the language server, a program of its own beside this one. */
export const lsp: Command = {
	name: 'lsp',
	usage: 'lsp',
	summary: 'Speak the Language Server Protocol on standard input and output.',
	details: [],
	options: { stdio: { type: 'boolean' } },
	mostArguments: 0,
	run({ console }) {
		return new Promise((resolve, reject) => {
			const server = spawn(process.execPath, [join(console.assets, 'server.cjs'), '--stdio'], { stdio: 'inherit' });
			server.on('error', reject);
			server.on('exit', (code) => resolve(code ?? 2));
		});
	},
};
