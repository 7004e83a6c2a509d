import { collectEarly } from '../hosts/heap.ts';
import { run } from './run.ts';

collectEarly();

// A reader may go away early, as `head` does: then nobody wants the rest.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') {
		process.exit(0);
	}
	process.stderr.write(`plan-nav: the output cannot be written: ${error.message}\n`);
	process.exit(2);
});

process.exitCode = await run(process.argv.slice(2), {
	cwd: process.cwd(),
	stdin: process.stdin,
	stdout: (text) => process.stdout.write(text),
	stderr: (text) => process.stderr.write(text),
	assets: import.meta.dirname,
});
