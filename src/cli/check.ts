import { pushAll } from '../base/collections.ts';
import type { Diagnostic } from '../features/check.ts';
import { preferredFix } from '../features/fixes.ts';
import type { Fix } from '../features/rules/rule.ts';
import type { RootPath } from '../ports/files.ts';
import { amount, type Command, isJson, printJson, UsageError } from './command.ts';
import { open } from './open.ts';

const levels = ['error', 'warning', 'information', 'hint'] as const;

/** `plan-nav check`: what is wrong in the documents, for people and for CI. */
export const check: Command = {
	name: 'check',
	usage: 'check [PATH…]',
	summary: 'Check documents (default: all but records and archived plans) and say what is wrong.',
	details: [
		'',
		'A PATH may be a folder: the documents in it, without records and archived plans.',
		'',
		'  --severity LEVEL     what is shown and counts: error, warning, information or hint (default: information)',
		'  The exit code is 1 where something is found, else 2 where a document cannot be read or a setting is wrong. docs/rules/ explains each rule.',
	],
	options: { severity: { type: 'string' } },
	mostArguments: Number.POSITIVE_INFINITY,
	async run(invocation) {
		const { options, args, console } = invocation;
		const least = levels.findIndex((level) => level === (options['severity'] ?? 'information'));
		if (least < 0) {
			throw new UsageError(`--severity is one of ${levels.join(', ')}, not "${options['severity']}"`);
		}
		const opened = await open(invocation);
		const paths = args.length > 0 ? await opened.pathsOf(args) : await opened.service.checkedPaths();
		const findings: Finding[] = [];
		let below = 0;
		let unread = 0;
		for (const path of paths) {
			const read = await opened.service.read(path);
			if ('problem' in read) {
				opened.warn(read.message);
				unread++;
			}
			const found = await opened.service.check(path);
			const shown = found.filter(({ severity }) => levels.indexOf(severity) <= least);
			below += found.length - shown.length;
			pushAll(findings, await Promise.all(shown.map((each) => toFinding(path, each, isJson(options)))));
		}
		if (isJson(options)) {
			printJson(console, findings);
		} else {
			for (const { file, line, start, severity, message, rule } of findings) {
				console.stdout(`${file}:${line}:${start + 1}: ${severity}: ${message} (${rule})\n`);
			}
			const files = new Set(findings.map(({ file }) => file)).size;
			const what = findings.length === 0 ? 'no findings' : `${amount(findings.length, 'finding')} in ${files}`;
			const rest = options['severity'] !== undefined && below > 0 ? `, ${below} below that severity` : '';
			const lost = unread > 0 ? `, ${unread} could not be read` : '';
			console.stderr(
				`${what} ${findings.length === 0 ? 'in' : 'of'} ${amount(paths.length, 'document')}${rest}${lost}\n`,
			);
			await (args.length === 0 && opened.sayIfEmpty());
		}
		if (findings.length > 0) {
			return 1;
		}
		// Nothing was found, but not everything was looked at, or perhaps by other rules than somebody wanted.
		return unread + opened.settingsProblems.length > 0 ? 2 : 0;
	},
};

/** A finding as `plan-nav check --format json` prints it (design.md, section 4): lines 1-based, columns 0-based UTF-16, end exclusive. */
interface Finding {
	readonly rule: string;
	readonly severity: Diagnostic['severity'];
	readonly file: RootPath;
	readonly line: number;
	readonly start: number;
	readonly end: number;
	readonly message: string;
	/** What most likely mends it. */
	readonly fix?: {
		readonly title: string;
		readonly edits: readonly {
			readonly file: RootPath;
			readonly line: number;
			readonly start: number;
			readonly end: number;
			readonly text: string;
		}[];
	};
}

async function toFinding(file: RootPath, diagnostic: Diagnostic, wantsFix: boolean): Promise<Finding> {
	const { rule, severity, line, span, message } = diagnostic;
	const fix = wantsFix ? await preferredFix(diagnostic) : undefined;
	return { rule, severity, file, line, ...span, message, ...(fix !== undefined && { fix: toFix(fix) }) };
}

const toFix = ({ title, edit }: Fix): NonNullable<Finding['fix']> => ({
	title,
	edits: edit.changes.map(({ path, line, span, text }) => ({ file: path, line, ...span, text })),
});
