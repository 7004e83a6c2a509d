/** The time of day, so that a test can hold it still. */
export interface Clock {
	now(): Date;
}
