import { defineConfig } from 'vitest/config';

// The person-like tests: browsers drive real workbenches, two at a time.
export default defineConfig({
	test: {
		name: 'ui',
		root: new URL('../..', import.meta.url).pathname,
		include: ['test/ui/**/*.test.ts'],
		globalSetup: ['test/ui/globalSetup.ts'],
		// Processes of their own hear signals, so that a stopped run leaves no editor behind.
		pool: 'forks',
		maxWorkers: 2,
		testTimeout: 90_000,
		hookTimeout: 120_000,
	},
});
