import os from 'node:os';
import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/windows/**/*.test.ts'],
		globalSetup: ['test/windows/prepare.ts'],
		reporters: ['verbose', './test/closing-line.ts'],
		// Each worker has one processor for the computers of its tests (wine/sandbox.ts), and shares it with one other: a
		// program waits now and then.
		maxWorkers: 2 * os.availableParallelism(),
		testTimeout: 300_000,
		expect: {poll: {timeout: 30_000}},
		hookTimeout: 180_000,
	},
});
