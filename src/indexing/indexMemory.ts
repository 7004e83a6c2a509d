import type { Cancel } from '../base/cancel.ts';
import { naturally } from '../base/naturally.ts';
import type { Clock } from '../ports/clock.ts';
import type { RootPath } from '../ports/files.ts';
import type { Settings } from '../ports/settings.ts';
import { afterEdits, type Edit } from './afterEdits.ts';
import { Document } from './document.ts';
import type { DocumentMemory, Read } from './documentMemory.ts';
import { buildPlanIndex, type PlanIndex, type Unread } from './planIndex.ts';
import type { Elsewhere } from './sessionMemory.ts';
import { Turns } from './turns.ts';

/** What the memory reads from. */
interface Sources {
	readonly documents: DocumentMemory;
	readonly elsewhere: Elsewhere;
	readonly settings: Pick<Settings, 'ledgers' | 'brief'>;
	readonly clock: Clock;
	/** Plan documents, records among them; the same set until it is listed anew. */
	plans(): Promise<ReadonlySet<RootPath>>;
	isPlan(path: RootPath): boolean;
	isRecord(path: RootPath): boolean;
	isArchive(path: RootPath): boolean;
	isLedgerOrBrief(path: RootPath): boolean;
	/** Takes over what the session before has left of plans. */
	recallPlans(): Promise<void>;
	/** Told of documents that cannot be read. */
	onUnread(unread: readonly Unread[]): void;
}

interface PlansRead {
	readonly plans: readonly Document[];
	/** Those that cannot be read. */
	readonly unread: readonly Unread[];
}

/** The plan index of one workspace root, made from documents that were read before, and kept through edits that say the same to it. */
export class IndexMemory {
	private readonly sources: Sources;
	private readonly lifetime: Cancel;
	private indexed: Promise<PlanIndex> | undefined;
	/** The last index, as long as nothing but plans in the editor has changed since, and those of its documents that were edited. */
	private last: { readonly index: PlanIndex; readonly edited: Map<RootPath, Document> } | undefined;
	/** The plans that it is made of, in order, until one comes or goes; and the paths that this was made from. */
	private inOrder: { readonly from: ReadonlySet<RootPath>; readonly paths: readonly RootPath[] } | undefined;

	/** The plans as they were read, until one of them changes: who types in the ledger of ten thousand waits for none of them. */
	private reading: Promise<PlansRead> | undefined;

	constructor(sources: Sources, lifetime: Cancel) {
		this.sources = sources;
		this.lifetime = lifetime;
	}

	/** All who ask meanwhile share one pass, so that nobody's cancelling spoils it for the others. */
	current(): Promise<PlanIndex> {
		if (this.indexed === undefined) {
			const building = this.afterEdits() ?? this.build();
			this.indexed = building;
			building.then(
				(index) => {
					if (this.indexed === building) {
						this.last = { index, edited: new Map() };
					}
				},
				() => {
					this.indexed = undefined;
					this.reading = undefined;
				},
			);
		}
		return this.indexed;
	}

	/** Makes another one when somebody next asks. */
	forget(): void {
		this.indexed = undefined;
		this.last = undefined;
		this.reading = undefined;
	}

	/**
	 * The same where a document alone has changed, in the editor: what a plan says to the index may still be the same.
	 * @param before what it was
	 */
	forgetEdited(path: RootPath, before: Read | undefined): void {
		this.indexed = undefined;
		if (this.sources.isLedgerOrBrief(path)) {
			this.last = undefined;
			return;
		}
		this.reading = undefined;
		// One that no walk lists is in the index as long as it is open.
		const isListed = this.inOrder?.from.has(path) === true;
		if (!isListed || !(before instanceof Document)) {
			this.last = undefined;
		} else if (this.last?.edited.has(path) === false) {
			this.last.edited.set(path, before);
		}
	}

	/** Puts the plans in order anew when one has come or gone. */
	forgetOrder(): void {
		this.inOrder = undefined;
		this.reading = undefined;
	}

	/** The last index with what was edited since; undefined where that makes another one of it. */
	private afterEdits(): Promise<PlanIndex> | undefined {
		const edits: Edit[] = [];
		for (const [path, was] of this.last?.edited ?? []) {
			const is = this.sources.documents.known(path);
			if (!(is instanceof Document)) {
				return undefined;
			}
			edits.push([was, is]);
		}
		const index = this.last && afterEdits(this.last.index, edits);
		return index && Promise.resolve(index);
	}

	private async build(): Promise<PlanIndex> {
		await this.sources.recallPlans();
		const turns = new Turns(this.sources.clock);
		this.reading ??= this.readPlans(turns);
		const { plans, unread: unreadPlans } = await this.reading;
		const unread = [...unreadPlans];
		const ledgers = await this.readLedgers(unread, turns);
		const brief = await this.readBrief(unread);
		this.sources.onUnread(unread);
		return buildPlanIndex({ plans, ledgers, brief, isArchived: this.sources.isArchive, unread });
	}

	private async readPlans(turns: Turns): Promise<PlansRead> {
		const { documents } = this.sources;
		const plans: Document[] = [];
		const unread: Unread[] = [];
		for (const path of await this.paths()) {
			const known = documents.known(path);
			// Nothing is looked at but the plan, which stays in memory: no reason to wake what it was read from.
			const read = known instanceof Document && known.hasSummary ? known : await documents.read(path);
			if (!('problem' in read)) {
				// Read here, where others have their turn, and not while the index is put together.
				void read.summary;
				plans.push(read);
			} else if (read.problem !== 'missing') {
				unread.push({ path, ...read });
			}
			if (turns.isOver()) {
				await turns.next();
			}
			if (this.lifetime.isCancellationRequested) {
				break;
			}
		}
		return { plans, unread };
	}

	/** @param unread takes those that cannot be read */
	private async readLedgers(unread: Unread[], turns: Turns): Promise<Document[]> {
		const ledgers: Document[] = [];
		for (const path of this.sources.settings.ledgers) {
			const read = await this.readOutsidePlans(path, unread);
			if (read === undefined) {
				continue;
			}
			if (!read.hasLedger) {
				// A long one takes a turn for its blocks alone.
				void read.blocks;
				await turns.next();
				void read.ledger;
				await turns.next();
			}
			ledgers.push(read);
		}
		return ledgers;
	}

	private async readBrief(unread: Unread[]): Promise<PlanIndex['brief']> {
		const document = await this.readOutsidePlans(this.sources.settings.brief, unread);
		return document && { document, brief: document.brief };
	}

	/** A ledger or brief, which may lie where no walk enters, and may yet come. */
	private async readOutsidePlans(path: RootPath, unread: Unread[]): Promise<Document | undefined> {
		const read = await this.sources.documents.read(path);
		const isMissing = 'problem' in read && read.problem === 'missing';
		this.sources.elsewhere.set(path, isMissing ? undefined : 'file');
		if (!('problem' in read)) {
			return read;
		}
		if (!isMissing) {
			unread.push({ path, ...read });
		}
		return undefined;
	}

	/** The plan documents that the index is made of, in order. */
	private async paths(): Promise<readonly RootPath[]> {
		const { documents, isPlan, isRecord, isLedgerOrBrief } = this.sources;
		const listed = await this.sources.plans();
		const isIndexed = (path: RootPath) => !isRecord(path) && !isLedgerOrBrief(path);
		// Who waited for the paths while all was forgotten has old ones.
		if (this.inOrder?.from !== listed) {
			this.inOrder = { from: listed, paths: [...listed].filter(isIndexed).sort(naturally) };
		}
		const { paths } = this.inOrder;
		const unlisted = documents.openPaths.filter((path) => !listed.has(path) && isPlan(path) && isIndexed(path));
		return unlisted.length === 0 ? paths : [...paths, ...unlisted].sort(naturally);
	}
}
