import type { Cancel } from '../base/cancel.ts';
import type { SavedLines } from '../ports/indexStore.ts';
import type { Snapshot } from './snapshot.ts';
import type { PlanWorkspace } from './workspace.ts';

/** An answer about the whole workspace, and what the workspace was like. JSON. */
interface SavedAnswer<T> {
	readonly key: string;
	readonly question: string;
	readonly answer: T;
	readonly snapshot: Snapshot;
}

/**
 * Gives the answer to a question about the whole workspace as it was given before, where nothing has changed since; else
 * finds it out, and leaves it to the next who asks.
 * @param question stands for it, with all that it depends on beside the files
 * @param find its answer is nothing but JSON; what it gives when cancelled is left to nobody
 */
export async function answerOnce<T>(
	workspace: PlanWorkspace,
	question: string,
	find: () => Promise<T>,
	cancel: Cancel,
): Promise<T> {
	const { store } = workspace.ports;
	const saved = readAnswer<T>(await store.load());
	if (saved?.key === store.key && saved.question === question) {
		const change = await workspace.changesSince(saved.snapshot);
		if (change !== 'all' && change.texts.length + change.names.length === 0) {
			return saved.answer;
		}
	}
	const answer = await find();
	const snapshot = await workspace.snapshot();
	if (snapshot !== undefined && !cancel.isCancellationRequested) {
		const written: SavedAnswer<T> = { key: store.key, question, answer, snapshot };
		await store.save(inOnePiece(`${JSON.stringify(written)}\n`));
	}
	return answer;
}

function readAnswer<T>(saved: SavedLines | undefined): SavedAnswer<T> | undefined {
	try {
		return saved === undefined ? undefined : (JSON.parse(saved.at(0)) as SavedAnswer<T>);
	} catch {
		return undefined;
	}
}

async function* inOnePiece(text: string): AsyncGenerator<string> {
	yield text;
}
