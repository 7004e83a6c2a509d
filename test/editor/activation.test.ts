import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the packaged extension', () => {
	const extension = () => vscode.extensions.getExtension('plan-navigator.plan-navigator');

	it('is installed', () => {
		assert.ok(extension(), `only these are: ${vscode.extensions.all.map(({ id }) => id).join(', ')}`);
	});

	it('activates', async () => {
		await extension()?.activate();
		assert.equal(extension()?.isActive, true);
	});
});
