import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What a test puts at a path: a text, bytes, or a link with its target as written. */
export type Content = string | Uint8Array | { readonly link: string };

/** A real folder that is gone when the test is over: `tempFolder({ 'a.md': '# A', 'b.md': { link: 'a.md' }, 'empty/': '' })`. */
export function tempFolder(contents: Readonly<Record<string, Content>>): string {
	const root = realpathSync(mkdtempSync(join(tmpdir(), 'plan-navigator-')));
	onTestFinished(() => rmSync(root, { recursive: true, force: true }));
	for (const [path, content] of Object.entries(contents)) {
		const full = join(root, path);
		mkdirSync(path.endsWith('/') ? full : dirname(full), { recursive: true });
		if (typeof content === 'object' && 'link' in content) {
			symlinkSync(content.link, full);
		} else if (!path.endsWith('/')) {
			writeFileSync(full, content);
		}
	}
	return root;
}
