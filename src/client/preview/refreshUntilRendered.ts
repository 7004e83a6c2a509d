/** Longer than VS Code's preview waits before it renders again, 300 ms. */
const patience = 500;

/** So often a preview is refreshed: it may have been closed meanwhile. */
const mostTries = 3;

/**
 * Refreshes until what is new has been rendered, a few times at most. VS Code's preview takes one refresh at a time, and drops
 * another that comes while it waits, though the first may then find the text as it was and render nothing.
 */
export async function refreshUntilRendered(isRendered: () => boolean, refresh: () => void): Promise<void> {
	for (let tries = 0; tries < mostTries && !isRendered(); tries++) {
		refresh();
		await new Promise((next) => setTimeout(next, patience));
	}
}
