import type { Cancel } from '../base/cancel.ts';
import type { Clock } from '../ports/clock.ts';
import type { RootPath, WorkspaceFiles } from '../ports/files.ts';
import type { History } from '../ports/history.ts';
import type { IndexStore } from '../ports/indexStore.ts';
import type { Log } from '../ports/log.ts';
import type { CitationMemory } from './citationMemory.ts';
import type { DocumentMemory } from './documentMemory.ts';
import type { FileTree } from './fileTree.ts';
import { type SavedFinding, SavedIndex, type Session, writeIndex } from './savedIndex.ts';
import { changesSince, type Snapshot, takeSnapshot } from './snapshot.ts';
import type { WorkspaceChange } from './workspaceChange.ts';

/** What the session before left, and what a watcher would have told since, had there been one. */
export interface Earlier extends Session {
	readonly change: Exclude<WorkspaceChange, 'all'>;
}

/** What a program has found out that the next session can begin with. */
export interface Checked extends Pick<Session, 'focusFolder' | 'asked'> {
	/** Of every document that was checked. */
	readonly findings: ReadonlyMap<RootPath, readonly SavedFinding[]>;
}

/** What stands at places that no walk lists, as far as somebody has asked. */
export type Elsewhere = Map<RootPath, 'file' | 'folder' | undefined>;

interface Outside {
	readonly files: Pick<WorkspaceFiles, 'stamps' | 'kindOf'>;
	readonly history: Pick<History, 'branch'>;
	readonly store: IndexStore;
	readonly clock: Clock;
	readonly log: Log;
}

/** What goes over from one session to the next. */
interface Memories {
	readonly documents: DocumentMemory;
	readonly cited: CitationMemory;
	readonly elsewhere: Elsewhere;
	tree(): Promise<FileTree>;
	/** Resolves when there is something to show. */
	index(): Promise<unknown>;
}

/** How long the first answers take to be written, in milliseconds: large ones go out piece by piece, a piece a turn. */
const firstAnswers = 200;

/** Takes over what the session before has left, once, in the order in which it is needed, and leaves to the next what this one knows. */
export class SessionMemory {
	private readonly outside: Outside;
	private readonly memories: Memories;
	private readonly lifetime: Cancel;
	/** Let go of when all of it has been taken over. */
	private saved: Promise<SavedIndex | undefined> | undefined;
	private recalled: Promise<Earlier | undefined> | undefined;

	constructor(outside: Outside, memories: Memories, lifetime: Cancel) {
		this.outside = outside;
		this.memories = memories;
		this.lifetime = lifetime;
	}

	/** Takes over what is known of plans: all that the first view needs. */
	async recallPlans(): Promise<void> {
		this.memories.documents.recallPlans((await this.load())?.plans);
	}

	/** Takes over all the rest; gives what is told once. Never rejects. */
	recall(): Promise<Earlier | undefined> {
		this.recalled ??= this.readEarlier().catch((error: unknown) => {
			this.outside.log.error(`What was saved cannot be taken over: ${error}`);
			return undefined;
		});
		return this.recalled;
	}

	/** The same, told once, to whoever begins where the session before ended. Undefined where that left nothing that is of use. */
	async take(): Promise<Earlier | undefined> {
		await this.leaveFirstAnswers();
		const earlier = await this.recall();
		this.recalled = Promise.resolve(undefined);
		return earlier;
	}

	/**
	 * Leaves to the next session what this one knows, and says whether it did.
	 * @param isSame whether nothing has changed since what was checked was checked
	 */
	async save({ findings, focusFolder, asked }: Checked, isSame: () => boolean): Promise<boolean> {
		const mayGoOn = () => isSame() && !this.lifetime.isCancellationRequested;
		const snapshot = mayGoOn() ? await this.snapshot() : undefined;
		await this.recall();
		const { documents: said } = await this.memories.cited.current();
		if (snapshot === undefined || !mayGoOn()) {
			return false;
		}
		const { store, clock } = this.outside;
		const plans = this.memories.documents.plansWith(new Map(snapshot.stamps));
		const documents = new Map(Array.from(said, ([path, each]) => [path, { said: each, findings: findings.get(path) }]));
		await store.save(writeIndex(store.key, plans, { snapshot, focusFolder, asked, documents }, clock));
		return true;
	}

	/** What the workspace is like now, as far as it was looked at. Undefined where nothing is certain: it has more files than are listed. */
	async snapshot(): Promise<Snapshot | undefined> {
		const { documents, elsewhere } = this.memories;
		const stamps = documents.stamps();
		const seen = { tree: await this.memories.tree(), stamps: await stamps, elsewhere };
		return takeSnapshot(this.outside, seen, this.lifetime);
	}

	/** What has changed since. */
	async changesSince(snapshot: Snapshot): Promise<WorkspaceChange> {
		return changesSince(this.outside, await this.memories.tree(), snapshot, this.lifetime);
	}

	private load(): Promise<SavedIndex | undefined> {
		const { store } = this.outside;
		this.saved ??= store.load().then((lines) => lines && SavedIndex.read(lines, store.key));
		return this.saved;
	}

	/** Waits until the views have what they ask for first, where that is there already: to read all the rest takes a while. */
	private async leaveFirstAnswers(): Promise<void> {
		try {
			if ((await this.load()) !== undefined) {
				await this.memories.index();
				await this.outside.clock.wait(firstAnswers);
			}
		} catch {
			// Whoever asks for the index hears why there is none.
		}
	}

	private async readEarlier(): Promise<Earlier | undefined> {
		const saved = await this.load();
		if (saved !== undefined) {
			// The views come first: they are what people wait for.
			await this.memories.index();
		}
		const session = await saved?.session(this.outside.clock);
		this.saved = Promise.resolve(undefined);
		const change = session === undefined ? 'all' : await this.changesSince(session.snapshot);
		if (session === undefined || change === 'all') {
			return undefined;
		}
		const { documents, cited, elsewhere } = this.memories;
		const changed = new Set(change.texts);
		documents.recallStamps(session.snapshot.stamps.filter(([path]) => !changed.has(path)));
		for (const [path, kind] of session.snapshot.elsewhere) {
			// What was seen in this session is newer.
			if (!elsewhere.has(path)) {
				elsewhere.set(path, kind ?? undefined);
			}
		}
		cited.forget(changed);
		await cited.recall(Array.from(session.documents, ([path, { said }]) => [path, said] as const));
		return { ...session, change };
	}
}
