import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/hard/**/*.test.{ts,tsx}'],
		globalSetup: ['test/build.ts'],
		reporters: ['default', './test/closing-line.ts'],
		// One would leave half of two cores idle.
		maxWorkers: 2,
		testTimeout: 300_000,
		expect: {poll: {timeout: 30_000}},
	},
});
