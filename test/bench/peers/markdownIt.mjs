// markdown-it: each document read and parsed to tokens, nothing kept.

import { readFileSync } from 'node:fs';
import { documentsOf, load, root } from './scope.mjs';

const { default: MarkdownIt } = await load('markdown-it');
const markdown = MarkdownIt({ html: true });
const documents = documentsOf(root);
let tokens = 0;
for (const path of documents) {
	tokens += markdown.parse(readFileSync(path, 'utf8'), {}).length;
}
console.log(JSON.stringify({ files: documents.length, tokens }));
