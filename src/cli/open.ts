import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { isWithin } from '../base/path.ts';
import { unknownRules } from '../features/rules/unknownRules.ts';
import { decodeText } from '../hosts/decodeText.ts';
import { readEditorSettings } from '../hosts/editorSettings.ts';
import { gitRoot, openGit } from '../hosts/git.ts';
import { cacheFolder, openIndexFile } from '../hosts/indexFile.ts';
import { NodeFiles, type Reading } from '../hosts/nodeFiles.ts';
import { openNodePorts } from '../hosts/nodePorts.ts';
import type { Document } from '../indexing/document.ts';
import { matcher } from '../indexing/globs.ts';
import type { RootPath } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import { defaultSettings } from '../ports/readSettings.ts';
import type { Settings } from '../ports/settings.ts';
import { PlanService } from '../service.ts';
import { type Invocation, UsageError } from './command.ts';

/** A workspace that was opened for one command. */
export interface Opened {
	readonly service: PlanService;
	/** Absolute, links followed. */
	readonly root: string;
	readonly settings: Settings;
	/** What is wrong in them, as it was told. */
	readonly settingsProblems: readonly string[];
	/** The path of a name on the command line. @throws UsageError where it leaves the root */
	pathOf(name: string): RootPath;
	/** The document of a name on the command line. @throws UsageError where it cannot be read */
	document(name: string): Promise<Document>;
	/**
	 * The paths of names on the command line; of a folder those of the documents in it that are checked by themselves.
	 * @throws UsageError where one cannot be read, or a folder holds no document
	 */
	pathsOf(names: readonly string[]): Promise<RootPath[]>;
	/** Says on standard error what was not to be expected; the same once. */
	warn(message: string): void;
	/** Says on standard error that there are no plans, if that is so. */
	sayIfEmpty(): Promise<void>;
	/** The document at a path below the root. @throws UsageError where it cannot be read */
	rootDocument(path: RootPath): Promise<Document>;
}

/** Opens the workspace that a command is about, with the settings that it keeps for editors. */
export async function open(
	{ options, args, console }: Invocation,
	reading: Reading = { forgets: false },
): Promise<Opened> {
	const root = await findRoot(options.root, console.cwd, args);
	const said = new Set<string>();
	const warn = (message: string): void => {
		if (!said.has(message)) {
			said.add(message);
			console.stderr(`plan-nav: ${message}\n`);
		}
	};
	const log: Log = {
		info: () => {},
		warn,
		error: (message) => console.stderr(`plan-nav: ${message}\n`),
		tell: (message) => console.stderr(`plan-nav: ${message}\n`),
	};
	const { settings, problems } = await readEditorSettings(new NodeFiles(root, defaultSettings));
	const settingsProblems = [...problems, ...unknownRules(settings)];
	for (const problem of settingsProblems) {
		log.warn(problem);
	}
	const files = new NodeFiles(root, settings, reading);
	const history = await openGit(root, log);
	const isGitAsked = history.off === undefined;
	const store = await openIndexFile({ folder: cacheFolder(), holds: 'answers', root, isGitAsked, settings, log });
	const service = new PlanService(openNodePorts(root, { files, history, settings, log, store }));
	const base = options.root === undefined ? console.cwd : root;
	const pathOf = (name: string): RootPath => within(root, base, name);
	const rootDocument = async (path: RootPath): Promise<Document> => {
		const read = await service.read(path);
		if ('problem' in read) {
			throw new UsageError(read.message);
		}
		return read;
	};
	const document = (name: string) => rootDocument(pathOf(name));
	const pathsOf = async (names: readonly string[]): Promise<RootPath[]> => {
		const found: RootPath[] = [];
		for (const name of names) {
			const path = pathOf(name);
			found.push(
				...((await files.kindOf(path)) === 'folder'
					? await inFolder(service, name, path)
					: [(await document(name)).path]),
			);
		}
		return [...new Set(found)];
	};
	const sayIfEmpty = async (): Promise<void> => {
		const { isEmpty, ledgers } = await service.overview();
		if (isEmpty) {
			const plans = (await service.checkedPaths()).filter(matcher(settings.plans)).length;
			log.tell(`there are no plans in ${root}: ${whyEmpty(settings, plans, ledgers)}`);
			for (const { glob, count, example } of (await service.plansElsewhere()).places) {
				const such = count === 1 ? example : `${glob} (${count} documents, such as ${example})`;
				log.tell(
					`phases or tasks are in ${such}; planNavigator.plans in .vscode/settings.json can name ${count === 1 ? 'it' : 'them'}`,
				);
			}
		}
	};
	return { service, root, settings, settingsProblems, warn, pathOf, pathsOf, sayIfEmpty, rootDocument, document };
}

/**
 * `nothing in plans/*.md, no docs/fix_plan.md`.
 * @param found how many documents are in the folders of plans
 * @param ledgers those that are there
 */
function whyEmpty({ plans, ledgers: [wanted] }: Settings, found: number, ledgers: readonly RootPath[]): string {
	const what = found === 0 ? 'nothing' : `neither phases nor tasks in ${amount(found, 'document')}`;
	const inPlans = plans.length === 0 ? 'planNavigator.plans is empty' : `${what} in ${plans.join(', ')}`;
	if (ledgers.length > 0) {
		return `${inPlans}, no entries in ${ledgers.join(', ')}`;
	}
	return `${inPlans}, ${wanted === undefined ? 'planNavigator.ledgers is empty' : `no ${wanted}`}`;
}

/** `1 document`, `2 documents`. */
export const amount = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

async function inFolder(service: PlanService, name: string, folder: RootPath): Promise<RootPath[]> {
	const found = (await service.checkedPaths()).filter((path) => isWithin(folder, path));
	if (found.length === 0) {
		throw new UsageError(`${name} holds no documents that are checked; name the files in it`);
	}
	return found;
}

/** @param names what the command line names: files of a repository may be asked about from outside of any */
async function findRoot(given: string | undefined, cwd: string, names: readonly string[]): Promise<string> {
	const named = names.map((name) => resolve(cwd, name)).find((path) => existsSync(path));
	const folder =
		given === undefined
			? ((await gitRoot(cwd)) ?? (named && (await gitRoot(folderAround(named)))) ?? cwd)
			: resolve(cwd, given);
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
		throw new UsageError(`${folder} is not a folder`);
	}
	return realpathSync(folder);
}

const folderAround = (path: string): string => (statSync(path).isDirectory() ? path : dirname(path));

function within(root: string, base: string, name: string): RootPath {
	const path = relative(root, resolve(realpathSync(base), name));
	if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) {
		throw new UsageError(`${name} lies outside the workspace ${root}`);
	}
	return path.split(sep).join('/');
}

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
