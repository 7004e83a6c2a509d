import { URI, Utils } from 'vscode-uri';
import { type Disposable, DisposableStore } from '../base/disposable.ts';
import { line0, toLine0, toLine1 } from '../base/position.ts';
import type { Target } from '../indexing/resolution.ts';
import type { FileChanges, RootPath } from '../ports/files.ts';
import type { Place } from '../protocol.ts';
import type { PlanService } from '../service.ts';

/** Nothing in such a path has to be encoded; thousands are asked for at once. */
const isPlain = /^[\w./-]+$/;

/** A workspace folder, its service, and the crossing between addresses and paths. */
export class Root implements Disposable {
	readonly uri: string;
	readonly name: string;
	/** Tells whether the settings it was opened with are still the same. */
	readonly fingerprint: string;
	readonly service: PlanService;
	private readonly disposables = new DisposableStore();
	private readonly base: URI;
	private readonly prefix: string;
	/** The address with a `/` at its end, as `uriOf` writes it; undefined where more than a path makes it up. */
	private readonly address: string | undefined;
	private readonly host: RootHost;

	constructor(folder: { uri: string; name: string }, fingerprint: string, host: RootHost) {
		this.uri = folder.uri;
		this.name = folder.name;
		this.host = host;
		this.fingerprint = fingerprint;
		this.service = host.service;
		this.base = URI.parse(folder.uri);
		const path = withSmallDrive(this.base.path);
		this.prefix = path.endsWith('/') ? path : `${path}/`;
		const { query, fragment } = this.base;
		const folderUri = this.base.with({ path: this.base.path.replace(/\/*$/, '/') });
		this.address = query === '' && fragment === '' ? folderUri.toString() : undefined;
	}

	/** Takes what is open as long as the root is. */
	opened(item: Disposable): void {
		this.disposables.add(item);
	}

	dispose(): void {
		this.disposables.dispose();
		this.service.dispose();
		this.host.dispose();
	}

	/** The path of an address in this root; undefined where it lies elsewhere. */
	pathOf(uri: string): RootPath | undefined {
		const { scheme, authority, path: given } = URI.parse(uri);
		const path = withSmallDrive(given);
		const isHere = scheme === this.base.scheme && authority === this.base.authority;
		return isHere && path.startsWith(this.prefix) ? path.slice(this.prefix.length) : undefined;
	}

	uriOf(path: RootPath): string {
		if (this.address !== undefined && isPlain.test(path)) {
			return this.address + path;
		}
		return path === '' ? this.uri : Utils.joinPath(this.base, path).toString();
	}

	/** Says what a watcher saw. */
	changed(changes: FileChanges): void {
		this.host.changed(changes);
	}

	/** A target as LSP has it. Lines that are to be selected are a range, others the place where the first begins. */
	placeOf({ path, kind, lines, column, endColumn }: Target): Place {
		const uri = this.uriOf(path);
		if (kind === 'folder') {
			return { uri, folder: true };
		}
		if (lines === undefined) {
			return { uri };
		}
		const start = { line: toLine0(lines.first), character: Math.max(0, (column ?? 1) - 1) };
		const end = endColumn === undefined ? start : { line: toLine0(lines.last), character: endColumn };
		return { uri, range: { start, end } };
	}

	/** A target as a link: `file:///a.md#L12`, `#L12,1-L20,34` where lines are to be selected (the form that VS Code opens). */
	addressOf(target: Target): string {
		const { uri, range } = this.placeOf(target);
		if (range === undefined) {
			return uri;
		}
		const { start, end } = range;
		const [first, last] = [start, end].map(({ line, character }) => `L${toLine1(line0(line))},${character + 1}`);
		if (start.line === end.line && start.character === end.character) {
			return `${uri}#${start.character > 0 ? first : first?.replace(/,1$/, '')}`;
		}
		return `${uri}#${first}-${last}`;
	}
}

/** `/c:/plans` for `/C:/plans`: of a drive's letter some clients write the one, some the other, and some both. */
const withSmallDrive = (path: string): string => path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());

/** What a program opens for a root: the service, and the way to tell it what changed on the disk. */
export interface RootHost extends Disposable {
	readonly service: PlanService;
	changed(changes: FileChanges): void;
}
