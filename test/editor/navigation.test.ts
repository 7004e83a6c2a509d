import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { configure, definitionsAt, hoverAt, placeIn, referencesAt, until } from './support.ts';

const plan = 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md';

describe('navigation of ids', () => {
	it('lead to what they mean, and show it', async () => {
		const found = await until('the definition of a task', async () => {
			const places = await definitionsAt('input.md', 'C2.A1 alignment');
			return places.length > 0 ? places : undefined;
		});
		assert.deepEqual(found, [`${plan}:21`]);
		assert.deepEqual(await definitionsAt(plan, 'C2.B1–B2'), [`${plan}:32`, `${plan}:33`]);
		assert.equal((await definitionsAt('input.md', 'FORECAST-ENGINE-001 / Phase'))[0], 'docs/fix_plan.md:13');
		assert.match(await hoverAt('input.md', 'C2.A1 alignment'), /\*\*C2\.A1\*\* is open: Alignment narrative/);
	});

	it('have references: mentions and the pointers at their rows', async () => {
		const found = await referencesAt(plan, 'C2.A1 | Alignment');
		assert.ok(found.includes('input.md:8'), found.join(' '));
		assert.ok(found.includes(`${plan}:21`), found.join(' '));
	});

	it('are found among the symbols of the workspace', async () => {
		const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
			'vscode.executeWorkspaceSymbolProvider',
			'round trip',
		);
		const [first] = found.filter(({ location }) => location.uri.path.endsWith(plan));
		assert.equal(first?.name, 'C2.B1 Round trip of a forecast');
		assert.equal(first.location.range.start.line, 31);
	});
});

describe('navigation from code', () => {
	it('knows the documents that point at its lines', async () => {
		const found = await until('the references of a test', async () => {
			const places = await referencesAt('tests/gpu/test_saved_forecast.py', 'TestRoundTrip');
			return places.some((place) => place.endsWith('.md:32')) ? places : undefined;
		});
		assert.ok(found.includes(`${plan}:32`), found.join(' '));
		assert.ok(found.includes('input.md:19'), found.join(' '));
	});

	it('is left alone by everything else', async () => {
		const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
			'vscode.executeLinkProvider',
			(await placeIn('tests/gpu/test_saved_forecast.py', 'TestRoundTrip'))[0],
		);
		assert.deepEqual(links, []);
	});
});

describe('navigation by the outline', () => {
	it('is the one of the headings, unless a setting asks for tasks as well', async () => {
		assert.deepEqual(
			(await symbolsOf(plan)).filter((name) => name.startsWith('C2.')),
			[],
		);
		await configure('documentSymbols', true);
		await until('the tasks in the outline', async () =>
			(await symbolsOf(plan)).includes('C2.A1 Alignment narrative for STATION-SYNC-002'),
		);
	});
});

/** The names of all document symbols, whoever provides them. */
async function symbolsOf(path: string): Promise<string[]> {
	const [uri] = await placeIn(path, 'Phase');
	const top = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
		'vscode.executeDocumentSymbolProvider',
		uri,
	);
	const names = (symbols: readonly vscode.DocumentSymbol[]): string[] =>
		symbols.flatMap(({ name, children }) => [name, ...names(children ?? [])]);
	return names(top ?? []);
}
