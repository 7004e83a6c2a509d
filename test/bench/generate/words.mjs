/** What names are made of. */
const nouns = (
	'parity tensor loader workflow gradient detector cache dtype batch probe lattice config bridge registry pipeline ' +
	'harness fixture artifact ledger selector baseline regression metric checkpoint rotation vector sampling export schema ' +
	'adapter guard profile latency contract narrative evidence triage coverage summary'
).split(' ');

/** What sentences are made of. */
const vocabulary = [
	...nouns,
	...(
		'the a to of with for and in after before until under while per via capture verify confirm rerun document align update ' +
		'record extend keep avoid compare measure refresh hoist archive passing failing stable complete pending required ' +
		'optional expected observed'
	).split(' '),
];

/** Texts that mean nothing and have the length of real ones. */
export class Words {
	#random;

	/** @param {import('./random.mjs').Random} random */
	constructor(random) {
		this.#random = random;
	}

	/** One word for a name: `tensor`. */
	noun() {
		return this.#random.pick(nouns);
	}

	/** `Tensor Loader Workflow`. */
	title(count = 3) {
		return Array.from({ length: count }, () => {
			const word = this.noun();
			return `${word[0].toUpperCase()}${word.slice(1)}`;
		}).join(' ');
	}

	/** Running text of at least so many UTF-16 units, with a sign outside ASCII now and then. */
	sentence(length) {
		let text = '';
		while (text.length < length) {
			const chance = this.#random.next();
			const sign = chance < 0.01 ? ' —' : chance < 0.015 ? ' ≥' : chance < 0.02 ? ' ✅' : '';
			text += `${text === '' ? '' : ' '}${this.#random.pick(vocabulary)}${sign}`;
		}
		return text;
	}
}
