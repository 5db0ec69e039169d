import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/packaging/windows-zip.test.ts', 'test/packaging/reproducible.test.ts', 'test/packaging/fetch.test.ts'],
		reporters: ['default', './test/closing-line.ts'],
		hookTimeout: 300_000,
		testTimeout: 180_000,
	},
});
