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
	/** Those in which somebody typed after that: they are on their way to the disk. */
	private readonly revived = new Set<string>();
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
			this.revived.add(uri);
		}
	}

	closed(uri: string): void {
		this.gone.delete(uri);
		this.revived.delete(uri);
	}

	/** Looks at those of the texts whose files came or went. Whoever says that all may have changed need not know of one that was typed. */
	follow(change: WorkspaceChange, texts: readonly HeldText[]): void {
		const names = change === 'all' ? undefined : new Set(change.names);
		this.look(
			texts.filter(({ uri, path }) => (names === undefined ? !this.revived.has(uri) : isWithinAny(names, path))),
		);
	}

	look(texts: readonly HeldText[]): void {
		for (const text of texts) {
			this.looking = this.looking.then(() => this.lookAt(text)).catch(() => undefined);
		}
	}

	private async lookAt({ uri }: HeldText): Promise<void> {
		const text = this.outside.held(uri);
		const isGone = text !== undefined && (await this.outside.isGone(text));
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
