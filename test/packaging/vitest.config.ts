import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['windows-zip', 'reproducible', 'fetch', 'changed-packages', 'published'].map(name => `test/packaging/${name}.test.ts`),
		reporters: ['default', './test/closing-line.ts'],
		hookTimeout: 300_000,
		testTimeout: 180_000,
	},
});
