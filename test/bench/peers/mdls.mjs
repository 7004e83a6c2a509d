// vscode-markdown-languageservice: diagnostics of every document with links validated, and workspace symbols; then edits.
// It is favoured over the real server: what stands at a path is asked of the disk once and remembered, and no editor is between.

import { readdir, readFile, stat } from 'node:fs/promises';
import { documentsOf, editedOf, load, median, root, typed, withEdits } from './scope.mjs';

const service = await load('vscode-markdown-languageservice');
const { default: MarkdownIt } = await load('markdown-it');
const { TextDocument } = await load('vscode-languageserver-textdocument');
const { URI } = await load('vscode-uri');
const { Emitter, CancellationToken } = await load('vscode-languageserver-protocol');

const markdown = MarkdownIt({ html: true });
const documents = documentsOf(root);
const addresses = new Set(documents.map((path) => URI.file(path).toString()));
const open = new Map();
const kinds = new Map();
const [changed, created, deleted] = [new Emitter(), new Emitter(), new Emitter()];

function put(path, version, text) {
	const uri = URI.file(path);
	const document = Object.assign(TextDocument.create(uri.toString(), 'markdown', version, text), { $uri: uri });
	open.set(path, document);
	return document;
}

const read = async (path) => open.get(path) ?? put(path, 1, await readFile(path, 'utf8'));

const workspace = {
	workspaceFolders: [URI.file(root)],
	onDidChangeMarkdownDocument: changed.event,
	onDidCreateMarkdownDocument: created.event,
	onDidDeleteMarkdownDocument: deleted.event,
	getAllMarkdownDocuments: () => Promise.all(documents.map(read)),
	hasMarkdownDocument: (uri) => addresses.has(uri.toString()),
	openMarkdownDocument: (uri) => (uri.path.endsWith('.md') ? read(uri.fsPath).catch(() => undefined) : undefined),
	async stat({ fsPath }) {
		if (!kinds.has(fsPath)) {
			const found = await stat(fsPath).catch(() => undefined);
			kinds.set(fsPath, found && { isDirectory: found.isDirectory() });
		}
		return kinds.get(fsPath);
	},
	async readDirectory({ fsPath }) {
		const entries = await readdir(fsPath, { withFileTypes: true });
		return entries.map((entry) => [entry.name, { isDirectory: entry.isDirectory() }]);
	},
};
const { error } = service.DiagnosticLevel;
const options = {
	validateReferences: error,
	validateFragmentLinks: error,
	validateFileLinks: error,
	validateMarkdownFileLinkFragments: error,
	validateUnusedLinkDefinitions: error,
	validateDuplicateLinkDefinitions: error,
	ignoreLinks: [],
};
const languageService = service.createLanguageService({
	workspace,
	parser: {
		slugifier: service.githubSlugifier,
		tokenize: async (document) => markdown.parse(document.getText(), {}),
	},
	logger: { level: 0, log() {} },
});
const diagnose = (document) => languageService.computeDiagnostics(document, options, CancellationToken.None);

let diagnostics = 0;
for (const path of documents) {
	diagnostics += (await diagnose(await read(path))).length;
}
const symbols = (await languageService.getWorkspaceSymbols('', CancellationToken.None)).length;

const edits = {};
for (const [name, path] of Object.entries(withEdits ? editedOf(documents) : {})) {
	const times = [];
	for (let round = 0; round < 7; round++) {
		const before = await read(path);
		const document = put(path, before.version + 1, typed(before.getText()));
		const started = performance.now();
		changed.fire(document);
		await diagnose(document);
		times.push(performance.now() - started);
	}
	edits[name] = median(times);
}
console.log(JSON.stringify({ files: documents.length, diagnostics, symbols, edits }));
