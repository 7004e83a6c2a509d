/** Something that is open until it is disposed. */
export interface Disposable {
	dispose(): void;
}

/** Collects what was opened and closes it in the opposite order. What is added after the end is closed at once. */
export class DisposableStore implements Disposable {
	private readonly open: Disposable[] = [];
	private closed = false;

	/** Registers on the same line that opens: `const x = store.add(open())`. */
	add<T extends Disposable>(item: T): T {
		if (this.closed) {
			item.dispose();
		} else {
			this.open.push(item);
		}
		return item;
	}

	dispose(): void {
		this.closed = true;
		for (let item = this.open.pop(); item !== undefined; item = this.open.pop()) {
			item.dispose();
		}
	}
}
