// The floors of ARCHITECTURE.md: a file imports only from its own floor and from those below it.
const floors = [
	'^src/base/',
	'^src/syntax/',
	'^src/ports/',
	'^src/indexing/',
	'^src/features/',
	'^src/(service|protocol|manifest)\\.ts$',
	'^src/(hosts|preview)/',
	'^src/(server|cli|mcp|client)/',
];

const onlyIn = (name, module, path) => ({
	name: `${name}-only-in-its-room`,
	comment: `${module} is imported in one place.`,
	severity: 'error',
	from: { path: '^src/', pathNot: path },
	to: { path: module },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		...floors.slice(0, -1).map((floor, number) => ({
			name: `floor-${number}-imports-no-higher-floor`,
			comment: 'A floor knows nothing of the floors above it.',
			severity: 'error',
			from: { path: floor },
			to: { path: floors.slice(number + 1) },
		})),
		{
			name: 'no-cycles',
			comment: 'Two files that need each other are one file, or three.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'programs-import-no-sibling',
			comment: 'Server, command line, agent server and client share the core, not each other.',
			severity: 'error',
			from: { path: '^src/(server|cli|mcp|client)/' },
			to: { path: '^src/(server|cli|mcp|client)/', pathNot: '^src/$1/' },
		},
		{
			name: 'client-imports-no-host',
			comment: 'The editor process reads no files and parses nothing but what src/preview/ renders; the server does.',
			severity: 'error',
			from: { path: '^src/client/' },
			to: { path: '^src/(syntax|indexing|features|hosts)/', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'preview-is-small',
			comment: 'The plugin runs in the editor process, at each rendering of any Markdown file.',
			severity: 'error',
			from: { path: '^src/preview/' },
			to: { pathNot: '^src/(base|syntax|preview)/' },
		},
		{
			name: 'preview-parses-no-blocks',
			comment: 'The preview has parsed the document already, with a markdown-it of its own.',
			severity: 'error',
			from: { path: '^src/preview/' },
			to: { path: '^src/syntax/blocks\\.ts$', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'only-the-client-extends-the-preview',
			comment: 'The plugin is of no use elsewhere.',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/(client|preview)/' },
			to: { path: '^src/preview/' },
		},
		{
			name: 'core-knows-no-host',
			comment: 'Floors 0 to 5 run in every host.',
			severity: 'error',
			from: { path: '^src/(base|syntax|ports|indexing|features|[^/]+\\.ts$)' },
			to: { dependencyTypes: ['core'] },
		},
		{
			name: 'resolvable',
			comment: 'Every import leads somewhere.',
			severity: 'error',
			from: { path: '^src/' },
			to: { couldNotResolve: true, pathNot: '^vscode$' },
		},
		onlyIn('vscode', '^vscode$', '^src/client/'),
		onlyIn('markdown-it', 'node_modules/markdown-it/', '^src/syntax/blocks\\.ts$'),
		onlyIn('fast-glob', 'node_modules/fast-glob/', '^src/hosts/nodeFiles\\.ts$'),
		onlyIn('lsp', 'node_modules/vscode-languageserver', '^src/server/'),
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'src/tsconfig.programs.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default', 'types'],
		},
	},
};
