import type { Disposable } from './disposable.ts';

/** Calls the listener at each occurrence until what it returns is disposed. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** Of what never occurs. */
export const never: Event<void> = () => ({ dispose: () => {} });

/** The side that fires. */
export class Emitter<T> implements Disposable {
	private readonly listeners = new Set<(value: T) => void>();

	readonly event: Event<T> = (listener) => {
		// Each subscription is an object of its own, so that one listener can be registered twice and disposed once.
		const entry = (value: T) => listener(value);
		this.listeners.add(entry);
		return { dispose: () => this.listeners.delete(entry) };
	};

	/** How many listen; a test shows that it comes back to 0. */
	get listenerCount(): number {
		return this.listeners.size;
	}

	fire(value: T): void {
		for (const listener of [...this.listeners]) {
			listener(value);
		}
	}

	dispose(): void {
		this.listeners.clear();
	}
}
