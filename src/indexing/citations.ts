import { ownText } from '../base/ownText.ts';
import { isWithinAny } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';
import { idKey } from './idKey.ts';
import { tailsOf } from './paths.ts';
import type { Said } from './said.ts';

/**
 * The reverse of what documents say: which of them may point at a file, and which mention an id. Pointers are kept by
 * the ends of their paths alone, since those never depend on what else there is in the workspace: where exactly
 * one leads is resolved when somebody asks.
 */
export class CitationIndex {
	private readonly rootFolder: string | undefined;
	private readonly tails = new Words();
	/** The folders of paths as they are written, patterns included: `docs` of `docs/<ts>.md`. */
	private readonly folders = new Words();
	private readonly ids = new Words();
	private readonly said = new Map<RootPath, Said>();

	/** @param rootFolder the absolute path of the root, where it has one */
	constructor(rootFolder: string | undefined) {
		this.rootFolder = rootFolder;
	}

	/** Takes what the document at a path says now, in place of what it said before. */
	put(path: RootPath, said: Said): void {
		const before = this.said.get(path) ?? saysNothing;
		this.said.set(path, {
			tails: this.tails.replace(path, before.tails, said.tails),
			folders: this.folders.replace(path, before.folders, said.folders),
			ids: this.ids.replace(path, before.ids, said.ids),
		});
	}

	drop(path: RootPath): void {
		this.put(path, saysNothing);
		this.said.delete(path);
	}

	/** Every document that is known, with what it says. */
	get documents(): ReadonlyMap<RootPath, Said> {
		return this.said;
	}

	/** The documents with a pointer whose path ends as that of this file or folder does: they alone can lead to it. */
	mayPointAt(path: RootPath): ReadonlySet<RootPath> {
		return new Set([...tailsOf(path, this.rootFolder)].flatMap((tail) => this.tails.saying(tail)));
	}

	/** The documents that write a path below one of these folders, from the root, whether anything is there or not. */
	nameBelow(folders: ReadonlySet<RootPath>): RootPath[] {
		return this.folders.all().flatMap(({ word, documents }) => (isWithinAny(folders, word) ? documents : []));
	}

	/** The documents that mention an id, in whatever case it is written. */
	mention(id: string): Iterable<RootPath> {
		return this.ids.saying(idKey(id));
	}
}

interface Word {
	readonly word: string;
	documents: RootPath[];
}

/** A list that grows by itself takes room for sixteen more at once, and most words are said by a document or two. */
const few = 64;

/** Which documents say a word. Each word is kept once, however many say it. */
class Words {
	private readonly words = new Map<string, Word>();

	/** Takes the words of a document in place of those before; gives them as they are kept. */
	replace(path: RootPath, before: readonly string[], after: readonly string[]): readonly string[] {
		let same = 0;
		while (same < before.length && before[same] === after[same]) {
			same++;
		}
		if (same === before.length && same === after.length) {
			return before;
		}
		const gone = new Set(before.slice(same));
		const others = after.slice(same).map((each) => {
			const stays = gone.delete(each);
			const known = this.words.get(each) ?? this.add(each);
			if (!stays && known.documents.length < few) {
				known.documents = known.documents.concat(path);
			} else if (!stays) {
				known.documents.push(path);
			}
			return known.word;
		});
		for (const word of gone) {
			this.remove(word, path);
		}
		return before.slice(0, same).concat(others);
	}

	saying(word: string): readonly RootPath[] {
		return this.words.get(word)?.documents ?? [];
	}

	all(): Word[] {
		return [...this.words.values()];
	}

	private add(each: string): Word {
		const word = ownText(each);
		const added = { word, documents: [] };
		this.words.set(word, added);
		return added;
	}

	private remove(word: string, path: RootPath): void {
		const documents = this.words.get(word)?.documents ?? [];
		documents.splice(documents.indexOf(path), 1);
		if (documents.length === 0) {
			this.words.delete(word);
		}
	}
}

const saysNothing: Said = { tails: [], folders: [], ids: [] };
