import type { RootPath } from '../ports/files.ts';

/** What is kept for a path until the texts grow too many: the ones that were not asked for longest go first. */
export class KeptTexts<T> {
	private readonly kept = new Map<RootPath, { readonly value: T; units: number }>();
	private readonly mostUnits: number;
	private units = 0;

	/** @param mostUnits how much text is kept in all, in UTF-16 units */
	constructor(mostUnits: number) {
		this.mostUnits = mostUnits;
	}

	get(path: RootPath): T | undefined {
		const found = this.kept.get(path);
		if (found !== undefined) {
			// A map keeps its order of insertion: what is put in again becomes the youngest.
			this.kept.delete(path);
			this.kept.set(path, found);
		}
		return found?.value;
	}

	/** Keeps a value whose text is not there yet; `weigh` says how long it turned out. */
	set(path: RootPath, value: T): void {
		this.delete(path);
		this.kept.set(path, { value, units: 0 });
	}

	/** Says how long the text of a value is, and lets the oldest go where there is too much; never the value itself. */
	weigh(path: RootPath, value: T, units: number): void {
		const entry = this.kept.get(path);
		if (entry === undefined || entry.value !== value) {
			return;
		}
		this.units += units - entry.units;
		entry.units = units;
		for (const oldest of this.kept.keys()) {
			if (this.units <= this.mostUnits) {
				return;
			}
			if (oldest !== path) {
				this.delete(oldest);
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
}
