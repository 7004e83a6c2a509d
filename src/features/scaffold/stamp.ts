import { isStamp } from '../../base/path.ts';

/** The two forms in which reports folders are dated: `2025-10-17T111700Z` and `20251011T181529Z`. */
const dated = /\b\d{4}-\d{2}-\d{2}T\d{6}Z/g;
const compact = /\b\d{8}T\d{6}Z/g;

/**
 * The time in the form that a repository dates its folders in, UTC. The first of the texts that holds a stamp decides,
 * by the form that it uses most; `2025-10-17T111700Z` where none does.
 */
export function stampFor(now: Date, texts: readonly string[]): string {
	const full = now.toISOString().replace(/:|\.\d+/g, '');
	for (const text of texts) {
		const [long, short] = [text.match(dated)?.length ?? 0, text.match(compact)?.length ?? 0];
		if (long + short > 0) {
			return short > long ? full.replaceAll('-', '') : full;
		}
	}
	return full;
}

/** Why a stamp cannot be part of a path, as a sentence for people; undefined where it can. */
export function whyNotStamp(stamp: string): string | undefined {
	if (stamp.includes('/') || stamp.includes('\\') || stamp.includes('..')) {
		return `The stamp "${stamp}" may not hold "/", "\\" or "..": it is one part of a path.`;
	}
	return isStamp(stamp)
		? undefined
		: `The stamp "${stamp}" may hold letters, digits, ".", "_", "+" and "-" only, and begins with a letter or digit.`;
}
