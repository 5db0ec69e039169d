import path from 'node:path';
import {describe} from 'vitest';
import {lendInstallDirectory} from '../../pty/install-directory.ts';
import type {TestTerminal} from '../../pty/terminal.ts';
import {
	answers,
	fill,
	startRun,
	walkTo,
} from '../../pty/walk.ts';
import {type Place, testEnds} from './ends.ts';
import {
	makeCopyFolder,
	silenceEventLog,
	stopInCopy,
	untilThere,
} from './holds.ts';

const installDirectory = lendInstallDirectory();
const practice = (scenario: string) => (): readonly string[] => ['--practice', scenario];

/** With a tool that behaves so. */
const tool = (behaviour: string): Pick<Place, 'environment' | 'flags'> => ({
	flags: () => ['--install-dir', installDirectory()], environment: {STAND_IN: behaviour},
});

const backupFileIn = ({home}: TestTerminal): string => path.join(home, 'sso.bak');

async function start(terminal: TestTerminal, copyFolder?: string): Promise<void> {
	await startRun(terminal, {...answers, backupFile: backupFileIn(terminal), ...(copyFolder !== undefined && {copyFolder})});
}

/** Where the tool behaves so, the run stays at a stage. */
const stage = (name: string, behaviour: string, shown: RegExp): Place => ({
	name, ...tool(behaviour), async go(terminal) {
		await start(terminal);
		await terminal.waitFor(shown);
	},
});

async function waitForEntsso(terminal: TestTerminal): Promise<void> {
	await startRun(terminal);
	await terminal.waitFor(/running +Wait for ENTSSO/v);
}

const places: readonly Place[] = [
	stage('the start of the tool', 'mute', /running +Start ssoconfig/v),
	stage('the password, typed once', 'after-1', /running +Give the password/v),
	stage('the password, typed twice', 'after-2', /running +Confirm the password/v),
	{name: 'the wait for ENTSSO', flags: practice('hangs'), go: waitForEntsso},
	{
		name: 'a file half written', ...tool('half'), stock: {half: true}, async go(terminal) {
			await start(terminal);
			await untilThere(backupFileIn(terminal));
			await terminal.waitFor(/running +Wait for ENTSSO/v);
		},
	},
	{
		name: 'the question whether to stop', flags: practice('hangs'), async go(terminal) {
			await waitForEntsso(terminal);
			terminal.press('escape');
			await terminal.waitFor('Stop the tool?');
		},
	},
	{
		name: 'a question of the tool', flags: practice('unknown-prompts'), async go(terminal) {
			await startRun(terminal);
			await terminal.waitFor('something this program does not know');
		},
	},
	{
		name: 'the search for proof', flags: practice('ok'), stock: {backup: 'not recorded'}, async go(terminal) {
			await walkTo(terminal, 'review');
			await terminal.waitFor('Enter will');
			await silenceEventLog(terminal.temporary);
			terminal.press('enter');
			await terminal.waitFor(/running +Verify the backup/v);
		},
	},
	{
		name: 'the second copy', ...tool('large'), stock: {backup: 'not recorded', copying: true}, isStopped: true, async go(terminal) {
			const folder = await makeCopyFolder(terminal.home);
			await start(terminal, folder);
			await stopInCopy(folder, async () => terminal.signal('SIGSTOP'));
		},
	},
	{
		name: 'the result', flags: practice('ok'), stock: {backup: 'recorded'}, async go(terminal) {
			await startRun(terminal);
			await terminal.waitFor('VERIFIED');
			await terminal.waitFor('finish');
		},
	},
	{
		name: 'a second copy made later', ...tool('large'), stock: {backup: 'recorded', copying: true}, isStopped: true, async go(terminal) {
			const folder = await makeCopyFolder(terminal.home);
			await start(terminal);
			await terminal.waitFor('UNPROVEN');
			await terminal.waitFor('K make');
			terminal.type('k');
			await terminal.waitFor('> Folder: (later)');
			await fill(terminal, folder);
			terminal.press('enter');
			await stopInCopy(folder, async () => terminal.signal('SIGSTOP'));
		},
	},
];

describe.concurrent.each(places)('at $name', place => {
	testEnds(place);
});
