/** Numbers that are the same for the same seed (mulberry32), in the shapes that were measured in real repositories. */
export class Random {
	#state;

	/** @param {number} seed */
	constructor(seed) {
		this.#state = seed >>> 0;
	}

	/** From 0 up to 1, 1 excluded. */
	next() {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number from 0 up to `end`, `end` excluded. */
	below(end) {
		return Math.floor(this.next() * end);
	}

	/** @template T @param {readonly T[]} list @returns {T} */
	pick(list) {
		return list[this.below(list.length)];
	}

	/** Picks the first of a list far more often than the last, as a few files are cited far more often than others. */
	pickUneven(list) {
		return list[Math.floor(list.length * this.next() ** 3)];
	}

	/** Picks a key, each as often as its weight says. @param {Readonly<Record<string, number>>} weights */
	weighted(weights) {
		const entries = Object.entries(weights);
		let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [key, weight] of entries) {
			left -= weight;
			if (left < 0) {
				return key;
			}
		}
		return entries[0][0];
	}

	/** A whole number that is log-normal around a median. */
	logNormal(median, sigma, most = Number.POSITIVE_INFINITY) {
		return Math.min(most, Math.round(median * Math.exp(sigma * this.#normal())));
	}

	/**
	 * Splits a total into whole numbers that are log-normal around the weights and add up to exactly the total.
	 * @param {readonly number[]} weights
	 */
	split(total, weights, sigma) {
		const shares = weights.map((weight) => weight * Math.exp(sigma * this.#normal()));
		const sum = shares.reduce((all, share) => all + share, 0);
		let reached = 0;
		let given = 0;
		return shares.map((share) => {
			reached += share;
			const upTo = Math.round((reached / sum) * total);
			const part = upTo - given;
			given = upTo;
			return part;
		});
	}

	#normal() {
		return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
	}
}

/** As many equal weights. */
export const equal = (count) => Array(count).fill(1);
