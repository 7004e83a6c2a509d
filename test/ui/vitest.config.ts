import { defineConfig } from 'vitest/config';

// The person-like tests: a browser drives a real workbench, one file after the other.
export default defineConfig({
	test: {
		name: 'ui',
		root: new URL('../..', import.meta.url).pathname,
		include: ['test/ui/**/*.test.ts'],
		globalSetup: ['test/ui/globalSetup.ts'],
		// Processes of their own hear signals, so that a stopped run leaves no editor behind.
		pool: 'forks',
		fileParallelism: false,
		testTimeout: 90_000,
		hookTimeout: 120_000,
	},
});
