import { folderOf, follow } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';
import type { PointerAt } from '../syntax/brief.ts';
import type { MentionAt } from '../syntax/mentions.ts';
import { idKey } from './idKey.ts';
import { tailsIn } from './paths.ts';

/** What matters of a document to those that it may lead to; in each list nothing stands twice. */
export interface Said {
	/** The ends of its pointers' paths, as `tailsIn` gives them. */
	readonly tails: readonly string[];
	/** Their folders, as written and from the root: both `./docs` and `docs` of `./docs/a.md`. */
	readonly folders: readonly string[];
	/** The ids that it mentions, as `idKey` has them. */
	readonly ids: readonly string[];
}

/** What that is read from, both in the order of the document. */
interface Saying {
	readonly pointers: readonly PointerAt[];
	readonly mentions: readonly MentionAt[];
}

/** What a version of a document said, for the next one. */
export interface Before extends Saying {
	readonly said: Said;
}

/**
 * Reads what a document says. Of a long one that was edited only what differs is read: a letter changes nothing of it, as a rule.
 * @param before an earlier version, whose pointers and mentions this one has taken over
 */
export function saidIn(path: RootPath, now: Saying, before?: Before): Said {
	if (before !== undefined) {
		const [pointers, pointersNow] = differing(before.pointers, now.pointers, ({ pointer }) => pointer);
		const [mentions, mentionsNow] = differing(before.mentions, now.mentions, ({ mention }) => mention);
		const [was, is] = [
			read(path, { pointers, mentions }),
			read(path, { pointers: pointersNow, mentions: mentionsNow }),
		];
		if (haveSame(was.tails, is.tails) && haveSame(was.folders, is.folders) && haveSame(was.ids, is.ids)) {
			return before.said;
		}
	}
	return read(path, now);
}

function read(path: RootPath, { pointers, mentions }: Saying): Said {
	const tails = new Set<string>();
	const folders = new Set<string>();
	for (const { pointer } of pointers) {
		for (const tail of tailsIn(pointer, path)) {
			tails.add(tail);
		}
		for (const part of pointer.kind === 'brace' ? pointer.members : [pointer]) {
			folders.add(folderOf(part.path));
			folders.add(folderOf(follow('', part.path) ?? ''));
		}
	}
	folders.delete('');
	const ids = new Set<string>();
	for (const { mention } of mentions) {
		for (const id of mention.ids) {
			ids.add(idKey(id));
		}
	}
	return { tails: [...tails], folders: [...folders], ids: [...ids] };
}

/** What stands between all that two lists have in common at their start and at their end. */
function differing<T>(was: readonly T[], is: readonly T[], of: (each: T) => unknown): [readonly T[], readonly T[]] {
	const most = Math.min(was.length, is.length);
	const isSame = (i: number, j: number) => {
		const [a, b] = [was[i], is[j]];
		return a === b || (a !== undefined && b !== undefined && of(a) === of(b));
	};
	let first = 0;
	while (first < most && isSame(first, first)) {
		first++;
	}
	let last = 0;
	while (last < most - first && isSame(was.length - 1 - last, is.length - 1 - last)) {
		last++;
	}
	return [was.slice(first, was.length - last), is.slice(first, is.length - last)];
}

const haveSame = (a: readonly string[], b: readonly string[]): boolean =>
	a.length === b.length && new Set([...a, ...b]).size === a.length;
