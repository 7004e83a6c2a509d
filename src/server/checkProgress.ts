import type { Connection } from 'vscode-languageserver';

/** How many documents have to wait for their check before people are told: fewer are done before anybody has read it. */
const worthTelling = 300;

type Reporter = Awaited<ReturnType<Connection['window']['createWorkDoneProgress']>>;

/**
 * Tells people how far the check of many documents has come, where their editor shows such things (LSP's work-done progress;
 * the status bar in VS Code).
 */
export class CheckProgress {
	private readonly connection: Connection;
	private reporting: Promise<Reporter | undefined> | undefined;
	private done = 0;
	private percent = 0;

	constructor(connection: Connection) {
		this.connection = connection;
	}

	/** Takes how many documents wait now; asked after each one. */
	waiting(count: number): void {
		if (this.reporting === undefined && count < worthTelling) {
			return;
		}
		if (count === 0) {
			this.end();
			return;
		}
		const total = this.done + count;
		const percent = Math.floor((100 * this.done) / total);
		const message = `${this.done} of ${total} documents`;
		if (this.reporting === undefined) {
			// A client may refuse, or be gone: then nobody is told.
			this.reporting = this.connection.window.createWorkDoneProgress().catch(() => undefined);
			void this.reporting.then((reporter) => reporter?.begin('Plan Navigator: checking', 0, message, false));
		} else if (percent !== this.percent) {
			void this.reporting.then((reporter) => reporter?.report(percent, message));
		}
		this.percent = percent;
		this.done++;
	}

	private end(): void {
		void this.reporting?.then((reporter) => reporter?.done());
		this.reporting = undefined;
		this.done = 0;
		this.percent = 0;
	}
}
