import type { Cancel } from '../base/cancel.ts';
import type { Clock } from '../ports/clock.ts';
import type { RootPath } from '../ports/files.ts';
import { CitationIndex } from './citations.ts';
import type { Document } from './document.ts';
import type { Said } from './said.ts';
import { Turns } from './turns.ts';

/** What the memory reads from. */
interface Sources {
	readonly clock: Clock;
	/** The absolute path of the root, where it has one. */
	readonly rootFolder: string | undefined;
	/** Every document that is to be known. */
	paths(): Promise<Iterable<RootPath>>;
	/** The document at a path as it is now; undefined where there is none. */
	document(path: RootPath): Promise<Document | undefined>;
}

/** Keeps the citation index true: reads every document once, and again those that have changed when somebody asks. */
export class CitationMemory {
	private readonly sources: Sources;
	private readonly lifetime: Cancel;
	private index: CitationIndex;
	/** Documents that the index knows as they were. */
	private readonly stale = new Set<RootPath>();
	private isEmpty = true;
	/** What documents say that were read before the next pass. */
	private readonly ahead = new Map<RootPath, Said>();
	private last: Promise<CitationIndex> | undefined;

	constructor(sources: Sources, lifetime: Cancel) {
		this.sources = sources;
		this.lifetime = lifetime;
		this.index = new CitationIndex(sources.rootFolder);
	}

	forget(paths: Iterable<RootPath>): void {
		for (const path of paths) {
			this.stale.add(path);
			this.ahead.delete(path);
		}
	}

	forgetAll(): void {
		this.isEmpty = true;
		this.ahead.clear();
	}

	/** True where the next pass would read a document. */
	wants(path: RootPath): boolean {
		return this.isEmpty ? !this.ahead.has(path) : this.stale.has(path);
	}

	/** Takes what a document says while it is at hand, so that the next pass need not read it again. */
	note(document: Document): void {
		if (this.wants(document.path)) {
			this.ahead.set(document.path, document.said);
		}
	}

	/** Takes what documents said before this session, unless they were read by now. What has changed since is to be forgotten. */
	async recall(documents: Iterable<readonly [RootPath, Said]>): Promise<void> {
		if (!this.isEmpty) {
			return;
		}
		this.isEmpty = false;
		const { index } = this;
		const turns = new Turns(this.sources.clock);
		for (const [path, said] of documents) {
			index.put(path, said);
			if (turns.isOver()) {
				await turns.next();
			}
		}
	}

	/** The index as of now; who asks while it is brought up to date waits for that pass and, where need be, for one more. */
	current(): Promise<CitationIndex> {
		return this.next(() => this.bring());
	}

	/** The index without reading for it what has changed, which is told besides; for somebody who has that read soon. */
	async soFar(): Promise<{ readonly index: CitationIndex; readonly unread: readonly RootPath[] }> {
		let unread: readonly RootPath[] = [];
		const index = await this.next(async () => {
			if (this.isEmpty) {
				return this.bring();
			}
			for (const [path, said] of this.ahead) {
				this.index.put(path, said);
				this.stale.delete(path);
			}
			this.ahead.clear();
			unread = [...this.stale];
			return this.index;
		});
		return { index, unread };
	}

	/** One pass after the other. */
	private next(pass: () => Promise<CitationIndex>): Promise<CitationIndex> {
		const before = this.last?.catch(() => undefined) ?? Promise.resolve(undefined);
		const now = before.then(pass);
		// What a pass that failed has read is not known.
		now.catch(() => this.forgetAll());
		this.last = now;
		return now;
	}

	private async bring(): Promise<CitationIndex> {
		const turns = new Turns(this.sources.clock);
		const stale = [...this.stale];
		this.stale.clear();
		let paths: Iterable<RootPath> = stale;
		if (this.isEmpty) {
			this.isEmpty = false;
			this.index = new CitationIndex(this.sources.rootFolder);
			paths = await this.sources.paths();
		}
		for (const path of paths) {
			const said = this.ahead.get(path) ?? (await this.saidAt(path));
			if (said === undefined) {
				this.index.drop(path);
			} else {
				this.index.put(path, said);
			}
			if (turns.isOver()) {
				await turns.next();
			}
			if (this.lifetime.isCancellationRequested) {
				break;
			}
		}
		this.ahead.clear();
		return this.index;
	}

	private async saidAt(path: RootPath): Promise<Said | undefined> {
		return (await this.sources.document(path))?.said;
	}
}
