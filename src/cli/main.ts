import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), {
	cwd: process.cwd(),
	stdin: process.stdin,
	stdout: (text) => process.stdout.write(text),
	stderr: (text) => process.stderr.write(text),
	assets: import.meta.dirname,
});
