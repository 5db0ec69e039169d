import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/windows/**/*.test.ts'],
		globalSetup: ['test/windows/prepare.ts'],
		reporters: ['verbose', './test/closing-line.ts'],
		// Each file has a computer of its own, and one computer keeps two cores busy.
		fileParallelism: false,
		testTimeout: 180_000,
		expect: {poll: {timeout: 30_000}},
		hookTimeout: 90_000,
	},
});
