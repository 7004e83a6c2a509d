import { posix } from 'node:path';

/** How often each kind is cited, in hundredths. */
const kinds = { path: 44, line: 25, dir: 10, symbol: 8, range: 7, section: 3, anchor: 3 };

/** What files are cited. */
const cited = { sources: 42, tests: 20, documents: 15, plans: 13, reports: 10 };

/** What looks like a pointer and is none, or none that can be checked. */
const lookAlikes = { bareName: 6, braces: 2, placeholder: 2, glob: 0.5, url: 0.5 };

/**
 * A pointer that leads nowhere.
 * @typedef {{ text: string, native: string, kind: string, reason: string }} Broken
 * `text` is what stands in the document, `native` the pointer in it as it is counted: `docs/a.md#gone`.
 */

/** Makes pointers and the prose around them, and counts what it made. */
export class Pointers {
	#random;
	#words;
	#targets;
	#folders;
	#options;
	#truth;
	/** @type {Broken[]} */
	#broken = [];

	/**
	 * @param {{ random: import('./random.mjs').Random, words: import('./words.mjs').Words }} tools
	 * @param {Record<keyof typeof cited, import('./targets.mjs').Target[]>} targets
	 * @param {readonly string[]} folders
	 * @param {{ broken: number, style: 'native' | 'links' }} options
	 * @param {import('./truth.mjs').Truth} truth
	 */
	constructor({ random, words }, targets, folders, options, truth) {
		this.#random = random;
		this.#words = words;
		this.#targets = targets;
		this.#folders = folders;
		this.#options = options;
		this.#truth = truth;
	}

	/** The broken ones that were made since this was last asked. */
	takeBroken() {
		const taken = this.#broken;
		this.#broken = [];
		return taken;
	}

	/** The text of one pointer. @param {string} from the document that it will stand in */
	pointer(from) {
		const random = this.#random;
		const kind = random.weighted(kinds);
		const wanted = random.next() < this.#options.broken;
		const target = this.#target(kind);
		// Of those that are to be broken, half name a file that is there and a place in it that is not.
		const isInside = wanted && random.next() < 0.5;
		const { suffix, reason, isBroken } = this.#suffix(kind, target, wanted, isInside);
		const whole = kind === 'dir' ? `${target.path}/` : target.path;
		const path = isBroken && reason === 'missing-file' ? this.#gone(whole) : whole;
		const native = path + suffix;
		this.#truth.countPointer(kind, isBroken ? reason : undefined);
		const text = this.#written(kind, path, suffix, from);
		if (isBroken) {
			this.#broken.push({ text, native, kind, reason });
		}
		return text;
	}

	/**
	 * Running text with exactly so many pointers in it.
	 * @param {number} length about how long it is, in UTF-16 units
	 */
	prose(length, count, from) {
		const random = this.#random;
		const parts = Array.from({ length: count }, () => {
			const text = this.pointer(from);
			const chance = random.next();
			return chance < 0.2 ? `(${text})` : chance < 0.35 ? `${text},` : chance < 0.4 ? `${text};` : text;
		});
		if (random.next() < 0.02 + count * 0.08) {
			parts.push(this.#lookAlike());
		}
		const left = Math.max(length - parts.join('').length, 12 * (parts.length + 1));
		const gap = Math.ceil(left / (parts.length + 1));
		const texts = [this.#words.sentence(gap)];
		for (const part of parts) {
			texts.push(part, this.#words.sentence(gap * (0.4 + random.next())));
		}
		return texts.join(' ');
	}

	#target(kind) {
		const random = this.#random;
		const { tests, sources, documents } = this.#targets;
		switch (kind) {
			case 'dir':
				return { path: random.pick(this.#folders), lines: 0 };
			case 'symbol':
				return random.pickUneven(random.next() < 0.7 ? tests : sources);
			case 'section':
			case 'anchor':
				return random.pickUneven(documents);
			default:
				return random.pickUneven(this.#targets[random.weighted(cited)]);
		}
	}

	/** What stands behind the path, and whether and why it leads nowhere. */
	#suffix(kind, target, wanted, isInside) {
		const random = this.#random;
		const line = isInside ? target.lines + 50 + random.below(400) : 1 + random.below(target.lines);
		const broken = (reason) => ({ isBroken: wanted, reason: isInside ? reason : 'missing-file' });
		switch (kind) {
			case 'line':
			case 'range': {
				// How long a plan gets is not known yet, so that none is cited past its end.
				const isShort = isInside && 'initiative' in target;
				const first = isShort ? 1 : line;
				const last = () => (isInside ? first + 9 : Math.min(target.lines, first + 1 + random.below(40)));
				const suffix = `:${first}${kind === 'range' ? `-${last()}` : ''}`;
				return { suffix, ...broken('past-end'), ...(isShort && { isBroken: false }) };
			}
			case 'symbol': {
				const symbol = isInside ? `TestGone::test_gone_${random.below(99)}` : random.pick(target.symbols);
				return { suffix: `::${symbol}`, ...broken('no-symbol') };
			}
			case 'section': {
				const section = isInside ? `99.${1 + random.below(9)}` : random.pick(target.sections);
				return { suffix: ` §${section}`, ...broken('no-section') };
			}
			case 'anchor': {
				const anchor = isInside ? `gone-${random.below(99)}` : random.pick(target.anchors);
				return { suffix: `#${anchor}`, ...broken('no-anchor') };
			}
			default:
				return { suffix: '', ...broken('missing-file') };
		}
	}

	/** A path like this one that does not exist: `src/a_gone17.py`. */
	#gone(path) {
		return path.replace(/([^/]+?)(\.\w+|\/)$/, (_, name, end) => `${name}_gone${this.#random.below(999)}${end}`);
	}

	/** As a code span, as it is, or as a Markdown link. */
	#written(kind, path, suffix, from) {
		const chance = this.#random.next();
		if (this.#options.style === 'links' || (kind === 'anchor' && chance < 0.5)) {
			const fragment = kind === 'anchor' ? suffix : kind === 'line' ? `#L${suffix.slice(1)}` : '';
			return `[${posix.basename(path)}${suffix}](${posix.relative(posix.dirname(from), path)}${fragment})`;
		}
		return chance < 0.72 || kind === 'dir' ? `\`${path}${suffix}\`` : path + suffix;
	}

	#lookAlike() {
		const random = this.#random;
		const noun = () => this.#words.noun();
		const kind = random.weighted(lookAlikes);
		this.#truth.countLookAlike(kind);
		switch (kind) {
			case 'bareName': {
				const cited = `detector.py:${1 + random.below(900)}`;
				return `\`${random.pick(['summary.md', 'env.json', 'commands.txt', cited, 'pytest.log'])}\``;
			}
			case 'braces':
				return `\`reports/{${noun()}.md,${noun()}.json}\``;
			case 'placeholder':
				return `\`reports/<STAMP>/${noun()}.md\``;
			case 'glob':
				return `\`src/${noun()}/*.py\``;
			default:
				return `https://example.org/${noun()}/${noun()}.py#L${random.below(99)}`;
		}
	}
}
