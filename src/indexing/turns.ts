import type { Clock } from '../ports/clock.ts';

/** How long a pass works before it lets others have their turn, in milliseconds: about one frame. */
const length = 16;

/**
 * Cuts long work into turns. Awaiting what is there already gives nobody else a turn, so a loop asks at every step:
 * `if (turns.isOver()) { await turns.next(); }`, and then its cancellation token, which may have been told meanwhile.
 */
export class Turns {
	private readonly clock: Clock;
	private started: number;

	constructor(clock: Clock) {
		this.clock = clock;
		this.started = clock.elapsed();
	}

	isOver(): boolean {
		return this.clock.elapsed() - this.started > length;
	}

	async next(): Promise<void> {
		await this.clock.pause();
		this.started = this.clock.elapsed();
	}

	/** Goes through the steps of some work, with turns for others between them. */
	async run(steps: Iterable<unknown>): Promise<void> {
		for (const _ of steps) {
			if (this.isOver()) {
				await this.next();
			}
		}
	}
}
