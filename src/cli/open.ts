import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { isWithin } from '../base/path.ts';
import { unknownRules } from '../features/rules/unknownRules.ts';
import { readEditorSettings } from '../hosts/editorSettings.ts';
import { gitRoot, openGit } from '../hosts/git.ts';
import { cacheFolder, openIndexFile } from '../hosts/indexFile.ts';
import { NodeFiles, type Reading } from '../hosts/nodeFiles.ts';
import { openNodePorts } from '../hosts/nodePorts.ts';
import type { Document } from '../indexing/document.ts';
import type { RootPath } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import { defaultSettings } from '../ports/readSettings.ts';
import type { Settings } from '../ports/settings.ts';
import { PlanService } from '../service.ts';
import { type Console, type Invocation, UsageError } from './command.ts';
import { sayIfNoPlans } from './noPlans.ts';

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
	reading: Reading = { atRest: 'text' },
): Promise<Opened> {
	const root = await findRoot(options.root, console.cwd, args);
	const log = logTo(console);
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
	const sayIfEmpty = () => sayIfNoPlans(service, settings, root, log);
	return {
		service,
		root,
		settings,
		settingsProblems,
		warn: log.warn,
		pathOf,
		pathsOf,
		sayIfEmpty,
		rootDocument,
		document,
	};
}

/** What is not to be expected is said once. */
function logTo(console: Pick<Console, 'stderr'>): Log {
	const tell = (message: string): void => console.stderr(`plan-nav: ${message}\n`);
	const said = new Set<string>();
	const warn = (message: string): void => {
		if (!said.has(message)) {
			said.add(message);
			tell(message);
		}
	};
	return { info: () => {}, warn, error: tell, tell };
}

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
