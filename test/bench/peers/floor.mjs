// The least that one thread of Node can do for the whole job: list the tree, read each document, find the pointers with one
// regular expression a line, and check each. It knows the generated workspaces and nothing else; there it agrees with truth.json.

import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { root } from './scope.mjs';

const { files, names } = list();
const documents = files.filter((path) => /^(?:plans\/.*\.md|docs\/fix_plan\.md|input\.md)$/.test(path));

/** A link's target and fragment; or a path with one of symbol, first and last line, slug, section. */
const pointer =
	/(?:\]\(((?:\.\.\/)*[\w.-]+(?:\/[\w.-]+)+)(#[\w-]+)?\))|(?<![\w/.:>})-])([\w.-]+(?:\/[\w.@+-]+)*\/(?:[\w.@+-]+\.[A-Za-z]\w{0,5}(?:::([\w:]+)|:(\d+)(?:-(\d+))?|#([\w-]+)| §([\d.]*\d))?|(?![\w<{*.@+-])))/g;

const bytesOf = remembered((path) => readFileSync(`${root}/${path}`));
const linesOf = remembered((path) => {
	const bytes = bytesOf(path);
	let count = 0;
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
		count++;
	}
	return count;
});
const headingsOf = remembered((path) => {
	const headings = [
		...bytesOf(path)
			.toString()
			.matchAll(/^#+ ((?:([\d.]+) )?.*)$/gm),
	];
	const slug = (text) =>
		text
			.toLowerCase()
			.replace(/[^\w\s-]/g, '')
			.replaceAll(' ', '-');
	return {
		slugs: new Set(headings.map(([, text]) => slug(text))),
		sections: new Set(headings.map(([, , number]) => number)),
	};
});
const symbolsOf = remembered((path) => {
	const definitions = bytesOf(path)
		.toString()
		.matchAll(/^\s*(?:class|def) (\w+)/gm);
	return new Set(Array.from(definitions, ([, name]) => name));
});

const found = { files: documents.length, phases: 0, tasks: 0, pointers: 0, broken: 0 };
for (const path of documents) {
	scan(path);
}
console.log(JSON.stringify(found));

function list() {
	const found = { files: [], names: new Set() };
	const folders = [''];
	for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
		for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
			const path = folder + entry.name;
			if (entry.name === '.git') {
				continue;
			}
			if (entry.isDirectory()) {
				folders.push(`${path}/`);
				found.names.add(`${path}/`);
			} else {
				found.files.push(path);
				found.names.add(path);
			}
		}
	}
	return found;
}

function scan(path) {
	let isFenced = false;
	for (const line of readFileSync(`${root}/${path}`, 'utf8').split('\n')) {
		if (line.startsWith('```')) {
			isFenced = !isFenced;
		} else if (isFenced) {
		} else if (line.startsWith('#')) {
			found.phases += /^#{1,6} Phase /.test(line) ? 1 : 0;
		} else {
			const isTask = line.startsWith('|')
				? /^\| [A-Z][\w.]*\d \|[^|]*\| \[.\] \|/.test(line)
				: /^- \[.\] [A-Z]/.test(line);
			found.tasks += isTask ? 1 : 0;
			for (const match of line.matchAll(pointer)) {
				found.pointers++;
				found.broken += leadsSomewhere(match, path) ? 0 : 1;
			}
		}
	}
}

function leadsSomewhere([, link, fragment, written, symbol, first, last, slug, section], from) {
	if (link !== undefined) {
		const path = posix.join(posix.dirname(from), link);
		return names.has(path) && (fragment === undefined || headingsOf(path).slugs.has(fragment.slice(1)));
	}
	const upTo = (mark) => written.slice(0, written.lastIndexOf(mark));
	if (symbol !== undefined) {
		const path = written.slice(0, written.indexOf('::'));
		return names.has(path) && symbol.split('::').every((name) => symbolsOf(path).has(name));
	}
	if (first !== undefined) {
		const path = upTo(':');
		return names.has(path) && linesOf(path) >= Number(last ?? first);
	}
	if (slug !== undefined) {
		const path = upTo('#');
		return names.has(path) && headingsOf(path).slugs.has(slug);
	}
	if (section !== undefined) {
		const path = upTo(' ');
		return names.has(path) && headingsOf(path).sections.has(section);
	}
	return names.has(written);
}

/** Remembers what a function gives for each path. */
function remembered(make) {
	const known = new Map();
	return (path) => {
		if (!known.has(path)) {
			known.set(path, make(path));
		}
		return known.get(path);
	};
}
