import {defineConfig} from 'vitest/config';
import {limits} from '../limits.ts';

export default defineConfig({
	test: {
		include: ['test/hard/**/*.test.{ts,tsx}'],
		globalSetup: ['test/build.ts'],
		reporters: ['default', './test/closing-line.ts'],
		// Two processors are not busy with fewer: a wizard waits for keys.
		maxWorkers: 3,
		...limits,
	},
});
