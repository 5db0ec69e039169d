import {readdir, readFile, rename} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {fingerprint} from '../../../source/core/proof/checksum.ts';
import {lockFile} from '../../../source/host/file-lock.ts';
import {makeHomes} from '../../commands/homes.ts';
import {runProgram, startProgram} from '../../commands/program.ts';
import {parseJson} from '../../commands/schema.ts';
import {lendInstallDirectory} from '../../pty/install-directory.ts';
import {answers} from '../../pty/walk.ts';
import {untilNoneIsLeft} from './aftermath.ts';

const newHome = makeHomes();
const installDirectory = lendInstallDirectory();
const input = `${answers.password}\n${answers.reminder}\n`;
const rounds = 6;
const runs = 10;
/** So many are alive at once. */
const abreast = 4;

type Record = {readonly time: string; readonly file: string; readonly verdict: string; readonly sha256: unknown};

/** Numbers from 0 to 1 that are the same each time (a linear congruential generator, Numerical Recipes). */
function chances(seed: number): () => number {
	let state = seed;
	return () => {
		state = ((state * 1_664_525) + 1_013_904_223) % (2 ** 32);
		return state / (2 ** 32);
	};
}

const kinds: ReadonlyArray<readonly [name: string, seed: number, where: () => readonly string[]]> = [
	['a tool that takes no file that is there', 16, () => ['--practice']],
	['a tool that overwrites', 17, () => ['--install-dir', installDirectory()]],
];

test.each(kinds)(`${rounds} times ${runs} runs at once on one file, some killed, with %s: every record is true, and no good file is renamed`, async (_, seed, where) => {
	const home = await newHome();
	const file = path.join(home, 'sso.bak');
	const preferences = ['one', 'two'].map(name => path.join(home, 'settings', name));
	const chance = chances(seed);
	/** The SHA-256 of what was taken away after each round. */
	const earlier = new Map<string, string>();
	const seen = {killed: 0, locked: 0, cancelled: 0};

	async function run(index: number, killedAfter: number | undefined, signal: NodeJS.Signals): Promise<void> {
		const started = startProgram(
			['run', ...where(), '--backup-file', file, '--password-stdin', '--json', '--config-dir', preferences[index % 2]!],
			{home, input, environment: {STAND_IN: 'overwrite'}},
		);
		if (killedAfter !== undefined) {
			await Promise.race([pause(killedAfter), started.ended]);
			started.signal(signal);
		}

		const {exitCode, said} = await started.ended;
		if (typeof exitCode !== 'number') {
			seen.killed++;
			return;
		}

		const {verdict, sha256, summary} = parseJson('run', said) as {verdict: string; sha256: unknown; summary: string};
		expect(verdict === 'failed' || sha256 !== null, summary).toBe(true);
		seen.locked += Number(summary.startsWith('Another run is at work on this file'));
		seen.cancelled += Number(exitCode === 143);
	}

	for (let round = 0; round < rounds; round++) {
		const plans = Array.from({length: runs}, (__, index) => ({
			index,
			killedAfter: chance() < 0.4 ? Math.floor(chance() * 2500) : undefined,
			signal: chance() < 0.5 ? 'SIGKILL' as const : 'SIGTERM' as const,
		}));
		await Promise.all(Array.from({length: abreast}, async () => {
			for (let plan = plans.shift(); plan !== undefined; plan = plans.shift()) {
				await run(plan.index, plan.killedAfter, plan.signal);
			}
		}));
		await untilNoneIsLeft(home);

		const lock = await lockFile(file, {now: new Date()});
		expect(lock.state).toBe('held');
		await lock.release();

		const lists = await Promise.all(preferences.map(async folder => runProgram(['history', '--json', '--config-dir', folder], {home})));
		const records = lists.flatMap(({said}) => (parseJson('history', said) as {records: readonly Record[]}).records);
		const claims = records.filter(({sha256}) => sha256 !== null).map(({sha256}) => sha256);
		// No two runs have one file as theirs, and what a record has is there, under its own name.
		expect(new Set(claims).size).toBe(claims.length);
		const newClaims = claims.filter(claim => !earlier.has(String(claim)));
		const names = await readdir(home);
		if (names.includes('sso.bak')) {
			const {sha256} = await fingerprint(file);
			expect(newClaims.every(claim => claim === sha256)).toBe(true);
			earlier.set(sha256, path.join(home, `round-${round}`));
			await rename(file, path.join(home, `round-${round}`));
		} else {
			expect(newClaims).toEqual([]);
		}

		const leftovers = names.filter(one => one.includes('.incomplete'));
		for (const name of leftovers) {
			const {sha256} = await fingerprint(path.join(home, name));
			expect(claims).not.toContain(sha256);
		}

		expect(records.every(({verdict, sha256}) => verdict === 'failed' || sha256 !== null)).toBe(true);
	}

	for (const [sha256, name] of earlier) {
		const {sha256: now} = await fingerprint(name);
		expect(now).toBe(sha256);
		expect(await readFile(name, 'utf8')).not.toBe('');
	}

	// Nothing would be tried if not all of these had happened.
	expect(earlier.size).toBeGreaterThan(rounds / 2);
	expect(seen.locked).toBeGreaterThan(0);
	// Which of the signals finds a run at work depends on how fast the machine is.
	expect(seen.killed + seen.cancelled).toBeGreaterThan(0);
}, 600_000);
