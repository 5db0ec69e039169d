import os from 'node:os';
import {defineConfig} from 'vitest/config';
import {limits} from './limits.ts';
import {packagingTests} from './packaging/vitest.config.ts';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		// These need the registry, builds of their own, or some time: npm run test:hard, test:windows, test:package.
		exclude: ['test/hard/**', 'test/windows/**', ...packagingTests],
		globalSetup: ['test/build.ts'],
		reporters: ['default', './test/closing-line.ts'],
		// Most of the time is spent waiting for what a terminal shows.
		maxWorkers: 2 * os.availableParallelism(),
		...limits,
		// Several files share a process, which saves some of the three minutes; so none may leave anything changed.
		isolate: false,
		restoreMocks: true,
		unstubEnvs: true,
	},
});
