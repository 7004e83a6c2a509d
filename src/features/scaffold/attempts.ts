import { type Listed, listed } from './budget.ts';
import { at, type Facts } from './facts.ts';
import { latestFirst, looseAttempts } from './ledgerMentions.ts';

/** An attempt of the ledger, in short. */
export interface AttemptLine {
	readonly text: string;
	readonly where: string;
}

/** The attempts of the initiative's ledger entry, and those of the ledgers that name it outside of entries, the latest first. */
export async function attempts(facts: Facts): Promise<Listed<AttemptLine>> {
	const { subject, quoter } = facts;
	const ledger = subject.initiative?.ledger;
	const held = ledger?.entry?.attempts ?? [];
	const own = ledger === undefined ? [] : held.map((attempt) => ({ document: ledger.document, attempt }));
	const loose = new Set(looseAttempts(facts));
	return listed([...own, ...loose].sort(latestFirst), async (each) => {
		const { document, attempt } = each;
		const number = attempt.number === undefined ? undefined : `attempt ${attempt.number}`;
		const name = [attempt.date, number].filter((part) => part !== undefined).join(', ');
		// Below a heading stands a section; the heading itself says what was done, unless it says no more than whose it is.
		const isTold = loose.has(each) && !isNameAlone(attempt.title, subject.initiativeId);
		const told = isTold ? attempt.title : loose.has(each) ? behindFirst(attempt.text) : attempt.text;
		const text = await quoter.quote(told, document.path, 180);
		return { text: name === '' ? text : `${name}: ${text}`, where: at(document, attempt.line) };
	});
}

const isNameAlone = (title: string, initiative: string | undefined): boolean =>
	title.replace(/[*_`[\]:.\s]+/g, '') === initiative;

/** What stands below the first line, as far as its first paragraph goes; that line where nothing does. */
function behindFirst(text: string): string {
	const [first = '', ...rest] = text.split('\n');
	const [paragraph = ''] = rest
		.join('\n')
		.trim()
		.split(/\n\s*\n/, 1);
	return paragraph === '' ? first : paragraph;
}
