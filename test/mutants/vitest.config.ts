import {defineConfig} from 'vitest/config';

/** Tests that run the sources themselves; those of the bundle would not see the change. */
export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		exclude: ['hard', 'windows', 'packaging', 'pty', 'screens'].map(folder => `test/${folder}/**`),
		bail: 1,
		maxWorkers: 1,
		testTimeout: 60_000,
		reporters: ['dot'],
	},
});
