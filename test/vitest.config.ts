import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		globalSetup: ['test/build.ts'],
		reporters: ['default', './test/closing-line.ts'],
		testTimeout: 60_000,
	},
});
