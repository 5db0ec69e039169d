import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['windows-zip', 'reproducible', 'fetch', 'changed-packages', 'published', 'licenses', 'crash-report'].map(name => `test/packaging/${name}.test.ts`),
		globalSetup: ['test/build.ts'],
		reporters: ['default', './test/closing-line.ts'],
		hookTimeout: 300_000,
		testTimeout: 180_000,
	},
});
