import { appendFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** What the launcher reads when the suite is over. */
export interface SuiteResults {
	passed: number;
	failed: number;
	skipped: number;
	failures: { title: string; message: string }[];
}

/**
 * Runs every bundled test file; the extension host calls it. Results go to the file that `PLAN_NAVIGATOR_RESULTS`
 * names, where one is named, and one line a test to the console and to that file's neighbour `.log`.
 * @throws when a test fails, which is how a desktop VS Code learns its exit code
 */
export async function run(): Promise<void> {
	const resultsFile = process.env.PLAN_NAVIGATOR_RESULTS;
	const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, slow: 5000, color: false });
	const grep = process.env.PLAN_NAVIGATOR_GREP;
	if (grep) {
		mocha.grep(grep);
	}
	for (const name of readdirSync(__dirname).sort()) {
		if (name.endsWith('.test.cjs')) {
			mocha.addFile(join(__dirname, name));
		}
	}
	const results: SuiteResults = { passed: 0, failed: 0, skipped: 0, failures: [] };
	const say = (line: string) => {
		console.log(line);
		if (resultsFile) {
			appendFileSync(`${resultsFile}.log`, `${line}\n`);
		}
	};
	await new Promise<void>((done) => {
		const runner = mocha.reporter(Quiet).run(() => done());
		runner.on('pass', (test) => {
			results.passed++;
			say(`  ok    ${test.fullTitle()} (${test.duration ?? 0} ms)`);
		});
		runner.on('pending', (test) => {
			results.skipped++;
			say(`  skip  ${test.fullTitle()}`);
		});
		runner.on('fail', (test, error: Error) => {
			results.failed++;
			results.failures.push({ title: test.fullTitle(), message: error.stack ?? String(error) });
			say(`  FAIL  ${test.fullTitle()}\n${error.stack ?? String(error)}`);
		});
	});
	if (resultsFile) {
		// Renamed into place, so that the launcher never reads half of it.
		writeFileSync(`${resultsFile}.part`, JSON.stringify(results));
		renameSync(`${resultsFile}.part`, resultsFile);
	}
	if (results.failed > 0) {
		throw new Error(`${results.failed} tests failed`);
	}
}

/** Says nothing: the lines above are the report. */
class Quiet extends Mocha.reporters.Base {}
