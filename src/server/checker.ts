import type { Disposable } from '../base/disposable.ts';
import { ownText } from '../base/ownText.ts';
import { bothOf, type Concerns, type Doubt } from '../features/concerned.ts';
import type { SavedFinding } from '../indexing/savedIndex.ts';
import type { Earlier } from '../indexing/sessionMemory.ts';
import type { WorkspaceChange } from '../indexing/workspaceChange.ts';
import type { RootPath } from '../ports/files.ts';
import type { PlanService } from '../service.ts';

/** Where findings go. */
interface Sink {
	/** The version of a document that the client holds; undefined for one that is not open. */
	versionOf(path: RootPath): number | undefined;
	/** Tells the client what is wrong in a document now; an empty list takes back what it was told. */
	publish(path: RootPath, found: readonly SavedFinding[], version: number | undefined): void;
	failed(error: unknown): void;
	/** When a client last asked for anything, in milliseconds of `Date.now()`. */
	readonly askedAt: number;
	/** Hears before each check how many documents wait, that one included, and of 0 when none does. */
	waiting(count: number): void;
}

/** How long typing has to rest before a document is checked, in milliseconds. */
const rest = 100;

/** How long a change waits at most while others keep coming. */
const restAtMost = 250;

/**
 * How long nobody has to ask for anything, and nothing to happen to an open document, typing or a check, before documents that are not
 * open are checked, and how long these wait for that at most, in milliseconds.
 */
const restForOthers = 150;
const restForOthersAtMost = 2_000;

/** From how many documents on that are checked in a row a check leaves enough behind in memory to be cleared away. */
const many = 500;

/** How long nothing has to change before all is prepared for what may come, in milliseconds: who types need not wait for that. */
const calm = 500;

/** How long what was found out stays unsaved at least, in milliseconds: the next start looks again at what has changed since. */
const saveAgain = 600_000;

/** Of more documents that change at once, as where a branch is checked out, all are checked before anybody looks at who cites them. */
const fewChanged = 50;

/** How many documents are checked at once of which little is to be checked. */
const checkedAtOnce = 16;

/** Of how many documents the client is told what was found before, until requests have their turn. */
const toldAtOnce = 64;

/**
 * Checks the documents of one root, all of them once and then those that a change concerns: open ones first, one at a
 * time, so that requests come in between. What has changed while it was checked is checked again.
 */
export class Checker implements Disposable {
	private readonly service: PlanService;
	private readonly sink: Sink;
	private readonly concerns: Concerns;
	/** Open documents that are to be checked: they come before all others. */
	private readonly urgent = new Map<RootPath, Doubt>();
	private readonly waiting = new Map<RootPath, Doubt>();
	/** What was found in each document, last; the client was told where that is anything. */
	private readonly found = new Map<RootPath, readonly SavedFinding[]>();
	private readonly listener: Disposable;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private changedSince: number | undefined;
	private running = false;
	/** How many documents were checked since none waited. */
	private checkedInARow = 0;
	/** Documents of which the client was told a version, last. */
	private readonly toldOpen = new Set<RootPath>();
	/** Documents of which a check has failed, so that what was found in them is old. */
	private readonly unchecked = new Set<RootPath>();
	/** When an open document was changed or checked last, and since when the others wait for that to end. */
	private busyAt = Number.NEGATIVE_INFINITY;
	private putOffSince: number | undefined;
	/** Runs until `prepare` begins. */
	private calmDown: ReturnType<typeof setTimeout> | undefined;
	private preparing = false;
	private savedAt = Number.NEGATIVE_INFINITY;
	/** Changes of which it is not known yet whom they concern: those that wait together, and how many times somebody is at it. */
	private untold: WorkspaceChange[] = [];
	private asking = 0;
	/** Resolves when it is known of every change whom it concerns. */
	private following: Promise<void> = Promise.resolve();
	private readonly idlers = new Set<() => void>();
	private readonly afterRun = new Set<() => void>();
	private readonly lifetime = { isCancellationRequested: false };

	constructor(service: PlanService, sink: Sink) {
		this.service = service;
		this.sink = sink;
		this.concerns = service.concerns();
		this.listener = service.onDidChangeFiles((change) => this.follow(change));
		this.begin();
	}

	/** Resolves when nothing waits to be checked. */
	idle(): Promise<void> {
		return new Promise((resolve) => {
			this.idlers.add(resolve);
			this.tellIdle();
		});
	}

	/** Tells once more what was found in some documents, for it may be somebody else now who tells of them. */
	tellAgain(isWanted: (path: RootPath) => boolean): void {
		for (const [path, found] of this.found) {
			if (found.length > 0 && isWanted(path)) {
				this.sink.publish(path, found, undefined);
			}
		}
	}

	/** Goes on from where the session before ended, or looks at everything. */
	private begin(): void {
		this.asking++;
		this.following = this.following.then(async () => {
			let change: WorkspaceChange = 'all';
			try {
				const earlier = await this.service.takeEarlier();
				if (earlier !== undefined && !this.lifetime.isCancellationRequested) {
					await this.recall(earlier);
					change = earlier.change;
				}
			} catch (error) {
				this.sink.failed(error);
			}
			this.asking--;
			this.follow(change);
		});
	}

	/** Takes over what was found in documents that are as they were. */
	private async recall(earlier: Earlier): Promise<void> {
		this.concerns.recall(earlier);
		const { texts } = earlier.change;
		const changed = new Set(texts);
		// What the session before did not come to know is found out in this one.
		this.savedAt = texts.length > 0 ? this.savedAt : Date.now();
		for (const [i, path] of (await this.service.checkedPaths()).entries()) {
			if (i % toldAtOnce === toldAtOnce - 1) {
				await this.service.pause();
			}
			if (this.lifetime.isCancellationRequested || this.found.has(path)) {
				// What came meanwhile has been checked by now, which is newer.
				continue;
			}
			const found = earlier.documents.get(path)?.findings;
			if (found === undefined || changed.has(path) || this.sink.versionOf(path) !== undefined) {
				this.ask([path]);
			} else {
				this.tell(path, found, undefined);
			}
		}
	}

	/** What has changed itself is known at once; whom else it concerns takes a look at those who cite it, once for changes that come together. */
	private follow(change: WorkspaceChange): void {
		this.ask(this.changedIn(change));
		this.untold.push(change);
		if (this.untold.length > 1) {
			return;
		}
		this.asking++;
		this.following = this.following.then(async () => {
			if (this.changedIn(together(this.untold)).size > fewChanged) {
				await this.checked();
			}
			const all = together(this.untold);
			this.untold = [];
			try {
				const changed = this.changedIn(all);
				const concerned = [...(await this.concerns.of(all))].filter(([path]) => !changed.has(path));
				this.askAbout(concerned);
				// What is gone altogether is concerned as well.
				this.ask(all === 'all' ? this.found.keys() : []);
			} catch (error) {
				this.sink.failed(error);
			} finally {
				this.asking--;
				this.tellIdle();
				this.prepareSoon();
			}
		});
	}

	/** Resolves when nothing waits to be checked by now. */
	private checked(): Promise<void> {
		const isAtRest = this.urgent.size + this.waiting.size === 0 && !this.running;
		return isAtRest ? Promise.resolve() : new Promise((resolve) => this.afterRun.add(resolve));
	}

	private changedIn(change: WorkspaceChange): ReadonlySet<RootPath> {
		return new Set(change === 'all' ? [] : change.texts.filter((path) => this.service.isDocument(path)));
	}

	private get isIdle(): boolean {
		return this.urgent.size + this.waiting.size === 0 && !this.running && this.asking === 0 && this.timer === undefined;
	}

	private tellIdle(): void {
		if (this.isIdle) {
			for (const idler of this.idlers) {
				idler();
			}
			this.idlers.clear();
		}
	}

	dispose(): void {
		this.lifetime.isCancellationRequested = true;
		this.listener.dispose();
		clearTimeout(this.timer);
		clearTimeout(this.calmDown);
		for (const [path, found] of this.found) {
			if (found.length > 0) {
				this.sink.publish(path, [], undefined);
			}
		}
	}

	private ask(paths: Iterable<RootPath>): void {
		this.askAbout([...paths].map((path) => [path, 'all']));
	}

	private askAbout(concerned: Iterable<readonly [RootPath, Doubt]>): void {
		if (this.lifetime.isCancellationRequested) {
			return;
		}
		for (const [path, doubt] of concerned) {
			const isOpen = this.sink.versionOf(path) !== undefined;
			const [to, from] = isOpen ? [this.urgent, this.waiting] : [this.waiting, this.urgent];
			if (isOpen && doubt === 'all') {
				this.busyAt = Date.now();
			}
			to.set(path, bothOf(to.get(path) ?? from.get(path), doubt));
			from.delete(path);
		}
		if (this.urgent.size + this.waiting.size === 0) {
			return;
		}
		const now = Date.now();
		this.changedSince ??= now;
		this.runIn(Math.min(rest, this.changedSince + restAtMost - now));
	}

	private runIn(milliseconds: number): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(
			() => {
				this.changedSince = undefined;
				this.timer = undefined;
				void this.run();
			},
			Math.max(0, milliseconds),
		);
	}

	/** How long documents that are not open have to wait yet, in milliseconds. */
	private get putOffFor(): number {
		const now = Date.now();
		const busyAt = Math.max(this.busyAt, this.sink.askedAt);
		return Math.min(busyAt + restForOthers, (this.putOffSince ?? now) + restForOthersAtMost) - now;
	}

	private async run(): Promise<void> {
		if (this.running) {
			return;
		}
		this.running = true;
		let hasFailed = false;
		try {
			for (let next = this.next(); next.length > 0; next = this.next()) {
				this.sink.waiting(this.urgent.size + this.waiting.size + next.length);
				this.checkedInARow += next.length;
				await Promise.all(next.map(([path, doubt]) => this.checkOne(path, doubt)));
				// Others have their turn: a check of what is all in memory would else never give one.
				await this.service.pause();
			}
			await this.clearAway();
		} catch (error) {
			hasFailed = true;
			this.sink.failed(error);
		} finally {
			this.running = false;
		}
		if (this.waiting.size > 0 && !hasFailed && !this.lifetime.isCancellationRequested) {
			this.putOffSince ??= Date.now();
			this.runIn(this.putOffFor);
			return;
		}
		this.sink.waiting(0);
		for (const goOn of this.afterRun) {
			goOn();
		}
		this.afterRun.clear();
		this.tellIdle();
		this.prepareSoon();
	}

	/** Those that were put off while somebody asked go on in the same row. */
	private async clearAway(): Promise<void> {
		if (this.waiting.size > 0) {
			return;
		}
		const { checkedInARow } = this;
		this.checkedInARow = 0;
		if (checkedInARow > many) {
			await this.service.restAfterMany();
		}
	}

	/** With nothing left to check there is time for what the first keystroke would wait for, and the next start. */
	private prepareSoon(): void {
		clearTimeout(this.calmDown);
		if (!this.lifetime.isCancellationRequested) {
			this.calmDown = setTimeout(() => void this.prepare(), calm);
		}
	}

	private async prepare(): Promise<void> {
		if (!this.isIdle) {
			// Who is at work has it done afterwards.
			return;
		}
		if (this.preparing) {
			this.prepareSoon();
			return;
		}
		this.preparing = true;
		try {
			await this.concerns.prepare();
			if (this.isIdle && Date.now() - this.savedAt > saveAgain) {
				const findings = new Map([...this.found].filter(([path]) => !this.unchecked.has(path)));
				const isSaved = await this.service.save({ findings, ...this.concerns.brief }, () => this.isIdle);
				this.savedAt = isSaved ? Date.now() : this.savedAt;
			}
		} catch (error) {
			this.sink.failed(error);
		} finally {
			this.preparing = false;
		}
	}

	/**
	 * The next document, an open one before all others, or the next few of which little is to be checked: git is asked about all of them
	 * at once. None where only such wait as are put off.
	 */
	private next(): (readonly [RootPath, Doubt])[] {
		const next: (readonly [RootPath, Doubt])[] = [];
		const isPutOff = this.urgent.size === 0 && this.putOffFor > 0;
		const waiting = this.urgent.size > 0 ? this.urgent : this.waiting;
		for (const [path, doubt] of this.lifetime.isCancellationRequested || isPutOff ? [] : waiting) {
			if (next.length > 0 && doubt === 'all') {
				break;
			}
			waiting.delete(path);
			next.push([path, doubt]);
			if (doubt === 'all' || next.length === checkedAtOnce) {
				break;
			}
		}
		if (this.waiting.size === 0) {
			this.putOffSince = undefined;
		}
		return next;
	}

	private async checkOne(path: RootPath, doubt: Doubt): Promise<void> {
		try {
			await this.look(path, doubt);
		} catch (error) {
			this.unchecked.add(path);
			this.sink.failed(error);
		}
	}

	private async look(path: RootPath, doubt: Doubt): Promise<void> {
		const version = this.sink.versionOf(path);
		const before = this.unchecked.has(path) ? undefined : this.found.get(path);
		const found =
			doubt === 'all' || before === undefined
				? await this.service.check(path, this.lifetime)
				: await this.service.checkAgain(path, doubt, before, this.lifetime);
		if (this.lifetime.isCancellationRequested || version !== this.sink.versionOf(path)) {
			// The change that came meanwhile has asked for it again.
			return;
		}
		this.tell(path, found.map(toKeep), version);
		await this.concerns.note(path);
	}

	private tell(path: RootPath, found: readonly SavedFinding[], version: number | undefined): void {
		// Of an open document the client hears each time: it may have moved what it shows, and it waits for this version. What was told
		// of that is told once more when it is closed, for no version.
		const wasOpen = this.toldOpen.delete(path);
		if (version !== undefined) {
			this.toldOpen.add(path);
			this.busyAt = Date.now();
		}
		if (version !== undefined || wasOpen || !sameFindings(found, this.found.get(path) ?? [])) {
			this.sink.publish(path, found, version);
		}
		this.found.set(path, found);
		this.unchecked.delete(path);
	}
}

/** Fixes hold on to all that they would look at, and a message that quotes a text to all of it. */
const toKeep = ({ rule, severity, line, span, message }: SavedFinding): SavedFinding => ({
	rule,
	severity,
	line,
	span,
	message: ownText(message),
});

const sameFindings = (a: readonly SavedFinding[], b: readonly SavedFinding[]): boolean =>
	a.length === b.length && a.every((finding, i) => isSame(finding, b[i]));

const isSame = (a: SavedFinding, b: SavedFinding | undefined): boolean =>
	a === b ||
	(a.line === b?.line &&
		a.message === b.message &&
		a.rule === b.rule &&
		a.severity === b.severity &&
		a.span.start === b.span.start &&
		a.span.end === b.span.end);

const together = (changes: readonly WorkspaceChange[]): WorkspaceChange => {
	const told = changes.filter((change) => change !== 'all');
	const allOf = (part: 'texts' | 'names') => [...new Set(told.flatMap((change) => change[part]))];
	return told.length < changes.length ? 'all' : { texts: allOf('texts'), names: allOf('names') };
};
