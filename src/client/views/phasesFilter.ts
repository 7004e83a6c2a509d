import * as vscode from 'vscode';
import { contextKeys } from '../../manifest.ts';
import type { TaskState } from '../../syntax/state.ts';
import { setContext } from '../setContext.ts';
import type { TreeFilter } from './planTree.ts';

const statesKey = 'phases.states';
const archiveKey = 'phases.archive';

/** What the Phases view leaves out. Remembered for each workspace. */
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

	get archive(): boolean {
		return this.memento.get<boolean>(archiveKey, true);
	}

	async setStates(states: readonly TaskState[]): Promise<void> {
		await this.change(statesKey, states);
	}

	async setArchive(archive: boolean): Promise<void> {
		await this.change(archiveKey, archive);
	}

	asked(): TreeFilter {
		return { archive: this.archive, ...(this.states.length > 0 && { states: this.states }) };
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
		setContext(contextKeys.isFiltered, this.states.length > 0);
		setContext(contextKeys.showsArchive, this.archive);
	}
}
