/**
 * A file that plans point at, with the places in it that can be named.
 * @typedef {object} Target
 * @property {string} path
 * @property {number} lines
 * @property {string[]} [symbols] of a source or test: `TestTensor0::test_cache_1`
 * @property {string[]} [sections] of a document: `2.1`
 * @property {string[]} [anchors] of a document: `21-tensor-cache`
 */

/**
 * Writes sources, tests and documents: fifteen in a hundred are documents, a quarter tests.
 * @param {{ random: import('./random.mjs').Random, words: import('./words.mjs').Words, write: (path: string, text: string) => void }} tools
 * @param {number} count
 */
export function writeTargets({ random, words, write }, count) {
	/** @type {{ sources: Target[], tests: Target[], documents: Target[] }} */
	const targets = { sources: [], tests: [], documents: [] };
	for (let i = 0; i < count; i++) {
		const chance = random.next();
		const length = Math.max(12, random.logNormal(110, 0.9, 4000));
		const name = `${words.noun()}_${i}`;
		const kind = chance < 0.15 ? 'documents' : chance < 0.4 ? 'tests' : 'sources';
		const made =
			kind === 'documents'
				? document(chance < 0.05 ? 'specs/' : `docs/${words.noun()}/`, name, length, words)
				: source(kind === 'tests', name, length, random, words);
		targets[kind].push(made.target);
		write(made.target.path, made.text);
	}
	return targets;
}

function document(folder, name, length, words) {
	const target = { path: `${folder}${name}.md`, lines: 0, sections: [], anchors: [] };
	const lines = [`# ${words.title()}`];
	for (let chapter = 1; lines.length < length; chapter++) {
		for (let section = 0; section < 4 && lines.length < length; section++) {
			const number = section === 0 ? `${chapter}` : `${chapter}.${section}`;
			const heading = `${number} ${words.title(2)}`;
			lines.push('', `${section === 0 ? '##' : '###'} ${heading}`, '', words.sentence(80));
			target.sections.push(number);
			target.anchors.push(
				heading
					.toLowerCase()
					.replace(/[^\w\s-]/g, '')
					.replace(/ /g, '-'),
			);
		}
	}
	return finish(target, lines);
}

function source(isTest, name, length, random, words) {
	const path = isTest ? `tests/${words.noun()}/test_${name}.py` : `src/${words.noun()}/${name}.py`;
	const target = { path, lines: 0, symbols: [] };
	const lines = [`"""${words.title()}."""`, 'import torch', ''];
	let owner = '';
	for (let i = 0; lines.length < length; i++) {
		if (i % 6 === 0) {
			owner = `${isTest ? 'Test' : ''}${words.title(2).replace(' ', '')}${i}`;
			lines.push('', `class ${owner}:`);
			if (!isTest) {
				target.symbols.push(owner);
			}
		}
		const method = `${isTest ? 'test_' : ''}${words.noun()}_${i}`;
		lines.push('', `    def ${method}(self, ${words.noun()}):`);
		target.symbols.push(`${owner}::${method}`);
		for (let left = 2 + random.below(12) - 1; left >= 0; left--) {
			lines.push(`        ${words.noun()}_${left} = self.${words.noun()}(${words.noun()}, axis=${left})`);
		}
	}
	return finish(target, lines);
}

function finish(target, lines) {
	return { target: { ...target, lines: lines.length }, text: `${lines.join('\n')}\n` };
}
