import type { Attempt } from '../../syntax/ledger.ts';
import { cut, type Listed, listed } from './budget.ts';
import { at, type Facts } from './facts.ts';

/** An attempt of the ledger, in short. */
export interface AttemptLine {
	readonly text: string;
	readonly where: string;
}

/** The attempts of the initiative's ledger entry, the latest first. */
export async function attempts({ subject, quoter }: Facts): Promise<Listed<AttemptLine>> {
	const ledger = subject.initiative?.ledger;
	if (ledger?.entry === undefined) {
		return cut([]);
	}
	const { document, entry } = ledger;
	return listed([...entry.attempts].sort(latestFirst), async (attempt) => {
		const number = attempt.number === undefined ? undefined : `attempt ${attempt.number}`;
		const name = [attempt.date, number].filter((part) => part !== undefined).join(', ');
		const text = await quoter.quote(attempt.text, document.path, 180);
		return { text: name === '' ? text : `${name}: ${text}`, where: at(document, attempt.line) };
	});
}

/** By date, then by number, then as they stand: entries are added at the end. */
function latestFirst(a: Attempt, b: Attempt): number {
	const [left, right] = [dateKey(a), dateKey(b)];
	if (left !== right) {
		return left < right ? 1 : -1;
	}
	return (b.number ?? 0) - (a.number ?? 0) || b.line - a.line;
}

function dateKey({ date }: Attempt): string {
	return (date ?? '').replace(/\D/g, '').padEnd(14, '0');
}
