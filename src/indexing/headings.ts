import { type Line1, toLine1 } from '../base/position.ts';
import type { Blocks, Heading } from '../syntax/blocks.ts';

/** The headings of a document by the names that people cite them by. */
export class Headings {
	private readonly blocks: Blocks;
	private slugs: Map<string, Line1> | undefined;

	constructor(blocks: Blocks) {
		this.blocks = blocks;
	}

	/**
	 * The line that `#slug` leads to: the heading with that GitHub slug, else one whose slug differs in hyphens only,
	 * else the one whose leading `[ID]` begins the slug (ledger slugs go stale, their ids do not), else an HTML anchor.
	 */
	bySlug(slug: string): Line1 | undefined {
		const wanted = slug.toLowerCase();
		this.slugs ??= slugsOf(this.blocks.headings);
		return (
			this.slugs.get(wanted) ??
			this.find((heading) => squeeze(slugOf(heading.text)) === squeeze(wanted)) ??
			this.find((heading) => startsWithId(wanted, heading.text)) ??
			this.htmlAnchor(slug)
		);
	}

	/**
	 * The line that `§2.5`, `§Fixtures` or `§ADR-03` leads to: the heading that begins with the number,
	 * else one that begins with the word, else one that holds it.
	 */
	bySection(section: string): Line1 | undefined {
		const name = section
			.replace(/^§+/, '')
			.replace(/[–-]§?\d[\d.]*$/, '')
			.toLowerCase();
		if (name === '') {
			return undefined;
		}
		const texts = this.blocks.headings.map((heading) => ({ heading, text: plainText(heading.text).toLowerCase() }));
		const begins = texts.find(({ text }) => isWordAt(text.replace(/^(?:§+|section )\s*/, ''), 0, name));
		const holds = begins ?? (/^[\d.]+$/.test(name) ? undefined : texts.find(({ text }) => holdsWord(text, name)));
		return holds === undefined ? this.boldNumber(name) : toLine1(holds.heading.line);
	}

	/** The line of the heading with that name, case and marks ignored, else of the first that begins with it. */
	byName(name: string): Line1 | undefined {
		const wanted = plainText(name).toLowerCase();
		return (
			this.find((heading) => plainText(heading.text).toLowerCase() === wanted) ??
			this.find((heading) => isWordAt(plainText(heading.text).toLowerCase(), 0, wanted))
		);
	}

	/** The headings around a line, outermost first. */
	pathTo(line: Line1): readonly Heading[] {
		const path: Heading[] = [];
		for (const heading of this.blocks.headings) {
			if (toLine1(heading.line) > line) {
				break;
			}
			while ((path.at(-1)?.level ?? 0) >= heading.level) {
				path.pop();
			}
			path.push(heading);
		}
		return path;
	}

	private find(test: (heading: Heading) => boolean): Line1 | undefined {
		const found = this.blocks.headings.find(test);
		return found === undefined ? undefined : toLine1(found.line);
	}

	/** Specifications number their paragraphs in bold where they have no headings: `**2.5 Units** …`. */
	private boldNumber(name: string): Line1 | undefined {
		const { lines } = this.blocks;
		const at = lines.text.toLowerCase().indexOf(`**${name}`);
		if (!/^[\d.]+$/.test(name) || at < 0 || !isWordAt(lines.text, at + 2, name)) {
			return undefined;
		}
		return lines.lineAt(at);
	}

	private htmlAnchor(slug: string): Line1 | undefined {
		const { lines } = this.blocks;
		for (const attribute of [`id="${slug}"`, `name="${slug}"`]) {
			const at = lines.text.indexOf(attribute);
			if (at >= 0) {
				return lines.lineAt(at);
			}
		}
		return undefined;
	}
}

/** Each heading's slug to its line; repeated slugs get `-1`, `-2` as on GitHub. */
function slugsOf(headings: readonly Heading[]): Map<string, Line1> {
	const lines = new Map<string, Line1>();
	const seen = new Map<string, number>();
	for (const heading of headings) {
		const slug = slugOf(heading.text);
		const times = seen.get(slug) ?? 0;
		seen.set(slug, times + 1);
		lines.set(times === 0 ? slug : `${slug}-${times}`, toLine1(heading.line));
	}
	return lines;
}

/** GitHub's slug of a heading: `4.1 Files & names` is `41-files--names`. */
function slugOf(heading: string): string {
	return plainText(heading)
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
		.replaceAll(' ', '-');
}

/** A heading as it reads: emphasis, code marks and link targets taken away. */
export function plainText(markdown: string): string {
	return markdown
		.replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
		.replace(/[*`]/g, '')
		.trim();
}

function squeeze(slug: string): string {
	return slug.replaceAll('-', '');
}

function startsWithId(slug: string, heading: string): boolean {
	const id = /^\[([^\]]+)\]/.exec(heading)?.[1]?.toLowerCase();
	return id !== undefined && (slug === id || slug.startsWith(`${id}-`));
}

function isWordAt(text: string, at: number, word: string): boolean {
	const next = text.slice(at + word.length, at + word.length + 2);
	// `2.5` is not the heading of `2.5.1`; `2.5.` and `2.5)` are.
	return text.startsWith(word, at) && !/^[\p{L}\p{N}_]|^\.\d/u.test(next);
}

function holdsWord(text: string, word: string): boolean {
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
		if ((at === 0 || !/[\p{L}\p{N}_]/u.test(text.charAt(at - 1))) && isWordAt(text, at, word)) {
			return true;
		}
	}
	return false;
}
