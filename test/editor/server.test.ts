import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { commands } from '../../src/manifest.ts';
import { becomes, hoverAt, linksOf, until, uriOf, watchWindow } from './support.ts';

/** The language servers of this extension host: its own children, and nobody else's. */
function servers(): number[] {
	return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
		.split('\n')
		.map((line) => line.trim().split(/\s+/))
		.filter(([, parent, ...args]) => parent === String(process.pid) && args.some((arg) => /\bserver\.cjs$/.test(arg)))
		.map(([pid]) => Number(pid));
}

/** What a hover shows; nothing until the files that an earlier test took away are known to be back. */
const hover = async () => {
	const shown = await hoverAt('input.md', 'specs/forecast_api.md:11-15');
	return shown.startsWith('No such file') ? '' : shown;
};

describe('the language server', () => {
	it('is one process beside the extension host', async () => {
		await until('a hover', hover);
		assert.equal(servers().length, 1);
	});

	it('is started again after a crash, and hovers work as before', async () => {
		const before = await until('a hover', hover);
		const shown = watchWindow();
		const [crashed] = servers();
		assert.ok(crashed);
		process.kill(crashed, 'SIGKILL');
		await until('another server', () => servers().some((pid) => pid !== crashed));
		await becomes(hover, before);
		assert.match((await linksOf('input.md'))['docs/fix_plan.md:24'] ?? '', /#L24$/);
		assert.deepEqual(shown.messages, []);
	});

	it('that crashed too often is missed by every command, until it is restarted', async () => {
		const before = await until('a hover', hover);
		const shown = watchWindow();
		await vscode.window.showTextDocument(uriOf('input.md'));
		const away = "Plan Navigator's server has stopped; nothing was done.";
		const patience = 60;
		await until(
			'the server to be left alone',
			async () => {
				for (const pid of servers()) {
					process.kill(pid, 'SIGKILL');
				}
				// A server that is started again is there by then.
				await new Promise((resolve) => setTimeout(resolve, 2000));
				return servers().length === 0;
			},
			patience,
		);
		for (const command of [
			commands.openBrief,
			commands.setStateDone,
			commands.archiveInitiative,
			commands.renamePlanId,
			commands.insertPointer,
			commands.copyNamedPointer,
			commands.createArtifact,
			commands.refresh,
		]) {
			shown.messages.length = 0;
			await vscode.commands.executeCommand(command);
			assert.deepEqual(shown.messages, [away], command);
		}
		await vscode.commands.executeCommand(commands.restartServer);
		await becomes(hover, before);
	});

	it('can be restarted by the person', async () => {
		const before = await until('a hover', hover);
		const [old] = servers();
		await vscode.commands.executeCommand(commands.restartServer);
		await until('another server alone', () => servers().length === 1 && servers()[0] !== old);
		await becomes(hover, before);
	});
});
