import { isWithinAny } from '../base/path.ts';
import type { WorkspaceChange } from '../indexing/workspaceChange.ts';
import type { RootPath } from '../ports/files.ts';

/** A text that the client holds, and where it lies. */
export interface HeldText {
	/** As the client writes it. */
	readonly uri: string;
	readonly path: RootPath;
	/** Counts its changes. */
	readonly version: number;
}

/** What is asked and told of the texts that a client holds. */
interface Outside {
	/** The text as it is now; undefined where the client has closed it. */
	held(uri: string): HeldText | undefined;
	isGone(text: HeldText): Promise<boolean>;
	/** Has the text count, or the disk alone, which has none. */
	setCounts(uri: string, counts: boolean): void;
}

/**
 * The texts that a client holds though their files are gone. An editor keeps texts open that no tab shows, and would show plans
 * that somebody has deleted: what is gone from the disk counts no more until somebody types in it, or it comes back.
 */
export class GoneTexts {
	private readonly outside: Outside;
	private readonly gone = new Set<string>();
	/** Those that are on their way to the disk: somebody typed in them after that, or opened them to make the file. */
	private readonly coming = new Set<string>();
	/** One look after the other, so that what was seen last counts. */
	private looking: Promise<void> = Promise.resolve();

	constructor(outside: Outside) {
		this.outside = outside;
	}

	has(uri: string): boolean {
		return this.gone.has(uri);
	}

	/** Somebody has opened a text, or typed in it. */
	changed(uri: string): void {
		if (this.gone.delete(uri)) {
			this.coming.add(uri);
		}
	}

	closed(uri: string): void {
		this.gone.delete(uri);
		this.coming.delete(uri);
	}

	/** Looks at those of the texts whose files came or went. Whoever says that all may have changed need not know of one that is on its way. */
	follow(change: WorkspaceChange, texts: readonly HeldText[]): void {
		const names = change === 'all' ? undefined : new Set(change.names);
		for (const text of texts) {
			if (names === undefined ? !this.coming.has(text.uri) : isWithinAny(names, text.path)) {
				this.look(() => this.lookAt(text));
			}
		}
	}

	/**
	 * Looks at texts that the client has opened, or may have held for long.
	 * @param mayMake whether the client opens a file to make it, so that a text without one is on its way
	 */
	opened(texts: readonly HeldText[], mayMake: boolean): void {
		for (const text of texts) {
			if (!this.coming.has(text.uri)) {
				this.look(() => (mayMake ? this.expect(text) : this.lookAt(text)));
			}
		}
	}

	private look(what: () => Promise<void>): void {
		this.looking = this.looking.then(what).catch(() => undefined);
	}

	private async expect({ uri }: HeldText): Promise<void> {
		const text = this.outside.held(uri);
		const isGone = text !== undefined && (await this.outside.isGone(text));
		if (isGone && !this.gone.has(uri) && this.outside.held(uri) !== undefined) {
			this.coming.add(uri);
		}
	}

	private async lookAt({ uri }: HeldText): Promise<void> {
		const text = this.outside.held(uri);
		const isGone = text !== undefined && (await this.outside.isGone(text));
		if (!isGone) {
			this.coming.delete(uri);
		}
		// What was typed meanwhile is newer than what the disk said.
		if (text === undefined || this.outside.held(uri)?.version !== text.version || isGone === this.gone.has(uri)) {
			return;
		}
		if (isGone) {
			this.gone.add(uri);
		} else {
			this.gone.delete(uri);
		}
		this.outside.setCounts(uri, !isGone);
	}
}
