import type {Reporter, TestModule} from 'vitest/node';

/** Ends the output of a test run with `N passed, N failed` on a line of its own. */
export default class ClosingLine implements Reporter {
	onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
		let passed = 0;
		let failed = errors.length;
		for (const module of modules) {
			if (module.state() === 'failed' && [...module.children.allTests()].length === 0) {
				failed++;
			}

			for (const test of module.children.allTests()) {
				const {state} = test.result();
				passed += Number(state === 'passed');
				failed += Number(state === 'failed');
			}
		}

		console.log(`${passed} passed, ${failed} failed`);
	}
}
