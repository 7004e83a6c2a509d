import * as z from 'zod/mini';
import type { Cancel } from '../base/cancel.ts';
import type { Disposable } from '../base/disposable.ts';
import { Emitter } from '../base/event.ts';
import { folderOf, follow, isInGit } from '../base/path.ts';
import { matcher } from '../indexing/globs.ts';
import type { FileChanges, Listing, ReadResult, RootPath, Stamp, WorkspaceFiles } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type { FileRequests } from '../protocol.ts';
import { defaultMaxFiles, type FileLimits } from './fileLimits.ts';

/** The connection to the client, as far as files need it. What comes over it is not believed before it is checked. */
export interface FileClient {
	send<M extends keyof FileRequests>(method: M, params: FileRequests[M][0]): Promise<unknown>;
}

const listing: z.ZodMiniType<Listing> = z.object({
	files: z.array(z.string()),
	notEntered: z.array(z.string()),
	truncated: z.boolean(),
});

const readResult: z.ZodMiniType<ReadResult> = z.union([
	z.object({ text: z.string() }),
	z.object({
		problem: z.enum(['missing', 'folder', 'not-text', 'too-large', 'outside', 'failed']),
		message: z.string(),
	}),
]);

const kind: z.ZodMiniType<'file' | 'folder' | null> = z.nullable(z.enum(['file', 'folder']));

/**
 * The files of a workspace that only the client can reach: the server runs in a web worker, or the workspace is virtual.
 * A client that fails, or answers with something else, counts as one that has found nothing; the log says so. Only a listing rejects,
 * for what is listed is remembered, and the workspace would be empty from then on.
 */
export class ClientFiles implements WorkspaceFiles, Disposable {
	private readonly client: FileClient;
	private readonly folder: string;
	private readonly limits: FileLimits;
	private readonly log: Log;
	/** What the client gave no answer to when it was asked last; the log says it once. */
	private readonly unanswered = new Set<keyof FileRequests>();
	private readonly changes = new Emitter<FileChanges>();
	readonly onDidChange = this.changes.event;

	/** Takes the root as the URI that the client gave for it. */
	constructor(client: FileClient, folder: string, limits: FileLimits, log: Log) {
		this.client = client;
		this.folder = folder;
		this.limits = limits;
		this.log = log;
	}

	/** Tells all listeners. The client watches the files, so it is its notification that ends here. */
	changed(changes: FileChanges): void {
		this.changes.fire(changes);
	}

	async list(_cancel: Cancel): Promise<Listing> {
		const { exclude, maxFiles = defaultMaxFiles } = this.limits;
		const answer = await this.ask('planNavigator/files/list', { folder: this.folder, exclude, maxFiles }, listing);
		if (answer === undefined) {
			throw new Error('The editor gives no list of the files.');
		}
		return answer;
	}

	async find(globs: readonly string[], cancel: Cancel): Promise<readonly RootPath[]> {
		return (await this.list(cancel)).files.filter(matcher(globs));
	}

	async read(path: RootPath): Promise<ReadResult> {
		if (!isRootPath(path)) {
			return { problem: 'outside', message: `${path} lies outside the workspace and is not read.` };
		}
		const { maxFileBytes } = this.limits;
		const answer = await this.ask('planNavigator/files/read', { folder: this.folder, path, maxFileBytes }, readResult);
		return answer ?? { problem: 'failed', message: `${path} cannot be read because the editor gives no answer.` };
	}

	/** An editor's file system is asked for no times. */
	async stamps(): Promise<ReadonlyMap<RootPath, Stamp>> {
		return new Map();
	}

	async kindOf(path: RootPath): Promise<'file' | 'folder' | undefined> {
		if (!isRootPath(path)) {
			return undefined;
		}
		return (await this.ask('planNavigator/files/kindOf', { folder: this.folder, path }, kind)) ?? undefined;
	}

	/** Where a link leads cannot be asked of an editor; it is the editor that writes, and follows it or does not. */
	async whyNotCreate(path: RootPath): Promise<string | undefined> {
		if (path === '' || !isRootPath(path)) {
			return `${path || 'The workspace itself'} is no place for a file in the workspace.`;
		}
		if (isInGit(path)) {
			return `${path} belongs to git.`;
		}
		for (let parent = folderOf(path); parent !== ''; parent = folderOf(parent)) {
			const found = await this.kindOf(parent);
			if (found !== undefined) {
				return found === 'file' ? `${parent} is a file, not a folder.` : this.whyNotWriteIn(parent);
			}
		}
		return this.whyNotWriteIn('');
	}

	async whyNotChange(path: RootPath): Promise<string | undefined> {
		if (!isRootPath(path)) {
			return `${path} lies outside the workspace and is not changed.`;
		}
		return (await this.isReadOnly(path)) ? `The file is read-only: ${path}.` : undefined;
	}

	async whyNotRemove(path: RootPath): Promise<string | undefined> {
		return isRootPath(path)
			? this.whyNotWriteIn(folderOf(path))
			: `${path} lies outside the workspace and is not moved.`;
	}

	dispose(): void {
		this.changes.dispose();
	}

	private async whyNotWriteIn(folder: RootPath): Promise<string | undefined> {
		return (await this.isReadOnly(folder))
			? `The folder is read-only: ${folder || 'that of the workspace'}.`
			: undefined;
	}

	private async isReadOnly(path: RootPath): Promise<boolean> {
		const answer = await this.ask('planNavigator/files/isReadOnly', { folder: this.folder, path }, z.boolean());
		return answer === true;
	}

	private async ask<M extends keyof FileRequests>(
		method: M,
		params: FileRequests[M][0],
		schema: z.ZodMiniType<FileRequests[M][1]>,
	): Promise<FileRequests[M][1] | undefined> {
		try {
			const answer = z.parse(schema, await this.client.send(method, params));
			this.unanswered.delete(method);
			return answer;
		} catch (error) {
			if (!this.unanswered.has(method)) {
				this.log.warn(`The client gives no answer to ${method}: ${error}`);
			}
			this.unanswered.add(method);
			return undefined;
		}
	}
}

/** Whether a path is what it should be. A client would join `..` and a leading `/` to its folder and leave it. */
function isRootPath(path: string): boolean {
	return follow('', path) === path;
}
