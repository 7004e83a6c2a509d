import type { RootPath } from '../ports/files.ts';

interface Entry<T> {
	readonly value: T;
	units: number;
	/** Asked for since it was last looked at. */
	used: boolean;
}

/**
 * What is kept for a path until the texts grow too many. Of the oldest those go first that nobody has asked for again: a
 * second chance, which costs less than putting each answer in order.
 */
export class KeptTexts<T> {
	private readonly kept = new Map<RootPath, Entry<T>>();
	private readonly mostUnits: number;
	private readonly letGo: (value: T) => void;
	private units = 0;

	/**
	 * @param mostUnits how much text is kept in all, in UTF-16 units
	 * @param letGo is told of what had to leave
	 */
	constructor(mostUnits: number, letGo: (value: T) => void = () => {}) {
		this.mostUnits = mostUnits;
		this.letGo = letGo;
	}

	get(path: RootPath): T | undefined {
		const found = this.kept.get(path);
		if (found !== undefined) {
			found.used = true;
		}
		return found?.value;
	}

	/** Keeps a value whose text is not there yet; `weigh` says how long it turned out. */
	set(path: RootPath, value: T): void {
		this.delete(path);
		// Whoever had it fetched is about to ask for it.
		this.kept.set(path, { value, units: 0, used: true });
	}

	/** Says how long the text of a value is, and lets the oldest go where there is too much; never the value itself. */
	weigh(path: RootPath, value: T, units: number): void {
		const entry = this.kept.get(path);
		if (entry === undefined || entry.value !== value) {
			return;
		}
		this.units += units - entry.units;
		entry.units = units;
		// Who is put off to the end comes up once more, unused by then, so that this comes to an end.
		for (const [oldest, other] of this.kept) {
			if (this.units <= this.mostUnits) {
				return;
			}
			if (other.used) {
				other.used = false;
				this.kept.delete(oldest);
				this.kept.set(oldest, other);
			} else if (other !== entry) {
				this.delete(oldest);
				this.letGo(other.value);
			}
		}
	}

	delete(path: RootPath): void {
		this.units -= this.kept.get(path)?.units ?? 0;
		this.kept.delete(path);
	}

	clear(): void {
		this.kept.clear();
		this.units = 0;
	}

	keys(): Iterable<RootPath> {
		return this.kept.keys();
	}

	*values(): Iterable<T> {
		for (const { value } of this.kept.values()) {
			yield value;
		}
	}
}
