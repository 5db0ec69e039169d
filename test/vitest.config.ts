import os from 'node:os';
import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		// These need the registry, builds of their own, or some time: npm run test:hard, test:windows, test:package.
		exclude: ['test/hard/**', 'test/windows/**', ...['windows-zip', 'reproducible', 'fetch', 'changed-packages', 'published', 'licenses', 'crash-report'].map(name => `test/packaging/${name}.test.ts`)],
		globalSetup: ['test/build.ts'],
		reporters: ['default', './test/closing-line.ts'],
		// Most of the time is spent waiting for what a terminal shows.
		maxWorkers: 2 * os.availableParallelism(),
		testTimeout: 60_000,
	},
});
