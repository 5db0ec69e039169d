import {mkdir, readdir} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {wizardOptions} from '../../source/commands/wizard-options.ts';
import type {Preferences} from '../../source/core/records/preferences.ts';
import type {Host} from '../../source/host/host.ts';
import type {System} from '../../source/host/system.ts';
import {recordFiles} from '../core/records/record-files.ts';
import {makeHomes} from './homes.ts';
import {runProgram} from './program.ts';

const newHome = makeHomes();

describe.concurrent('a place of the whole machine for settings and history', () => {
	test('is named by the variable, for each command', async () => {
		const home = await newHome();
		const machine = path.join(home, 'machine');
		const environment = {ENTSSO_BACKUP_CONFIG_DIR: machine};
		const {exitCode} = await runProgram(['run', '--practice', '--password-stdin', '--backup-file', path.join(home, 'sso.bak')], {home, environment, input: 'Sesame-open-2026\ncave\n'});
		expect(exitCode).toBe(0);
		expect(await recordFiles(path.join(machine, 'history'))).toHaveLength(1);
		const {said} = await runProgram(['history', '--json'], {home, environment});
		expect(JSON.parse(said)).toMatchObject({records: [{file: path.join(home, 'sso.bak')}]});
		const {said: none} = await runProgram(['history', '--json', '--config-dir', path.join(home, 'mine')], {home, environment});
		expect(JSON.parse(none)).toMatchObject({records: []});
	});

	test('where the variable is no full path, nothing is done', async () => {
		const home = await newHome();
		await mkdir(path.join(home, 'machine'));
		const {exitCode, complained} = await runProgram(['run', '--practice', '--password-stdin'], {
			home, environment: {ENTSSO_BACKUP_CONFIG_DIR: 'machine'}, input: 'Sesame-open-2026\ncave\n',
		});
		expect(exitCode).toBe(2);
		expect(complained).toContain('error: the variable ENTSSO_BACKUP_CONFIG_DIR: This is not a full path.');
		expect(await readdir(home)).toEqual(['machine']);
	});
});

test('the wizard starts from paths whose placeholders are filled in', () => {
	const host = {computer: 'HOST 1', pathStyle: 'posix', practice: undefined} as unknown as Host;
	const {given} = wizardOptions(host, {
		backupFile: '/b/{computer}-{date}.bak', copyTo: '/c/{computer}', installDirectory: undefined, practice: undefined, configDirectory: undefined, engine: 'auto', timeLimit: 1, dryRun: false,
	}, {answers: {}} as unknown as Preferences, {environment: {}, home: '/home/a'} as unknown as System);
	expect(given.backupFile).toMatch(/^\/b\/HOST-1-\d{4}-\d{2}-\d{2}\.bak$/v);
	expect(given.copyFolder).toBe('/c/HOST-1');
});
