/*
Changes one place of a source at a time and looks whether a test notices. `npm run test:mutants`, with
`-- --count 300 --seed 22 --under source/core/proof` to choose. Works in copies of the repository.
*/
import {spawn} from 'node:child_process';
import {
	cp,
	mkdtemp,
	readFile,
	rm,
	symlink,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {readImports, testsOf} from './imports.ts';
import {
	type Mutation,
	mutated,
	mutationsOf,
	sampleOf,
} from './mutations.ts';

type Mutant = Mutation & {readonly file: string};

type Verdict = 'noticed' | 'too long' | 'lived' | 'no test';

const root = fileURLToPath(new URL('../..', import.meta.url));
const places = [
	'source/core', 'source/values', 'source/journeys', 'source/wizard', 'source/host/windows', 'source/command-line',
];
/** Files of tests that run at once, nearest first: most changes are noticed by the first ones. */
const rings = [[0, 3], [3, 12], [12, 40]] as const;
/** Milliseconds for one run of tests; a change that loops for ever ends with it. */
const limit = 90_000;
/** Programs that drive the bundle, which is not made anew. */
const drivers = ['test/pty/launch.ts', 'test/commands/program.ts'];

const {values: flags} = parseArgs({
	options: {
		count: {type: 'string', default: '100'},
		seed: {type: 'string', default: '22'},
		under: {type: 'string', multiple: true, default: places},
		workers: {type: 'string', default: String(Math.max(1, os.availableParallelism()))},
	},
});

const imports = await readImports(root);
const files = [...imports].map(([file]) => file)
	.filter(file => flags.under.some(folder => file.startsWith(path.join(root, folder))));
const all: Mutant[] = [];
for (const file of files.toSorted()) {
	const source = await readFile(file, 'utf8');
	all.push(...mutationsOf(source, file).map(mutation => ({...mutation, file: path.relative(root, file)})));
}

const chosen = sampleOf(all, Number(flags.count), Number(flags.seed));
console.log(`${chosen.length} of ${all.length} mutants, seed ${flags.seed}`);

const outOfProcess = new Set(drivers.flatMap(file => testsOf(path.join(root, file), imports).map(({test}) => test)));
const counts = new Map<Verdict, number>();
const queue = [...chosen];
await Promise.all(Array.from({length: Number(flags.workers)}, async () => work(queue)));
const noticed = (counts.get('noticed') ?? 0) + (counts.get('too long') ?? 0);
console.log(`${noticed} of ${chosen.length} were noticed (${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')})`);

/** Takes mutants from the queue until none is left, in a copy of the repository. */
async function work(rest: Mutant[]): Promise<void> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'entsso-mutants-'));
	try {
		const isWanted = (from: string): boolean => !/^(?:node_modules|\.git)(?:\/|$)/v.test(path.relative(root, from));
		await cp(root, folder, {recursive: true, filter: isWanted});
		await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
		for (let mutant = rest.shift(); mutant !== undefined; mutant = rest.shift()) {
			const verdict = await judge(mutant, folder);
			counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
			if (verdict === 'lived' || verdict === 'no test') {
				console.log(`${verdict}: ${await place(mutant)}`);
			}
		}
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
}

async function judge(mutant: Mutant, folder: string): Promise<Verdict> {
	const tests = testsIn(mutant);
	if (tests.length === 0) {
		return 'no test';
	}

	const file = path.join(folder, mutant.file);
	const source = await readFile(path.join(root, mutant.file), 'utf8');
	await writeFile(file, mutated(source, mutant));
	try {
		for (const [from, to] of rings) {
			const some = tests.slice(from, to);
			const ending = some.length === 0 ? 'passed' : await runTests(some, folder);
			if (ending !== 'passed') {
				return ending === 'failed' ? 'noticed' : 'too long';
			}
		}

		return 'lived';
	} finally {
		await writeFile(file, source);
	}
}

/** Returns the tests that run this source, those of the same name and the nearest first. */
function testsIn({file}: Mutant): string[] {
	const {dir, name} = path.parse(path.relative('source', file));
	const own = path.join(root, 'test', dir, `${name}.test.ts`);
	const isInProcess = (test: string): boolean =>
		!outOfProcess.has(test) && !/^test\/(?:hard|windows|packaging|pty|screens)\//v.test(path.relative(root, test));
	const rank = ({test, distance}: {readonly test: string; readonly distance: number}): number => test === own ? 0 : distance;
	return testsOf(path.join(root, file), imports)
		.filter(({test}) => isInProcess(test))
		.toSorted((one, other) => rank(one) - rank(other))
		.map(({test}) => path.relative(root, test));
}

async function runTests(tests: readonly string[], folder: string): Promise<'passed' | 'failed' | 'too long'> {
	const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
	const child = spawn(process.execPath, [vitest, 'run', '--config', 'test/mutants/vitest.config.ts', ...tests], {
		cwd: folder, stdio: 'ignore', detached: true, env: {...process.env, NODE_OPTIONS: ''},
	});
	return new Promise(resolve => {
		let isLate = false;
		const timer = setTimeout(() => {
			isLate = true;
			process.kill(-child.pid!, 'SIGKILL');
		}, limit);
		child.on('close', code => {
			clearTimeout(timer);
			resolve(isLate ? 'too long' : (code === 0 ? 'passed' : 'failed'));
		});
	});
}

async function place(mutant: Mutant): Promise<string> {
	const source = await readFile(path.join(root, mutant.file), 'utf8');
	const text = source.split('\n')[mutant.line - 1]?.trim();
	const was = source.slice(mutant.start, mutant.end).replaceAll(/\s+/gv, ' ');
	return `${mutant.file}:${mutant.line} ${mutant.kind} [${was}] -> [${mutant.replacement}] in: ${text}`;
}
