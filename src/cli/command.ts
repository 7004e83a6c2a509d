import type { ParseArgsConfig } from 'node:util';

/** The process around a command, so that a test can stand in for it. */
export interface Console {
	/** Absolute. */
	readonly cwd: string;
	readonly stdin: AsyncIterable<Uint8Array | string>;
	readonly stdout: (text: string) => void;
	readonly stderr: (text: string) => void;
	/** The folder of the bundle, where the language server lies as well. */
	readonly assets: string;
}

/** Options by name; each command declares its own beside the common ones. */
export type Options = Readonly<Record<string, string | boolean | undefined>> & {
	readonly root?: string;
	readonly format?: string;
	readonly help?: boolean;
};

export interface Invocation {
	readonly options: Options;
	readonly args: readonly string[];
	readonly console: Console;
}

export interface Command {
	readonly name: string;
	/** `outline FILE`. */
	readonly usage: string;
	readonly summary: string;
	/** Further lines of help, the command's own options among them. */
	readonly details: readonly string[];
	readonly options: NonNullable<ParseArgsConfig['options']>;
	readonly mostArguments: number;
	/** @returns the exit code. @throws UsageError, and whatever I/O throws; both end in one line and exit code 2 */
	run(invocation: Invocation): Promise<number>;
}

/** Something was asked for wrongly; the message is one clear line. */
export class UsageError extends Error {}

export const isJson = (options: Options): boolean => options.format === 'json';

/** Prints a value as JSON that a person can read as well. */
export function printJson(console: Console, value: unknown): void {
	console.stdout(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** `1 document`, `2 documents`. */
export const amount = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
