import os from 'node:os';
import {defineConfig} from 'vitest/config';
import {limits} from '../limits.ts';

/** Tests that build the program, or need the registry. */
export const packagingTests = ['windows-zip', 'reproducible', 'fetch', 'changed-packages', 'published', 'licenses', 'crash-report'].map(name => `test/packaging/${name}.test.ts`);

export default defineConfig({
	test: {
		include: [...packagingTests],
		globalSetup: ['test/build.ts'],
		reporters: ['default', './test/closing-line.ts'],
		// Each builds in folders of its own.
		maxWorkers: os.availableParallelism(),
		...limits,
	},
});
