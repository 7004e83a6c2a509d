/** Exact counts of what was made, and each broken pointer: what an index must find. */
export class Truth {
	/** @type {string[]} file, line, column, text, kind, reason; the last four parted by tabs as the first two are */
	brokenRows = [];
	#counts;

	/** @param {{ sources: number }} options */
	constructor(options) {
		this.#counts = {
			options,
			planFiles: 0,
			implementationFiles: 0,
			reportFiles: 0,
			phases: 0,
			tasks: 0,
			taskRows: 0,
			checkboxTasks: 0,
			tasksByState: {},
			pointers: 0,
			pointersByKind: {},
			broken: 0,
			brokenByKind: {},
			brokenByReason: {},
			notPointers: {},
			targetFiles: options.sources,
			bytes: { md: 0 },
		};
	}

	/** The counts as `truth.json` has them. */
	get counts() {
		return this.#counts;
	}

	/** @param {'planFiles' | 'implementationFiles' | 'reportFiles' | 'phases'} what */
	count(what) {
		this.#counts[what]++;
	}

	countText(text) {
		this.#counts.bytes.md += Buffer.byteLength(text);
	}

	/** @param {'taskRows' | 'checkboxTasks'} form */
	countTask(form, state) {
		this.#counts.tasks++;
		this.#counts[form]++;
		increase(this.#counts.tasksByState, state);
	}

	/** @param {string | undefined} reason why it leads nowhere */
	countPointer(kind, reason) {
		this.#counts.pointers++;
		increase(this.#counts.pointersByKind, kind);
		if (reason !== undefined) {
			this.#counts.broken++;
			increase(this.#counts.brokenByKind, kind);
			increase(this.#counts.brokenByReason, reason);
		}
	}

	countLookAlike(kind) {
		increase(this.#counts.notPointers, kind);
	}
}

function increase(counts, key) {
	counts[key] = (counts[key] ?? 0) + 1;
}
