import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/packaging/windows-zip.test.ts'],
		reporters: ['default', './test/closing-line.ts'],
		hookTimeout: 300_000,
		testTimeout: 60_000,
	},
});
