import {mkdir, readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, vi} from 'vitest';
import {debugVariable} from '../../../source/command-line/mistake.ts';
import {makeHomes} from '../../commands/homes.ts';
import {catches} from '../../commands/process-tree.ts';
import {runProgram, startProgram} from '../../commands/program.ts';
import {parseJson} from '../../commands/schema.ts';
import {answers} from '../../pty/walk.ts';
import {patience} from '../../limits.ts';
import {processesOf} from './aftermath.ts';
import {silenceEventLog} from './holds.ts';
import {expectRestoreLeft} from './restored.ts';
import {
	testUnattendedEnds,
	untilToolEnds,
	untilToolRuns,
	type UnattendedRun,
} from './unattended-ends.ts';

const newFolder = makeHomes();

type Stage = {
	readonly name: string;
	readonly scenario: string;
	/** The secret that is there was backed up by a run of its own. */
	readonly isKept?: true;
	/** What is on standard input, left open; all that is needed, and its end, where it is left out. */
	readonly input?: string;
	/** Level of the record and of what is told. */
	readonly level: string;
	/** The program is held there by SIGSTOP. */
	readonly isStopped?: true;
	/** No restore is started before this place. */
	readonly isBefore?: true;
	/** The exit code when nobody is at its pipes any more. A password of which the rest never comes is a wrong one. */
	readonly unheard: number;
	go(run: UnattendedRun): Promise<void>;
};

/** Resolves when ENTSSO has logged the event in the practice session of this folder. */
async function untilLogged(temporary: string, id: number): Promise<void> {
	await vi.waitFor(async () => {
		const names = await readdir(temporary);
		const session = names.find(name => name.startsWith('entsso-practice-'));
		const log = await readFile(path.join(temporary, session ?? '', 'events.jsonl'), 'utf8');
		expect(log).toContain(`"id":${id}`);
	}, {interval: 10, timeout: patience});
}

function debugFile(home: string): string {
	return path.join(path.dirname(home), 'debug.jsonl');
}

const stages: readonly Stage[] = [
	{
		name: 'the wait for the password', scenario: 'lost-secret', input: answers.password.slice(0, 5), level: 'failed', isBefore: true, unheard: 1, async go({started}) {
			await vi.waitFor(async () => {
				// What it asks for last.
				expect(await catches(started.pid, 'SIGHUP')).toBe(true);
			}, 60_000);
		},
	},
	{
		name: 'the wait for ENTSSO', scenario: 'slow', isKept: true, level: 'unproven', unheard: 3, async go({home}) {
			// Once the password was given; the tool alone says nothing of that.
			await vi.waitFor(async () => {
				expect(await readFile(debugFile(home), 'utf8')).toMatch(/"stage":"waiting","state":"start"/v);
			}, {interval: 10, timeout: patience});
		},
	},
	{
		name: 'the search for proof', scenario: 'slow', isKept: true, level: 'unproven', unheard: 3, async go({home, temporary}) {
			// The look right before the start still needs the log.
			await untilToolRuns(home, '-restoresecret');
			await silenceEventLog(temporary);
			await untilToolEnds(home);
		},
	},
	{
		// On a busy computer it would be done before the signal comes.
		name: 'a re-encryption', scenario: 'other-secret', isKept: true, level: 'accepted', isStopped: true, unheard: 3, async go({started, home, temporary}) {
			await untilLogged(temporary, 10_562);
			started.signal('SIGSTOP');
			await untilToolEnds(home, true);
		},
	},
];

/** Makes a file to restore, and keeps the secret that is there; then starts the restore. */
async function start({scenario, isKept, input}: Stage, more: readonly string[]): Promise<UnattendedRun> {
	const folder = await newFolder();
	const [home, temporary] = [path.join(folder, 'home'), path.join(folder, 'temporary')];
	await mkdir(home);
	await mkdir(temporary);
	const file = path.join(home, 'old.bak');
	const runs = [['ok', file], ...(isKept ? [[scenario, path.join(home, 'kept.bak')] as const] : [])] as const;
	for (const [practice, backupFile] of runs) {
		const {exitCode} = await runProgram(['run', '--practice', practice, '--backup-file', backupFile, '--password-stdin'], {input: `${answers.password}\n${answers.reminder}\n`, home});
		expect(exitCode).toBe(0);
	}

	const started = startProgram(['restore', file, '--practice', scenario, '--password-stdin', '--json', ...more], {
		input: input ?? `${answers.password}\n`, staysOpen: input !== undefined, home, environment: {TMPDIR: temporary, [debugVariable]: debugFile(home)},
	});
	return {started, home, temporary};
}

describe.concurrent.each(stages)('restoring, at $name', stage => {
	const {level, unheard, isBefore, isStopped = false} = stage;
	testUnattendedEnds<UnattendedRun>({
		isStopped,
		unheard,
		start: async more => start(stage, more),
		async go(run) {
			await stage.go(run);
			if (isBefore) {
				expect(await processesOf(run.home)).not.toContainEqual(expect.stringContaining('-restoresecret'));
			}
		},
		expectLeft: async ({home}, wasKilled) => expectRestoreLeft(home, wasKilled ? [] : [level]),
		expectTold(said) {
			expect(parseJson('restore', said)).toMatchObject({level});
		},
	});
});
