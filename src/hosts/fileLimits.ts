import type { Settings } from '../ports/settings.ts';

/** What bounds the reading of files; asked anew at each call, so that a changed setting counts from the next one. */
export interface FileLimits extends Pick<Settings, 'exclude' | 'maxFileBytes'> {
	/** Where a walk stops; 200,000 if it is not said. */
	readonly maxFiles?: number;
}

export const defaultMaxFiles = 200_000;
