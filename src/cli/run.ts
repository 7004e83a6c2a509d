import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brief } from './brief.ts';
import { check } from './check.ts';
import { type Command, type Console, type Options, UsageError } from './command.ts';
import { create } from './create.ts';
import { lsp } from './lsp.ts';
import { outline } from './outline.ts';
import { pointers } from './pointers.ts';
import { stats } from './stats.ts';
import { tree } from './tree.ts';

const commands: readonly Command[] = [check, pointers, outline, tree, brief, create, stats, lsp];

const common = {
	root: { type: 'string' },
	format: { type: 'string' },
	help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Runs `plan-nav` with its arguments. Data goes to stdout, messages to stderr.
 * @returns the exit code: 0 fine, 1 findings, 2 wrong usage or I/O
 */
export async function run(args: readonly string[], console: Console): Promise<number> {
	const [first, ...others] = args;
	// `plan-nav help check` is `plan-nav check --help`.
	const [name, ...rest] = first === 'help' && others[0] !== undefined ? [others[0], '--help'] : [first, ...others];
	if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
		(name === undefined ? console.stderr : console.stdout)(`${usage()}\n`);
		return name === undefined ? 2 : 0;
	}
	if (name === '--version') {
		console.stdout(`${version(console)}\n`);
		return 0;
	}
	const command = commands.find((each) => each.name === name);
	if (command === undefined) {
		const isOption = commands.some(({ options }) => Object.hasOwn({ ...common, ...options }, name.replace(/^--/, '')));
		return complain(
			console,
			isOption && name.startsWith('--')
				? `${name} goes behind the command, as in plan-nav check ${name}; plan-nav --help lists both`
				: `unknown command "${name}"; plan-nav --help lists them`,
		);
	}
	try {
		const { values, positionals } = parseArgs({
			args: rest,
			options: { ...common, ...command.options },
			allowPositionals: true,
			strict: true,
		});
		const options = values as Options;
		if (options.help === true) {
			console.stdout(`${helpFor(command)}\n`);
			return 0;
		}
		if (options.format !== undefined && options.format !== 'text' && options.format !== 'json') {
			throw new UsageError(`--format is text or json, not "${options.format}"`);
		}
		if (positionals.length > command.mostArguments) {
			throw new UsageError(`too many arguments; usage: plan-nav ${command.usage}`);
		}
		return await command.run({ options, args: positionals, console });
	} catch (error) {
		return complain(console, error instanceof Error ? firstSentence(error) : String(error));
	}
}

/** The version of the package that the bundle is part of. */
function version({ assets }: Console): string {
	const manifest: { version: string } = JSON.parse(readFileSync(join(assets, '../package.json'), 'utf8'));
	return manifest.version;
}

/** Node explains at length what else a wrong option might have been meant for. */
function firstSentence(error: Error): string {
	const isWrongOption = 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
	return isWrongOption ? `${error.message.split('. ', 1)[0]}; --help lists the options`.toLowerCase() : error.message;
}

function complain(console: Console, message: string): number {
	console.stderr(`plan-nav: ${message.split('\n', 1)[0]}\n`);
	return 2;
}

function usage(): string {
	const width = Math.max(...commands.map((command) => command.usage.length));
	return [
		'Usage: plan-nav COMMAND [OPTION…]',
		'       plan-nav --version',
		'',
		...commands.map((command) => `  ${command.usage.padEnd(width)}  ${command.summary}`),
		'',
		commonHelp,
	].join('\n');
}

function helpFor(command: Command): string {
	return [`Usage: plan-nav ${command.usage}`, '', command.summary, ...command.details, '', commonHelp].join('\n');
}

const commonHelp = [
	'Every command takes',
	'  --root DIR           the workspace (default: the git root, of the current folder or of what is named, else that folder)',
	'  --format text|json   for people or for programs (default: text)',
	'  --help               this text, or that of one command',
	'',
	'PATH and FILE are names, never patterns; relative to --root when it is given, else to the current folder.',
	'Exit code: 0 fine, 1 findings, 2 wrong usage or I/O.',
].join('\n');
