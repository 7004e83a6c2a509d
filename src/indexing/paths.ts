import { nameOf } from '../base/path.ts';
import type { Pointer } from '../syntax/pointer.ts';

/** The path of a pointer as it is looked for: a Markdown link's target may be percent-encoded, one in prose is meant to the letter. */
export function decodedPath({ path, markdownLink }: Pick<Pointer, 'path' | 'markdownLink'>): string {
	if (!markdownLink || !path.includes('%')) {
		return path;
	}
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** The last parts of the paths that a pointer may lead to; none for a pattern. */
export function pointedNames(pointer: Pointer): string[] {
	const parts = pointer.kind === 'brace' ? pointer.members : [pointer];
	return parts.flatMap(({ kind, path }) => {
		const isPattern = kind === 'glob' || kind === 'template';
		return isPattern
			? []
			: [
					nameOf(
						decodedPath({ ...pointer, path })
							.replaceAll('\\', '/')
							.replace(/\/+$/, ''),
					),
				];
	});
}
