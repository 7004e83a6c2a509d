import { isTreeNode } from '../arguments.ts';
import { openPlace } from '../place.ts';

/** Opens the ledger at the entry of an initiative. */
export async function revealInLedger(argument: unknown): Promise<void> {
	if (isTreeNode(argument) && argument.ledger) {
		await openPlace(argument.ledger);
	}
}
