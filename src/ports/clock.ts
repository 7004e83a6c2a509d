/** The time of day, so that a test can hold it still, and the end of a turn. */
export interface Clock {
	now(): Date;
	/** Milliseconds since some fixed moment, with fractions. Unlike the time of day it never goes back. */
	elapsed(): number;
	/** Lets what waits in the event loop have its turn; long work calls it every few milliseconds. */
	pause(): Promise<void>;
	/** Leaves the event loop to others for so many milliseconds. */
	wait(ms: number): Promise<void>;
}
