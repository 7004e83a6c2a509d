import { addTo, deleteFrom } from '../base/collections.ts';
import { folderOf, isWithinAny } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';
import type { Document } from './document.ts';
import { tailsOf } from './paths.ts';

/**
 * The reverse of what documents say: which of them may point at a file, and which mention an id. Pointers are kept by
 * the ends of their paths alone, since those never depend on what else there is in the workspace: where exactly
 * one leads is resolved when somebody asks.
 */
export class CitationIndex {
	private readonly rootFolder: string | undefined;
	private readonly byTail = new Map<string, Set<RootPath>>();
	/** The folders of paths as they are written, patterns included: `docs` of `docs/<ts>.md`. */
	private readonly byFolder = new Map<string, Set<RootPath>>();
	private readonly byId = new Map<string, Set<RootPath>>();
	private readonly said = new Map<RootPath, Said>();

	/** @param rootFolder the absolute path of the root, where it has one */
	constructor(rootFolder: string | undefined) {
		this.rootFolder = rootFolder;
	}

	/** Takes what the document at a path says now, in place of what it said before. */
	put(path: RootPath, said: Said): void {
		this.drop(path);
		this.said.set(path, said);
		for (const tail of said.tails) {
			addTo(this.byTail, tail, path);
		}
		for (const folder of said.folders) {
			addTo(this.byFolder, folder, path);
		}
		for (const id of said.ids) {
			addTo(this.byId, id, path);
		}
	}

	drop(path: RootPath): void {
		const said = this.said.get(path);
		this.said.delete(path);
		for (const tail of said?.tails ?? []) {
			deleteFrom(this.byTail, tail, path);
		}
		for (const folder of said?.folders ?? []) {
			deleteFrom(this.byFolder, folder, path);
		}
		for (const id of said?.ids ?? []) {
			deleteFrom(this.byId, id, path);
		}
	}

	/** Every document that is known, with what it says. */
	get documents(): ReadonlyMap<RootPath, Said> {
		return this.said;
	}

	/** The documents with a pointer whose path ends as that of this file or folder does: they alone can lead to it. */
	mayPointAt(path: RootPath): ReadonlySet<RootPath> {
		const tails = [...tailsOf(path, this.rootFolder)];
		return new Set(tails.flatMap((tail) => [...(this.byTail.get(tail) ?? [])]));
	}

	/** The documents that write a path below one of these folders, from the root, whether anything is there or not. */
	nameBelow(folders: ReadonlySet<RootPath>): RootPath[] {
		return [...this.byFolder].flatMap(([folder, documents]) => (isWithinAny(folders, folder) ? [...documents] : []));
	}

	/** The documents that mention an id, in whatever case it is written. */
	mention(id: string): Iterable<RootPath> {
		return this.byId.get(idKey(id)) ?? [];
	}
}

/** What matters of a document to those that it may lead to. */
export interface Said {
	/** The ends of its pointers' paths, as `tailsIn` gives them. */
	readonly tails: ReadonlySet<string>;
	/** Their folders as written. */
	readonly folders: ReadonlySet<string>;
	/** The ids that it mentions, as `idKey` has them. */
	readonly ids: ReadonlySet<string>;
}

/** Reads a document for that. */
export function saidIn({ tails, pointers, mentions }: Document): Said {
	return {
		tails: new Set(tails),
		folders: new Set(pointers.map(({ pointer }) => folderOf(pointer.path)).filter((folder) => folder !== '')),
		ids: new Set(mentions.flatMap(({ mention }) => mention.ids.map(idKey))),
	};
}

/** The form in which ids are compared. */
export const idKey = (id: string): string => id.toUpperCase();
