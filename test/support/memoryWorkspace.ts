import { Emitter, never } from '../../src/base/event.ts';
import { FileText } from '../../src/hosts/fileText.ts';
import { leftOutBy, matcher } from '../../src/indexing/globs.ts';
import { isMarkdown } from '../../src/indexing/resolve.ts';
import { PlanWorkspace, type Ports } from '../../src/indexing/workspace.ts';
import type { FileChanges, ReadResult, RootPath, WorkspaceFiles } from '../../src/ports/files.ts';
import { noStore } from '../../src/ports/indexStore.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';

/** A text, or the problem of what is no text: a folder, a link that leads nowhere (`failed`) or out (`outside`). */
type Content = string | Exclude<ReadResult, { text: string }>;

/** Files that live in a record, and count what a feature reads. */
export class MemoryFiles implements WorkspaceFiles {
	readonly reads: RootPath[] = [];
	private readonly changes = new Emitter<FileChanges>();
	readonly onDidChange = this.changes.event;
	private readonly files: Map<RootPath, Content>;
	private readonly isLeftOut: (path: RootPath) => boolean;
	/** How often a file was written, which stands for its size and time. */
	private readonly versions = new Map<RootPath, string>();

	constructor(files: Readonly<Record<RootPath, Content>>, exclude: readonly string[]) {
		this.files = new Map(Object.entries(files));
		this.isLeftOut = leftOutBy(exclude);
	}

	/** Every file as it is now. */
	get contents(): ReadonlyMap<RootPath, Content> {
		return this.files;
	}

	get listenerCount(): number {
		return this.changes.listenerCount;
	}

	async list() {
		const files = [...this.files.keys()].filter((path) => this.isFile(path) && !this.isLeftOut(path));
		return { files, notEntered: [], truncated: false };
	}

	async find(globs: readonly string[]) {
		const listed = [...this.files.keys()].filter((path) => !this.isLeftOut(path));
		return listed.filter(matcher(globs)).filter((path) => this.isFile(path) || isMarkdown(path));
	}

	async read(path: RootPath): Promise<ReadResult> {
		return this.readNow(path);
	}

	readLater(path: RootPath): ReadResult | undefined {
		const stamp = this.versions.get(path) ?? '0';
		const found = this.files.get(path);
		const size = typeof found === 'string' ? found.length : 0;
		return this.isFile(path) ? { stored: this.fileText(path, size), stamp, text: '' } : undefined;
	}

	/** As the server reads: what is made of pieces of a text is let go of with it. */
	private fileText(path: RootPath, size: number, text?: string): FileText {
		const first = text === undefined ? undefined : { size, decode: () => text };
		return new FileText(path, size, () => this.readNow(path), 'bytes', first);
	}

	private readNow(path: RootPath): ReadResult {
		this.reads.push(path);
		const found = this.files.get(path);
		if (found === undefined) {
			return { problem: 'missing', message: `${path} does not exist` };
		}
		return typeof found === 'string'
			? { text: found, stored: this.fileText(path, found.length, found), stamp: this.versions.get(path) ?? '0' }
			: found;
	}

	async stamps(paths: Iterable<RootPath>) {
		return new Map([...paths].flatMap((path) => (this.isFile(path) ? [[path, this.versions.get(path) ?? '0']] : [])));
	}

	async kindOf(path: RootPath): Promise<'file' | 'folder' | undefined> {
		if (this.isFile(path)) {
			return 'file';
		}
		return [...this.files.keys()].some((file) => file.startsWith(`${path}/`)) ? 'folder' : undefined;
	}

	async whyNotCreate(path: RootPath): Promise<string | undefined> {
		const parents = path.split('/').map((_, i, parts) => parts.slice(0, i).join('/'));
		const file = parents.find((parent) => this.files.has(parent));
		return file === undefined ? undefined : `${file} is a file, not a folder`;
	}

	async whyNotChange(): Promise<string | undefined> {
		return undefined;
	}

	async whyNotRemove(): Promise<string | undefined> {
		return undefined;
	}

	/** Writes a file of which nobody is told yet. */
	writeUntold(path: RootPath, text: string): void {
		this.files.set(path, text);
		this.versions.set(path, `${Number(this.versions.get(path) ?? 0) + 1}`);
	}

	/** Writes, or deletes with undefined, and says so to whoever listens; of a folder that is deleted, with its own name alone. */
	write(files: Readonly<Record<RootPath, Content | undefined>>): void {
		const created: RootPath[] = [];
		const changed: RootPath[] = [];
		const deleted: RootPath[] = [];
		for (const [path, text] of Object.entries(files)) {
			if (text === undefined) {
				for (const file of [...this.files.keys()].filter((each) => each === path || each.startsWith(`${path}/`))) {
					this.files.delete(file);
				}
				deleted.push(path);
			} else {
				(this.files.has(path) ? changed : created).push(path);
				this.files.set(path, text);
				this.versions.set(path, `${Number(this.versions.get(path) ?? 0) + 1}`);
			}
		}
		this.changes.fire({ created, changed, deleted });
	}

	private isFile(path: RootPath): boolean {
		const found = this.files.get(path);
		return typeof found === 'string' || found?.problem === 'too-large' || found?.problem === 'not-text';
	}
}

export interface MemoryWorkspace {
	readonly workspace: PlanWorkspace;
	readonly files: MemoryFiles;
	readonly logged: string[];
}

/** A workspace in memory: `memoryWorkspace({ 'plans/a.md': '# A' })`. The clock stands at noon of 17 October 2025, UTC. */
export function memoryWorkspace(
	contents: ConstructorParameters<typeof MemoryFiles>[0],
	overrides: Partial<Ports> = {},
): MemoryWorkspace {
	const { ports, files, logged } = memoryPorts(contents, overrides);
	return { workspace: new PlanWorkspace(ports), files, logged };
}

/** What such a workspace stands on. */
export function memoryPorts(contents: ConstructorParameters<typeof MemoryFiles>[0], overrides: Partial<Ports> = {}) {
	const files = new MemoryFiles(contents, (overrides.settings ?? defaultSettings).exclude);
	const logged: string[] = [];
	const log = (message: string) => void logged.push(message);
	const ports: Ports = {
		files,
		history: {
			off: undefined,
			branch: async () => 'main',
			onDidCheckOut: never,
			ignored: async () => new Set(),
			remotes: async () => [],
			prefix: '',
			ignoreFilesChanged: () => {},
		},
		clock: {
			now: () => new Date('2025-10-17T12:00:00Z'),
			elapsed: () => 0,
			pause: async () => {},
			wait: async () => {},
		},
		log: { info: log, warn: log, error: log, tell: log },
		settings: defaultSettings,
		store: noStore,
		rootFolder: undefined,
		...overrides,
	};
	return { ports, files, logged };
}
