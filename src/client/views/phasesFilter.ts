import * as vscode from 'vscode';
import { contextKeys } from '../../manifest.ts';
import type { GroupBy, ShownPhases } from '../../protocol.ts';
import type { TaskState } from '../../syntax/state.ts';
import { setContext } from '../setContext.ts';

const statesKey = 'phases.states';
const textKey = 'phases.text';
const archiveKey = 'phases.archive';
const groupByKey = 'phases.groupBy';

/** What the Phases view leaves out, and by what it is grouped. Remembered for each workspace. */
export class PhasesFilter implements vscode.Disposable {
	private readonly memento: vscode.Memento;
	private readonly changes = new vscode.EventEmitter<void>();

	readonly onDidChange = this.changes.event;

	constructor(memento: vscode.Memento) {
		this.memento = memento;
		this.showContext();
	}

	/** The states that are shown; empty for all. */
	get states(): readonly TaskState[] {
		return this.memento.get<readonly TaskState[]>(statesKey, []);
	}

	/** The words that a task, or what holds it, has to have; empty for any. */
	get text(): string {
		return this.memento.get<string>(textKey, '');
	}

	get groupBy(): GroupBy {
		return this.memento.get<GroupBy>(groupByKey, 'initiative');
	}

	get archive(): boolean {
		return this.memento.get<boolean>(archiveKey, true);
	}

	async setStates(states: readonly TaskState[]): Promise<void> {
		await this.change(statesKey, states);
	}

	async setText(text: string): Promise<void> {
		await this.change(textKey, text.trim());
	}

	async setGroupBy(groupBy: GroupBy): Promise<void> {
		await this.change(groupByKey, groupBy);
	}

	/** Shows every task again. */
	async clear(): Promise<void> {
		await this.memento.update(textKey, '');
		await this.setStates([]);
	}

	async setArchive(archive: boolean): Promise<void> {
		await this.change(archiveKey, archive);
	}

	asked(): ShownPhases {
		const { states, text, archive, groupBy } = this;
		return { archive, groupBy, ...(states.length > 0 && { states }), ...(text !== '' && { text }) };
	}

	dispose(): void {
		this.changes.dispose();
	}

	private async change(key: string, value: unknown): Promise<void> {
		await this.memento.update(key, value);
		this.showContext();
		this.changes.fire();
	}

	private showContext(): void {
		setContext(contextKeys.isFiltered, this.states.length > 0 || this.text !== '');
		setContext(contextKeys.groupBy, this.groupBy);
		setContext(contextKeys.showsArchive, this.archive);
	}
}
