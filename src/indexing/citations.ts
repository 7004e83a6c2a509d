import { addTo, deleteFrom } from '../base/collections.ts';
import { folderOf, isWithinAny, nameOf } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';
import type { Document } from './document.ts';

/**
 * The reverse of what documents say: which of them may point at a file, and which mention an id. Pointers are kept by
 * the last part of their paths alone, since that never depends on what else there is in the workspace: where exactly
 * one leads is resolved when somebody asks.
 */
export class CitationIndex {
	private readonly byName = new Map<string, Set<RootPath>>();
	/** The folders of paths as they are written, patterns included: `docs` of `docs/<ts>.md`. */
	private readonly byFolder = new Map<string, Set<RootPath>>();
	private readonly byId = new Map<string, Set<RootPath>>();
	private readonly said = new Map<RootPath, Said>();

	/** Takes what a document says now, in place of what it said before. */
	put(document: Document): void {
		this.drop(document.path);
		const said: Said = {
			names: new Set(document.pointedNames),
			folders: new Set(
				document.pointers.map(({ pointer }) => folderOf(pointer.path)).filter((folder) => folder !== ''),
			),
			ids: new Set(document.mentions.flatMap(({ mention }) => mention.ids.map(idKey))),
		};
		this.said.set(document.path, said);
		for (const name of said.names) {
			addTo(this.byName, name, document.path);
		}
		for (const folder of said.folders) {
			addTo(this.byFolder, folder, document.path);
		}
		for (const id of said.ids) {
			addTo(this.byId, id, document.path);
		}
	}

	drop(path: RootPath): void {
		const said = this.said.get(path);
		this.said.delete(path);
		for (const name of said?.names ?? []) {
			deleteFrom(this.byName, name, path);
		}
		for (const folder of said?.folders ?? []) {
			deleteFrom(this.byFolder, folder, path);
		}
		for (const id of said?.ids ?? []) {
			deleteFrom(this.byId, id, path);
		}
	}

	/** Every document that is known. */
	get documents(): Iterable<RootPath> {
		return this.said.keys();
	}

	/** The documents with a pointer whose path ends in the name of this file or folder: they alone can lead to it. */
	mayPointAt(path: RootPath): Iterable<RootPath> {
		return this.byName.get(nameOf(path)) ?? [];
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

interface Said {
	readonly names: ReadonlySet<string>;
	readonly folders: ReadonlySet<string>;
	readonly ids: ReadonlySet<string>;
}

/** The form in which ids are compared. */
export const idKey = (id: string): string => id.toUpperCase();
