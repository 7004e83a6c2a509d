import { defineConfig } from 'vitest/config';

/** Neovim is not everywhere; check.mjs installs it where it can and runs this beside the other suites. */
export default defineConfig({
	test: { include: ['test/neovim/*.test.ts'] },
});
