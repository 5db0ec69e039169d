import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		// These need the registry and some time: npm run test:windows, npm run test:package.
		exclude: ['test/windows/**', 'test/packaging/windows-zip.test.ts'],
		globalSetup: ['test/build.ts'],
		reporters: ['default', './test/closing-line.ts'],
		testTimeout: 60_000,
	},
});
