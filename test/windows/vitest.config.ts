import os from 'node:os';
import {defineConfig} from 'vitest/config';
import {limits} from '../limits.ts';

export default defineConfig({
	test: {
		include: ['test/windows/**/*.test.ts'],
		globalSetup: ['test/windows/prepare.ts'],
		reporters: ['verbose', './test/closing-line.ts'],
		// Each worker has a processor of its own, for the computers of its tests (wine/sandbox.ts). With more of them the
		// tests come to no end sooner: it is the start of processes that takes the time.
		maxWorkers: os.availableParallelism(),
		...limits,
	},
});
