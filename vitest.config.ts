import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [
		{
			name: 'mustache-as-text',
			load: (id) =>
				id.endsWith('.mustache') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}` : undefined,
		},
	],
	test: {
		include: ['test/**/*.test.ts'],
		exclude: ['test/editor/**', 'test/ui/**', 'test/neovim/**', 'test/workspaces/**'],
		pool: 'threads',
		isolate: false,
		// A test that hangs is told apart from one that waits for a busy machine; none of them is about time.
		testTimeout: 60_000,
		coverage: {
			provider: 'v8',
			include: ['src/**'],
			exclude: ['src/client/**'],
			reporter: ['text-summary', 'json-summary'],
		},
	},
});
