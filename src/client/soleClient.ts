/** What runs until it is disposed. */
interface Running {
	dispose(): Promise<void>;
}

/** Hears what went wrong, beside who has asked. */
interface FailureListener {
	notLaunched(error: unknown): void;
	notDisposed(error: unknown): void;
}

/**
 * Holds the one client that there is at most: before another is launched the one of before is disposed, however many restarts are asked
 * for at once. A launch that failed leaves none, so that it can be tried again.
 */
export class SoleClient<C extends Running> {
	private readonly launch: () => Promise<C>;
	private readonly listener: FailureListener;
	private client: Promise<C> | undefined;
	/** Resolves when all restarts and stops that were asked for are done; never rejects. */
	private done: Promise<void> = Promise.resolve();

	constructor(launch: () => Promise<C>, listener: FailureListener) {
		this.launch = launch;
		this.listener = listener;
	}

	/** The client, once it is launched; undefined where none is, and rejected where the launch fails. */
	get current(): Promise<C> | undefined {
		return this.client;
	}

	/** Launches a client at a later turn of the event loop, unless there is one; true where there was none. */
	start(): boolean {
		if (this.client !== undefined) {
			return false;
		}
		this.hold(new Promise<void>((next) => setTimeout(next, 0)).then(() => this.launch()));
		return true;
	}

	/** Launches one in place of that which runs or could not. */
	restart(): Promise<void> {
		return this.inTurn(async () => {
			await this.end();
			await this.hold(this.launch());
		});
	}

	stop(): Promise<void> {
		return this.inTurn(() => this.end());
	}

	private inTurn(work: () => Promise<void>): Promise<void> {
		const working = this.done.then(work);
		this.done = working.catch(() => undefined);
		return working;
	}

	private hold(client: Promise<C>): Promise<C> {
		this.client = client;
		client.catch((error: unknown) => {
			this.client = this.client === client ? undefined : this.client;
			this.listener.notLaunched(error);
		});
		return client;
	}

	private async end(): Promise<void> {
		const client = await this.client?.catch(() => undefined);
		try {
			await client?.dispose();
		} catch (error) {
			// It never came up, or is gone already: either way it is stopped.
			this.listener.notDisposed(error);
		}
	}
}
