import type { CloseAction, ErrorAction, ErrorHandler } from 'vscode-languageclient';

// Imported as types only, so that the language client is not loaded with this file; these are its numbers.
const goOn: ErrorAction.Continue = 1;
const giveUp: CloseAction.DoNotRestart = 1;
const startAgain: CloseAction.Restart = 2;

/** More crashes than these within the time, in milliseconds, are not a stroke of bad luck. */
const mostCrashes = 4;
const within = 3 * 60_000;

/**
 * Starts a server that crashed again, but leaves one alone that crashes again and again. It raises no notification:
 * the views keep their last state, say so, and offer Restart Server.
 * @param now the time in milliseconds, so that a test can hold it still
 */
export function restartAfterCrash(log: { warn(message: string): void }, now = Date.now): ErrorHandler {
	let crashes: number[] = [];
	return {
		// What cannot be sent, because the server is just dying, is no reason to stop: `closed` follows.
		error: () => ({ action: goOn, handled: true }),
		closed: () => {
			crashes = [...crashes.filter((time) => now() - time < within), now()];
			const again = crashes.length <= mostCrashes;
			log.warn(again ? 'The server stopped and is started again.' : 'The server stopped too often and is left alone.');
			return { action: again ? startAgain : giveUp, handled: true };
		},
	};
}
