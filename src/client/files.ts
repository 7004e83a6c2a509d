import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Listing, ReadResult } from '../ports/files.ts';
import type { FileRequests } from '../protocol.ts';

/** Answers a server that has no disk: what it reads, it reads through VS Code, from the workspace folders and nowhere else. */
export function answerFileRequests(client: BaseLanguageClient): vscode.Disposable {
	const on = <M extends keyof FileRequests>(
		method: M,
		answer: (params: FileRequests[M][0], token: vscode.CancellationToken) => Promise<FileRequests[M][1]>,
	) => client.onRequest(method, answer);
	return vscode.Disposable.from(
		on('planNavigator/files/list', list),
		on('planNavigator/files/read', read),
		on('planNavigator/files/kindOf', kindOf),
		on('planNavigator/files/isReadOnly', isReadOnly),
	);
}

async function list(
	{ folder, exclude, maxFiles }: FileRequests['planNavigator/files/list'][0],
	token: vscode.CancellationToken,
): Promise<Listing> {
	const base = vscode.Uri.parse(folder, true);
	const everything = new vscode.RelativePattern(base, '**/*');
	const without = `{${['**/.git/**', ...exclude].join(',')}}`;
	// One more than wanted tells whether there are more.
	const found = await vscode.workspace.findFiles(everything, without, maxFiles + 1, token);
	const prefix = base.path.endsWith('/') ? base.path : `${base.path}/`;
	const files = found.slice(0, maxFiles).map(({ path }) => path.slice(prefix.length));
	// The search does not tell which folders it left out.
	return { files, notEntered: [], truncated: found.length > maxFiles };
}

async function read({ folder, path, maxFileBytes }: FileRequests['planNavigator/files/read'][0]): Promise<ReadResult> {
	const uri = inside(folder, path);
	if (!uri) {
		return { problem: 'outside', message: `${path} lies outside the workspace and is not read.` };
	}
	try {
		const { type, size } = await vscode.workspace.fs.stat(uri);
		if (type & vscode.FileType.Directory) {
			return { problem: 'folder', message: `${path || 'The workspace'} is a folder.` };
		}
		if (size > maxFileBytes) {
			return { problem: 'too-large', message: `${path} is larger than planNavigator.maxFileSize allows.` };
		}
		const bytes = await vscode.workspace.fs.readFile(uri);
		return decode(bytes) ?? { problem: 'not-text', message: `${path} is not a text in UTF-8.` };
	} catch (error) {
		const missing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
		return { problem: missing ? 'missing' : 'failed', message: `${path} cannot be read: ${String(error)}` };
	}
}

/** Strict UTF-8 without NUL, a byte-order mark removed, as the server's own hosts read it. */
function decode(bytes: Uint8Array): ReadResult | undefined {
	try {
		return bytes.includes(0) ? undefined : { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
	} catch {
		return undefined;
	}
}

async function kindOf({
	folder,
	path,
}: FileRequests['planNavigator/files/kindOf'][0]): Promise<'file' | 'folder' | null> {
	const uri = inside(folder, path);
	try {
		const stat = uri && (await vscode.workspace.fs.stat(uri));
		return stat ? (stat.type & vscode.FileType.Directory ? 'folder' : 'file') : null;
	} catch {
		return null;
	}
}

async function isReadOnly({ folder, path }: FileRequests['planNavigator/files/isReadOnly'][0]): Promise<boolean> {
	const uri = inside(folder, path);
	try {
		const stat = uri && (await vscode.workspace.fs.stat(uri));
		const isFixed = uri && vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false;
		return isFixed === true || stat?.permissions === vscode.FilePermission.Readonly;
	} catch {
		return false;
	}
}

/** The address of a path, if it lies in a folder of this workspace. */
function inside(folder: string, path: string): vscode.Uri | undefined {
	const base = vscode.Uri.parse(folder, true);
	const isOurs = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.toString() === base.toString());
	const uri = vscode.Uri.joinPath(base, path);
	const isBelow = uri.path === base.path || uri.path.startsWith(base.path.endsWith('/') ? base.path : `${base.path}/`);
	return isOurs && isBelow ? uri : undefined;
}
