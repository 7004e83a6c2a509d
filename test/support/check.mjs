// npm test [-- --only PART[,PART…]]
//
// Installs what is missing and runs every check of the project, each part with its time, going on after a part that
// failed. The last line adds up all tests; a part that is no test suite counts as one test.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { getChromium, getEditor, getNeovim } from './editors.mjs';
import { installDependencies } from './install.mjs';
import { isStopping, lastLines, onInterrupt, root, run, Unavailable } from './shell.mjs';

const vsix = join(root, 'dist/plan-navigator.vsix');
const out = join(root, 'out/test');
const minutes = 60_000;

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [note] a few words beside the part's name
 * @property {string} [details] what a person needs to see of a failure
 * @property {string} [unavailable] why the part could not be run
 */

/**
 * @typedef {object} Part
 * @property {string} id the name on the command line
 * @property {string} title
 * @property {string[]} [needs] parts that must have passed before
 * @property {boolean} [alone] nothing else runs beside it, because it watches the clock
 * @property {() => Promise<Outcome>} run
 */

/** @type {Part[]} */
const parts = [
	{ id: 'lint', title: 'format and lint', run: () => tool('biome', ['check', '.']) },
	{ id: 'types', title: 'types', run: () => tool('tsc', ['-b']) },
	{ id: 'dead-code', title: 'dead code', run: () => tool('knip', ['--no-progress']) },
	{ id: 'build', title: 'build', run: () => node('test/support/build.mjs', []) },
	{ id: 'unit', title: 'unit and property tests, floors, coverage', needs: ['build'], run: unitTests },
	{ id: 'bench', title: 'right answers beside the peers', needs: ['build'], run: quickBench },
	{ id: 'package', title: 'package the .vsix', needs: ['build'], run: packageVsix },
	{
		id: 'editor-newest',
		title: 'editor suite, newest VS Code',
		needs: ['package'],
		run: () => editorSuite('newest'),
	},
	{
		id: 'editor-oldest',
		title: 'editor suite, oldest VS Code',
		needs: ['package'],
		run: () => editorSuite('oldest'),
	},
	{ id: 'neovim', title: 'the language server in Neovim', needs: ['build'], run: neovimTests },
	{ id: 'ui', title: 'person-like UI tests', needs: ['package'], alone: true, run: uiTests },
];

const started = performance.now();
const log = (line) => console.log(`   ${line}`);

/** What parts wait for: editors and browser, each by its name. */
const tools = new Map();

const wanted = chooseParts();
const temp = temporaryFolder();
if (await install()) {
	prepareTools();
	finish(await runParts(wanted));
}

function chooseParts() {
	const { values } = parseArgs({ options: { only: { type: 'string' } } });
	const names = values.only?.split(',').map((name) => name.trim()) ?? parts.map(({ id }) => id);
	const chosen = new Set();
	const add = (part) => {
		chosen.add(part);
		for (const id of part.needs ?? []) {
			parts.filter((other) => other.id === id).forEach(add);
		}
	};
	for (const name of names) {
		const found = parts.filter(({ id }) => id === name || id.startsWith(`${name}-`));
		if (found.length === 0) {
			console.error(`there is no part ${name}; there are ${parts.map(({ id }) => id).join(', ')}`);
			process.exit(2);
		}
		found.forEach(add);
	}
	return parts.filter((part) => chosen.has(part));
}

async function install() {
	try {
		await installDependencies(log);
		return true;
	} catch (error) {
		console.error(`install: ${error.message}`);
		const count = wanted.length;
		for (const { title } of wanted) {
			console.log(`-- not run: ${title}`);
		}
		console.log(`0 passed, ${process.env.CI ? count : 0} failed, ${process.env.CI ? 0 : count} skipped`);
		process.exitCode = 1;
		return false;
	}
}

/** Editors and browser are set up while the first parts run: most of that time is waiting for the network. */
function prepareTools() {
	const ids = wanted.map(({ id }) => id);
	const want = (name, get) => {
		const promise = get();
		// Whoever needs it reports the failure.
		promise.catch(() => {});
		tools.set(name, promise);
	};
	const desktop = process.env.VSCODE_EXECUTABLE;
	if (ids.includes('ui') || (ids.includes('editor-newest') && !desktop)) {
		want('newest', () => getEditor('newest', log));
	}
	if (ids.includes('editor-oldest') && !desktop) {
		want('oldest', () => getEditor('oldest', log));
	}
	if (ids.includes('neovim')) {
		want('neovim', () => Promise.allSettled([...tools.values()]).then(() => getNeovim(log)));
	}
	if (tools.size > 0) {
		// After the editors: they may install Debian packages as well, and apt works for one caller at a time.
		want('chromium', () => Promise.allSettled([...tools.values()]).then(() => getChromium(log)));
	}
}

/** Runs the parts, at most two at a time, and prints each one's report as soon as those before it are printed. */
async function runParts(chosen) {
	/** @type {Map<string, Outcome>} */
	const outcomes = new Map();
	const pending = [...chosen];
	const active = new Map();
	const toPrint = [...chosen];
	const seconds = new Map();
	const failed = (id) => (outcomes.get(id)?.failed ?? 0) > 0;
	const canStart = (part) =>
		(part.needs ?? []).every((id) => outcomes.has(id)) &&
		(part.alone ? active.size === 0 && pending[0] === part : true) &&
		![...active.keys()].some((other) => other.alone);
	while (pending.length > 0 || active.size > 0) {
		for (let next = pending.find(canStart); next && active.size < 2; next = pending.find(canStart)) {
			const part = next;
			pending.splice(pending.indexOf(part), 1);
			const from = performance.now();
			const blocked = (part.needs ?? []).filter(failed);
			const outcome = blocked.length > 0 ? Promise.resolve(notRunAfter(blocked)) : attempt(part);
			active.set(
				part,
				outcome.then((result) => {
					seconds.set(part, (performance.now() - from) / 1000);
					outcomes.set(part.id, result);
					active.delete(part);
				}),
			);
		}
		await Promise.race(active.values());
		while (toPrint[0] && outcomes.has(toPrint[0].id)) {
			const part = toPrint.shift();
			report(part, outcomes.get(part.id), seconds.get(part));
		}
	}
	return [...outcomes.values()];
}

async function attempt(part) {
	try {
		return await part.run();
	} catch (error) {
		if (error instanceof Unavailable) {
			return notRun(error.message);
		}
		return { passed: 0, failed: 1, skipped: 0, details: error.stack ?? String(error) };
	}
}

/** What cannot be had on a user's machine is skipped there; on CI it must not go unnoticed. */
function notRun(why) {
	return { passed: 0, failed: process.env.CI ? 1 : 0, skipped: process.env.CI ? 0 : 1, unavailable: why };
}

function notRunAfter(ids) {
	return { passed: 0, failed: 1, skipped: 0, unavailable: `${ids.join(' and ')} failed` };
}

function report(part, outcome, seconds) {
	if (isStopping()) {
		return;
	}
	const mark = outcome.unavailable ? '-- not run:' : outcome.failed > 0 ? 'FAILED' : 'ok';
	console.log(`${mark} ${part.title}${outcome.note ? `: ${outcome.note}` : ''} (${seconds.toFixed(1)} s)`);
	const details = outcome.unavailable ?? outcome.details;
	if (details) {
		console.log(details.replace(/^/gm, '      '));
	}
}

function finish(outcomes) {
	if (isStopping()) {
		return;
	}
	const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
	if (sum('failed') > 0) {
		process.exitCode = 1;
	}
	console.log(`in ${Math.round((performance.now() - started) / 1000)} s`);
	console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
}

/** A tool of node_modules that says by its exit code whether all is well: one test. */
async function tool(name, args) {
	const result = await run(join(root, 'node_modules/.bin', name), args, {
		env: plainEnvironment(),
		timeout: 10 * minutes,
		shell: process.platform === 'win32',
	});
	return single(result);
}

async function node(script, args) {
	return single(
		await run(process.execPath, [join(root, script), ...args], { env: plainEnvironment(), timeout: 5 * minutes }),
	);
}

function single({ code, output }) {
	return code === 0
		? { passed: 1, failed: 0, skipped: 0 }
		: { passed: 0, failed: 1, skipped: 0, details: lastLines(output, 60) };
}

async function packageVsix() {
	rmSync(vsix, { force: true });
	const outcome = await tool('vsce', ['package', '--no-dependencies', '--out', vsix]);
	if (outcome.failed === 0 && !existsSync(vsix)) {
		return { ...outcome, passed: 0, failed: 1, details: `${vsix} was not written` };
	}
	return outcome;
}

async function unitTests() {
	const coverage = join(root, 'coverage/coverage-summary.json');
	rmSync(coverage, { force: true });
	const outcome = await vitest('unit', ['--coverage'], 15 * minutes);
	const summary = readJson(coverage);
	const covered = summary ? `, ${summary.total.lines.pct} % of lines covered` : '';
	return { ...outcome, note: `${outcome.note}${covered}` };
}

/** The figures are for whoever reads the log: on a machine that does other things as well, nothing is asked of them. */
async function quickBench() {
	const { code, output } = await run(process.execPath, [join(root, 'test/bench/main.mjs'), '--quick'], {
		env: plainEnvironment(),
		timeout: 5 * minutes,
	});
	if (code === 2) {
		throw new Unavailable(lastLines(output, 8));
	}
	const outcome = single({ code, output });
	return outcome.failed > 0 ? outcome : { ...outcome, details: lastLines(output.replace(/^> .*\n/gm, ''), 40) };
}

async function uiTests() {
	await tools.get('newest');
	await tools.get('chromium');
	return vitest('ui', ['--config', 'test/ui/vitest.config.ts'], 20 * minutes);
}

async function neovimTests() {
	await tools.get('neovim');
	return vitest('neovim', ['--config', 'test/neovim/vitest.config.ts'], 5 * minutes);
}

async function vitest(name, args, timeout) {
	const results = join(out, `${name}.json`);
	rmSync(results, { force: true });
	const { code, output } = await run(
		join(root, 'node_modules/.bin/vitest'),
		['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
		{ env: plainEnvironment(), timeout, shell: process.platform === 'win32' },
	);
	const json = readJson(results);
	const outcome = {
		passed: json?.numPassedTests ?? 0,
		failed: json?.numFailedTests ?? 0,
		skipped: (json?.numPendingTests ?? 0) + (json?.numTodoTests ?? 0),
	};
	// A file that does not load, or a coverage too low, fails without a failed test; no test at all is a failure too.
	if (outcome.failed === 0 && (code !== 0 || outcome.passed === 0)) {
		outcome.failed = 1;
	}
	const note = counts(outcome);
	// Figures that a test prints on purpose are shown; so is the end of the output when something failed.
	const figures = output.split('\n').filter((line) => /\b(precision|recall)\b/i.test(line));
	const failures = output.slice(Math.max(output.search(/⎯⎯ Failed (Suites|Tests)/), 0));
	const details = outcome.failed > 0 ? lastLines(failures, 120) : figures.slice(0, 20).join('\n');
	return { ...outcome, note, details };
}

async function editorSuite(name) {
	await tools.get(name);
	await tools.get('chromium');
	const { code, output } = await run(process.execPath, [join(root, 'test/editor/main.mjs'), name], {
		env: plainEnvironment(),
		timeout: 20 * minutes,
	});
	const json = readJson(join(root, 'out/editor', `${name}.json`));
	const outcome = { passed: json?.passed ?? 0, failed: json?.failed ?? 0, skipped: json?.skipped ?? 0 };
	if (outcome.failed === 0 && (code !== 0 || outcome.passed === 0)) {
		outcome.failed = 1;
	}
	const failures = (json?.failures ?? []).map(({ title, message }) => `${title}\n${message}\n`);
	const details = failures.length > 0 ? failures.join('\n') : lastLines(output, 80);
	return { ...outcome, note: counts(outcome), ...(outcome.failed > 0 && { details }) };
}

function counts({ passed, failed, skipped }) {
	return [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`]
		.filter(Boolean)
		.join(', ');
}

/** The tools print without colours: their output is read from a log as often as from a terminal. */
function plainEnvironment() {
	const { FORCE_COLOR, ...env } = process.env;
	return { ...env, NO_COLOR: '1', ...(temp && { TMPDIR: temp }) };
}

/**
 * A folder for everything temporary of this run, so that nothing stays after a stopped one either. Sockets go there
 * too, and their paths must be short: where the system's own folder has a long name already, it is used as it is.
 */
function temporaryFolder() {
	if (tmpdir().length > 20) {
		return undefined;
	}
	const folder = mkdtempSync(join(tmpdir(), 'plan-navigator-'));
	const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	onInterrupt(remove);
	process.once('exit', remove);
	return folder;
}

function readJson(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}
