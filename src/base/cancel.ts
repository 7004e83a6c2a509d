/** Asked again after every await that cost something; LSP's and VS Code's tokens are one. */
export interface Cancel {
	readonly isCancellationRequested: boolean;
}

/** Work that nobody calls off. */
export const neverCancelled: Cancel = { isCancellationRequested: false };
