import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		// Needs the registry and some time: npm run test:package.
		exclude: ['test/packaging/windows-zip.test.ts'],
		globalSetup: ['test/build.ts'],
		reporters: ['default', './test/closing-line.ts'],
		testTimeout: 60_000,
	},
});
