import {spawn} from 'node:child_process';
import {readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/** Milliseconds for one run of tests; a change that loops for ever ends with it. */
const limit = 180_000;

/** `failed`: files in which a test failed, as they were given; none where the run itself broke. */
export type Seen = {readonly ending: 'passed' | 'failed' | 'too long'; readonly failed: readonly string[]};

/** Runs test files in a copy of the repository, with the packages of the repository itself. */
export async function runTests(tests: readonly string[], folder: string, root: string): Promise<Seen> {
	const report = path.join(folder, 'mutant-report.json');
	await rm(report, {force: true});
	const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
	const flags = ['--config', 'test/mutants/vitest.config.ts', '--reporter', 'json', '--outputFile', report];
	const child = spawn(process.execPath, [vitest, 'run', ...flags, ...tests], {
		cwd: folder, stdio: 'ignore', detached: true, env: {...process.env, NODE_OPTIONS: ''},
	});
	const {promise, resolve} = Promise.withResolvers<Seen['ending']>();
	let isLate = false;
	const timer = setTimeout(() => {
		isLate = true;
		process.kill(-child.pid!, 'SIGKILL');
	}, limit);
	child.on('close', code => {
		clearTimeout(timer);
		resolve(isLate ? 'too long' : (code === 0 ? 'passed' : 'failed'));
	});
	const ending = await promise;
	return {ending, failed: ending === 'failed' ? await failedIn(report, folder) : []};
}

type Report = {readonly testResults?: ReadonlyArray<{readonly name: string; readonly status: string}>};

async function failedIn(report: string, folder: string): Promise<string[]> {
	try {
		const {testResults = []} = JSON.parse(await readFile(report, 'utf8')) as Report;
		return testResults.filter(({status}) => status === 'failed').map(({name}) => path.relative(folder, name));
	} catch {
		return [];
	}
}
