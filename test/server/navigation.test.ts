import { afterEach, expect, test } from 'vitest';
import type { Hover, Location, LocationLink } from 'vscode-languageserver';
import { type LspClient, startClient } from '../support/lspClient.ts';

const files = {
	'plans/active/TIDE-001/plan.md': `# Tides (TIDE-001)

### Phase A — Baseline

| ID | Task | State |
| --- | --- | --- |
| A1 | Store heights | [x] |
| A2 | Compare them with A1 | [ ] |
`,
	'plans/active/WAVE-002/plan.md': '# Waves (WAVE-002)\n\n- [ ] A1: Other\n',
	'docs/fix_plan.md': '## [TIDE-001] Tides\n- Status: in_progress\n',
	'notes.md': 'TIDE-001: A1–A2 are next\n',
};

let client: LspClient;
afterEach(() => client.close());

/** Asks at a place of a file, line and character 0-based. */
const ask = <T>(method: string, path: string, line: number, character: number, more: object = {}): Promise<T> =>
	client.connection.sendRequest(`textDocument/${method}`, {
		textDocument: { uri: client.uri(path) },
		position: { line, character },
		...more,
	});

/** `notes.md:1:5-8`, root-relative, line 1-based, columns 0-based. */
const place = (uri: string, { start, end }: Location['range']) =>
	`${uri.slice(client.uri('').length + 1)}:${start.line + 1}:${start.character}-${end.character}`;

test('definition and hover of ids', async () => {
	client = await startClient(files);
	const links = await ask<LocationLink[]>('definition', 'notes.md', 0, 12);
	expect(links.map((link) => place(link.targetUri, link.targetSelectionRange))).toEqual([
		'plans/active/TIDE-001/plan.md:7:2-4',
		'plans/active/TIDE-001/plan.md:8:2-4',
		'plans/active/WAVE-002/plan.md:3:6-8',
	]);
	expect(links[0]?.originSelectionRange).toEqual({
		start: { line: 0, character: 10 },
		end: { line: 0, character: 15 },
	});
	const hover = await ask<Hover>('hover', 'plans/active/TIDE-001/plan.md', 7, 26);
	expect(JSON.stringify(hover.contents)).toContain('**A1** is done: Store heights');
	expect(await ask('definition', 'notes.md', 0, 20)).toBeNull();
});
