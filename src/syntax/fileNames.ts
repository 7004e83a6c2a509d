import { hasLetter } from './chars.ts';

/**
 * What can be told from a name alone, by the rules P2 and P3 of the grammar: whether `pytorch.md` is a file, whether
 * `np.log` is, and which first folders make a path without an extension worth looking up.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** The extensions that make a name a file name. They count in lower case only: `D4.C` is a task, not a C file. */
export const EXTENSIONS = words(
	'md mdx rst txt log json jsonl yaml yml toml ini csv tsv npz npy h5 hdf5 dill pkl pt pth ckpt png jpg jpeg svg gif ' +
		'pdf sh bash py pyi pyx ts tsx js jsx mjs cjs css scss html ipynb patch diff rs go java kt kts v zig c h cc cpp hpp ' +
		'cu orc bin img hkl mat zip tgz tar gz xml sql dart proto tex vue svelte rb php cs awk com cif smv floatimage lua ' +
		'vsix profdata cfg lift y l qdm bat ps1 prof',
);

/** Pictures, sounds, fonts, office documents, data, models: what is no text, and no name of anything else either. Programs are called by theirs. */
const BINARIES =
	'webp avif ico bmp tiff psd blend glb gltf fbx mp4 mp3 wav ogg webm flac m4a woff woff2 ttf otf eot docx xlsx pptx odt epub srt vtt ' +
	'parquet feather sqlite sqlite3 duckdb onnx safetensors gguf tflite jar bz2 xz zst 7z rar pem crt jks';

/**
 * The same where a slash stands before the name, or lines behind it. On their own some are names of functions and properties, and in a
 * repository of the language they belong to a path shows them anyway.
 */
const MORE_EXTENSIONS = words(
	'swift scala ex exs erl hrl clj cljs hs jl nim ml mli fs fsx vb pas f90 sol gradle groovy properties csproj fsproj vbproj sln ' +
		'cmake mk tf tfvars prisma graphql gql yang sass styl mts cts jsonc astro hbs ejs pug j2 tmpl tpl xaml xib storyboard ' +
		'plist pbxproj gd tscn tres bzl bazel nix wgsl glsl hlsl cr ndjson qml gleam odin nf smk sv svh vhd vhdl lisp lsp asd el ' +
		'cljc edn rkt scm elm purs lean agda idr sml adb ads f95 f03 f08 cxx hxx hh inl coffee rmd qmd jsp aspx cshtml razor erb haml ' +
		'heex eex twig liquid hcl bicep jsonnet libsonnet rego thrift fbs capnp cairo circom vy zsh fish bats tcl vim asm nasm wat ' +
		'metal hip vert frag ino robot adoc axaml bib conf feature hex kdl luau mdc mm peg po pot puml rcss resx rml ron service snap ' +
		'strings sty templ tla typ uxml wasm webmanifest xcstrings zon db so dll dylib exe dmg apk aab ipa pb stl ply obj cer p12 der csr key bak ' +
		'dat env ' +
		BINARIES,
);

/** Those of them that are no name of anything else. */
const FILES_ALONE = words(
	'swift scala sol xaml xib storyboard csproj fsproj vbproj tscn tfvars prisma graphql cljs purs gradle groovy gd gql hbs haml erb ' +
		'cshtml razor hlsl glsl wgsl jsonc ndjson jsonnet libsonnet bicep rego xcstrings pbxproj plist resx axaml cmake mk bzl sass styl ' +
		'mts cts astro twig heex puml webmanifest ' +
		BINARIES,
);

/** What package managers write; `mutex.lock` is no file. */
const LOCK_FILES = words(
	'Cargo.lock uv.lock poetry.lock yarn.lock Gemfile.lock composer.lock flake.lock Podfile.lock Pipfile.lock pdm.lock ' +
		'pubspec.lock mix.lock bun.lock deno.lock go.mod go.sum go.work',
);

/** First folders under which repositories of this kind keep their files. */
const ROOTS = words(
	'api app apps arch archive artifacts backend backlog benchmarks bin cli client components config configs crates data ' +
		'datasets docs examples experiments fixtures frontend golden_suite_generator history inbox lib libs logs ' +
		'nanobrag_torch notebooks openspec orchestrator outputs packages pages plans prompts ptycho ptycho_torch reports ' +
		'reviews scripts server services spec specs src state study test tests tmp tools workflows',
);

/** Folders at the top of a file system; a path below any other, such as `/api/v1/`, is more likely a route. */
const SYSTEM_ROOTS = words(
	'home Users tmp var etc usr opt mnt root private Volumes work workspace workspaces srv media scratch project projects data',
);

/** The last part of host names that are written without `https://`. */
const DOMAINS = words('com org net io edu gov dev ai co uk de fr cn jp eu ch');

/** Names without an extension that are files all the same. */
const PLAIN_FILES = words(
	'Makefile Dockerfile LICENSE NOTICE CODEOWNERS Jenkinsfile Procfile Gemfile Rakefile Justfile',
);

/** Products that carry an extension in their name; compared in lower case. */
const PRODUCTS = words(
	'node.js next.js nuxt.js vue.js react.js three.js d3.js p5.js alpine.js express.js chart.js discord.js socket.js ' +
		'backbone.js ember.js moment.js electron.js angular.js tensorflow.js brain.js ml5.js solid.js nest.js deck.gl ' +
		'matter.js tesseract.js pdf.js babylon.js pixi.js transformers.js plotly.js mermaid.js reveal.js paper.js cesium.js',
);

/** Extensions that are names of functions and attributes as well, so that what stands before them decides. */
const ATTRIBUTES = words('log diff patch mat zip bin lift prof c h v y l');

/** What stands before an attribute: `np.log`, `mock.patch`, `point.y`. */
const OWNERS = words(
	'np numpy math torch tf jnp jax scipy cp console logger logging log mock mocker args opts data batch point pos position ' +
		'coord coords center offset origin pixel vec rect mouse event size df row col item node obj req res',
);

/** These own attributes whatever the extension is. */
const SELVES = words('self cls this super window document');

/** Parts of an extension that are never a name of their own: `.d.ts`, `.test.tsx`. */
const INFIXES = words('d test spec min config stories module nii');

/** True for `plans` and `src`, not for `and`. */
export function isRoot(folder: string): boolean {
	return ROOTS.has(folder);
}

/** True for `home` and `tmp`, the first folders of absolute paths. */
export function isSystemRoot(folder: string): boolean {
	return SYSTEM_ROOTS.has(folder);
}

/** True for `github.com` and `docs.x.org`, as the first part of a path: it is an address without its scheme. */
export function isDomain(folder: string): boolean {
	const dot = folder.lastIndexOf('.');
	return dot > 0 && DOMAINS.has(folder.slice(dot + 1));
}

/** True for `Makefile` and the like. */
export function isPlainFile(name: string): boolean {
	return PLAIN_FILES.has(name);
}

/** True for `md`, without a dot. */
export function isExtension(text: string): boolean {
	return EXTENSIONS.has(text);
}

/** The known extension of a name, `md` for `fix_plan.md`; undefined where it has none. */
export const extensionOf = (name: string): string | undefined => extensionIn(EXTENSIONS, name);

function extensionIn(extensions: ReadonlySet<string>, name: string): string | undefined {
	const extension = name.slice(name.lastIndexOf('.') + 1);
	return extension.length < name.length && extensions.has(extension) ? extension : undefined;
}

/** True for the last part of a path that has a known extension and a stem before it: `a.md`, `*.md`, but not `.md`. */
export function isFileInFolder(name: string): boolean {
	const hasExtension = extensionOf(name) !== undefined || MORE_EXTENSIONS.has(name.slice(name.lastIndexOf('.') + 1));
	return hasExtension && name.includes('.') && !(name.startsWith('.') && isExtensionOnly(name.slice(1)));
}

/** True for a name without any folder that is a file: `setup.py`, `wts.h5.zip`; not `np.log`, `Node.js`, `*.md`, `x.y`. */
export function isFileAlone(name: string): boolean {
	if (LOCK_FILES.has(name)) {
		return true;
	}
	const extension = extensionOf(name) ?? extensionIn(FILES_ALONE, name);
	if (extension === undefined || extension === 'com' || (extension === 'cfg' && name !== 'setup.cfg')) {
		return false;
	}
	if (
		(name.startsWith('.') && isExtensionOnly(name.slice(1))) ||
		(name.startsWith('*.') && isExtensionOnly(name.slice(2)))
	) {
		return false;
	}
	const stem = name.slice(0, -extension.length - 1);
	const firstDot = stem.indexOf('.');
	if (SELVES.has(firstDot < 0 ? stem : stem.slice(0, firstDot)) || PRODUCTS.has(name.toLowerCase())) {
		return false;
	}
	if (ATTRIBUTES.has(extension) && (OWNERS.has(stem) || (firstDot > 0 && OWNERS.has(stem.slice(0, firstDot))))) {
		return false;
	}
	return extension.length > 1 ? /[A-Za-z0-9]/.test(stem) || hasLetter(stem) : isStemOfLetterExtension(stem);
}

/** True for a name without any folder that is a file where lines stand behind it: `sokol.cr:908`; not `this.properties`. */
export function isFileWithLines(name: string): boolean {
	const dot = name.lastIndexOf('.');
	const [owner = ''] = name.split('.', 1);
	return dot > 1 && MORE_EXTENSIONS.has(name.slice(dot + 1)) && !SELVES.has(owner) && !OWNERS.has(owner);
}

/** `h5.zip`, `npz`, `d.ts`: every part is an extension itself. */
function isExtensionOnly(name: string): boolean {
	return name.split('.').every((part) => EXTENSIONS.has(part) || MORE_EXTENSIONS.has(part) || INFIXES.has(part));
}

/** `nanoBragg` in `nanoBragg.c` is one; `x`, `a.b` and `12` are not. */
function isStemOfLetterExtension(stem: string): boolean {
	return stem.length > 1 && !stem.includes('.') && /[A-Za-z]/.test(stem);
}
