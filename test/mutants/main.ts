/*
Changes one place of a source at a time and looks whether a test notices. `npm run test:mutants`, with
`-- --count 300 --seed 22 --under source/core/proof` to choose. With `--near` only the nearest tests are run, which is
quicker: what lives may still be noticed by others. Works in copies of the repository.
*/
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
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {createCompiler, type Refuses} from './compiler.ts';
import {readImports, testsOf} from './imports.ts';
import {
	type Mutation,
	mutated,
	mutationsOf,
	sampleOf,
} from './mutations.ts';
import {runTests} from './run-tests.ts';

type Mutant = Mutation & {readonly file: string};

/** `refused`: no test noticed it, but the compiler does, which `npm test` asks first. */
type Verdict = 'noticed' | 'refused' | 'too long' | 'lived' | 'no test';

type Tried = Extract<Verdict, 'noticed' | 'too long'> | 'passed';

/** A source of the copy, as it is and changed. */
type Change = {readonly file: string; readonly source: string; readonly changed: string};

const root = fileURLToPath(new URL('../..', import.meta.url));
const places = [
	'source/core', 'source/values', 'source/journeys', 'source/wizard', 'source/host/windows', 'source/command-line',
];
/** Files of tests that run at once, nearest first: most changes are noticed by the first ones. */
const rings = [[0, 4], [4, 12], [12, 40]] as const;
/** Programs that drive the bundle, which is not made anew. */
const drivers = ['test/pty/launch.ts', 'test/commands/program.ts'];

const {values: flags} = parseArgs({
	options: {
		count: {type: 'string', default: '100'},
		seed: {type: 'string', default: '22'},
		near: {type: 'boolean', default: false},
		under: {type: 'string', multiple: true, default: places},
		workers: {type: 'string', default: String(Math.max(1, os.availableParallelism()))},
	},
});

const imports = await readImports(root);
const files = [...imports].map(([file]) => file)
	.filter(file => flags.under.some(folder => file.startsWith(path.join(root, folder))));
const all: Mutant[] = [];
/** Texts as they were at the start: somebody may work on them meanwhile. */
const sources = new Map<string, string>();
for (const file of files.toSorted()) {
	const source = await readFile(file, 'utf8');
	sources.set(path.relative(root, file), source);
	all.push(...mutationsOf(source, file).map(mutation => ({...mutation, file: path.relative(root, file)})));
}

const chosen = sampleOf(all, Number(flags.count), Number(flags.seed));
console.log(`${chosen.length} of ${all.length} mutants, seed ${flags.seed}`);

const outOfProcess = new Set(drivers.flatMap(file => testsOf(path.join(root, file), imports).map(({test}) => test)));
const counts = new Map<Verdict, number>();
/** Tests that fail with nothing changed, and those that pass: a mutant noticed by the first was not noticed. */
const control = new Map<string, boolean>();
let done = 0;
let compiler: Refuses | undefined;
const queue = [...chosen];
await Promise.all(Array.from({length: Number(flags.workers)}, async () => work(queue)));
const noticed = chosen.length - (counts.get('lived') ?? 0) - (counts.get('no test') ?? 0);
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
			done++;
			if (done % 10 === 0) {
				console.log(`${done} of ${chosen.length} are done`);
			}

			if (verdict === 'lived' || verdict === 'no test') {
				console.log(`${verdict}: ${place(mutant)}`);
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

	const source = sources.get(mutant.file) ?? '';
	const changed = mutated(source, mutant);
	for (const [from, to] of flags.near ? rings.slice(0, 1) : rings) {
		const ending = await tryOn(tests.slice(from, to), {file: path.join(folder, mutant.file), source, changed}, folder);
		if (ending !== 'passed') {
			return ending;
		}
	}

	compiler ??= createCompiler(root);
	return compiler(path.join(root, mutant.file), changed) ? 'refused' : 'lived';
}

/** Runs tests on a changed source. Those that fail without the change as well are left out from then on. */
async function tryOn(tests: readonly string[], change: Change, folder: string): Promise<Tried> {
	const {file, source, changed} = change;
	for (;;) {
		const sound = tests.filter(test => control.get(test) !== false);
		if (sound.length === 0) {
			return 'passed';
		}

		await writeFile(file, changed);
		const {ending, failed} = await runTests(sound, folder, root);
		await writeFile(file, source);
		if (ending === 'passed') {
			return 'passed';
		}

		const blamed = failed.length === 0 ? sound : failed;
		if (ending === 'too long' && blamed.length > 1) {
			return tryOneByOne(blamed, change, folder);
		}

		for (const test of blamed) {
			if (!control.has(test)) {
				await runControl(test, folder);
			}
		}

		if (blamed.some(test => control.get(test))) {
			return ending === 'too long' ? 'too long' : 'noticed';
		}
	}
}

/** Many tests together may take too long on a machine that has other work. */
async function tryOneByOne(tests: readonly string[], change: Change, folder: string): Promise<Tried> {
	for (const test of tests) {
		const tried = await tryOn([test], change, folder);
		if (tried !== 'passed') {
			return tried;
		}
	}

	return 'passed';
}

async function runControl(test: string, folder: string): Promise<void> {
	const {ending} = await runTests([test], folder, root);
	control.set(test, ending === 'passed');
	if (ending !== 'passed') {
		console.log(`fails with nothing changed, and is left out: ${test}`);
	}
}

/** Returns the tests that run this source, those of the same name and the nearest first. */
function testsIn({file}: Mutant): string[] {
	const {dir, name} = path.parse(path.relative('source', file));
	const own = path.join(root, 'test', dir, `${name}.test.ts`);
	// One that imports the source itself judges it, whatever else it starts.
	const isInProcess = ({test, distance}: {readonly test: string; readonly distance: number}): boolean =>
		(distance === 1 || !outOfProcess.has(test)) && !/^test\/(?:hard|windows|packaging|pty|screens)\//v.test(path.relative(root, test));
	const rank = ({test, distance}: {readonly test: string; readonly distance: number}): number => test === own ? 0 : distance;
	return testsOf(path.join(root, file), imports)
		.filter(known => isInProcess(known))
		.toSorted((one, other) => rank(one) - rank(other))
		.map(({test}) => path.relative(root, test));
}

function place(mutant: Mutant): string {
	const source = sources.get(mutant.file) ?? '';
	const text = source.split('\n')[mutant.line - 1]?.trim();
	const was = source.slice(mutant.start, mutant.end).replaceAll(/\s+/gv, ' ');
	return `${mutant.file}:${mutant.line} ${mutant.kind} [${was}] -> [${mutant.replacement}] in: ${text}`;
}
