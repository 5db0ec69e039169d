import {
	chmod,
	mkdir,
	readdir,
	readFile,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import type {Clock} from '../../../source/values/clock.ts';
import {openPreferences} from '../../../source/core/records/preferences.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {canMount, inMount} from '../in-mount.ts';
import {run} from '../run.ts';

const clock: Clock = {
	now: () => new Date('2026-11-23T10:00:00Z'),
	after: () => () => undefined,
};

/** Only root may become another user for a while. */
const canBeOther = process.getuid?.() === 0;

const answers = {installDirectory: String.raw`C:\SSO`, backupFolder: String.raw`C:\SSO-Backup`, copyFolder: '/mnt/share'};

test('answers come back in the next run, those not given stay', async () => {
	const directory = path.join(await temporaryFolder(), 'settings');
	const preferences = openPreferences({clock, directory});
	expect(preferences).toMatchObject({notice: undefined, answers: {}});
	expect(await preferences.remember(answers)).toBeUndefined();
	expect(await preferences.remember({backupFolder: String.raw`D:\Backup`})).toBeUndefined();
	expect(openPreferences({clock, directory}).answers).toEqual({...answers, backupFolder: String.raw`D:\Backup`});
});

test('nothing but the answers is saved', async () => {
	const directory = await temporaryFolder();
	const asked = {...answers, password: 'Sesame-2026', reminder: 'cave'};
	await openPreferences({clock, directory}).remember(asked);
	expect(JSON.parse(await readFile(path.join(directory, 'config.json'), 'utf8'))).toEqual(answers);
});

test('answers of a wrong type, or not fit for a screen, are ignored', async () => {
	const directory = await temporaryFolder();
	await writeFile(path.join(directory, 'config.json'), JSON.stringify({
		installDirectory: 5, backupFolder: 'a\u{1B}]0;b', copyFolder: '/mnt/share', later: true,
	}));
	expect(openPreferences({clock, directory})).toMatchObject({notice: undefined, answers: {copyFolder: '/mnt/share'}});
});

test('a byte order mark is no fault', async () => {
	const directory = await temporaryFolder();
	await writeFile(path.join(directory, 'config.json'), `\u{FEFF}${JSON.stringify(answers)}`);
	expect(openPreferences({clock, directory})).toMatchObject({notice: undefined, answers});
});

describe('a settings file that cannot be used', () => {
	test.each([['not JSON', '{"installDirectory": "C'], ['empty', ''], ['a list', '["mine"]'], ['nothing', 'null'], ['binary', '\0\u{1}\u{2}']])('(%s) is set aside as it is', async (_, text) => {
		const directory = await temporaryFolder();
		await writeFile(path.join(directory, 'config.json'), text);
		const preferences = openPreferences({clock, directory});
		const aside = /config\.broken-2026-11-23T10-00-00\.000Z-[\da-f]{16}\.json/v.exec(preferences.notice ?? '')?.[0] ?? '';
		expect(preferences.answers).toEqual({});
		expect(await readFile(path.join(directory, aside), 'utf8')).toBe(text);
		expect(await preferences.remember(answers)).toBeUndefined();
		expect(openPreferences({clock, directory})).toMatchObject({notice: undefined, answers});
	});

	test('does not replace one that was set aside before', async () => {
		const directory = await temporaryFolder();
		for (const text of ['first', 'second', 'third']) {
			await writeFile(path.join(directory, 'config.json'), text);
			expect(openPreferences({clock, directory}).notice).toContain('set aside');
		}

		const names = await readdir(directory);
		const texts = await Promise.all(names.map(async name => readFile(path.join(directory, name), 'utf8')));
		expect(texts.toSorted()).toEqual(['first', 'second', 'third']);
	});

	test('also when it is a folder', async () => {
		const directory = await temporaryFolder();
		await mkdir(path.join(directory, 'config.json'));
		expect(openPreferences({clock, directory}).notice).toContain('set aside');
		expect(openPreferences({clock, directory}).notice).toBeUndefined();
	});
});

describe.skipIf(process.platform === 'win32')('what is no settings file', () => {
	test.each([['a pipe', async (file: string) => run('mkfifo', [file])], ['a link to a device', async (file: string) => symlink('/dev/zero', file)]])('is set aside, and nothing waits for it: %s', async (_, make) => {
		const directory = await temporaryFolder();
		await make(path.join(directory, 'config.json'));
		expect(openPreferences({clock, directory}).notice).toContain('set aside');
		expect(openPreferences({clock, directory}).notice).toBeUndefined();
	});
});

test.skipIf(!canBeOther)('settings of another user are left as they are, and a history that can be read is used', async () => {
	const directory = await temporaryFolder();
	const file = path.join(directory, 'config.json');
	await writeFile(file, '{}', {mode: 0o600});
	const history = path.join(directory, 'history');
	await mkdir(history);
	await writeFile(path.join(history, 'x.json'), '{');
	await Promise.all([chmod(directory, 0o755), chmod(history, 0o755), chmod(path.join(history, 'x.json'), 0o644)]);
	const unprivileged = 65_534;
	process.seteuid?.(unprivileged);
	try {
		const preferences = openPreferences({clock, directory});
		expect(preferences.notice).toBe(`The settings in ${file} could not be read: this user may not read there. They are left as they are.`);
		expect(await preferences.remember(answers)).toBe(preferences.notice);
		expect(preferences.history.list().notice).toBe(`The file ${path.join(history, 'x.json')} could not be read and was left out.`);
	} finally {
		process.seteuid?.(0);
	}

	expect(await readFile(file, 'utf8')).toBe('{}');
});

test('without a folder given, the system\'s place for settings is used', async () => {
	const home = await temporaryFolder();
	const module = `
		import {openPreferences} from ${JSON.stringify(new URL('../../../source/core/records/preferences.ts', import.meta.url).href)};
		import {systemClock} from ${JSON.stringify(new URL('../../../source/values/clock.ts', import.meta.url).href)};
		const {notice, remember} = openPreferences({clock: systemClock});
		console.log(JSON.stringify([notice ?? '', await remember({backupFolder: '/a'}) ?? '']));
	`;
	const printed = await run('env', [`HOME=${home}`, `XDG_CONFIG_HOME=${home}`, process.execPath, '--no-warnings', '--input-type=module', '-e', module]);
	expect(JSON.parse(printed)).toEqual(['', '']);
	expect(await readdir(path.join(home, 'entsso-backup'))).toEqual(['config.json']);
});

test('without a folder for the settings the program goes on, and says so', async () => {
	const file = path.join(await temporaryFolder(), 'file');
	await writeFile(file, '');
	const preferences = openPreferences({clock, directory: path.join(file, 'settings')});
	expect(preferences.notice).toContain('Nothing is saved');
	expect(preferences.answers).toEqual({});
	expect(await preferences.remember(answers)).toBe(preferences.notice);
	expect(preferences.history.list()).toEqual({records: [], notice: preferences.notice, isUncertain: true});
});

test.skipIf(!canMount)('a read-only folder is told of, when something is to be saved', async () => {
	const directory = await temporaryFolder();
	const printed = await inMount(directory, 'ro', `
		import {openPreferences} from ${JSON.stringify(new URL('../../../source/core/records/preferences.ts', import.meta.url).href)};
		import {systemClock} from ${JSON.stringify(new URL('../../../source/values/clock.ts', import.meta.url).href)};
		const {notice, answers, remember} = openPreferences({clock: systemClock, directory: ${JSON.stringify(directory)}});
		console.log(JSON.stringify({notice, answers, saved: await remember({backupFolder: '/a'})}));
	`);
	const {notice, answers: found, saved} = JSON.parse(printed) as {notice?: string; answers: unknown; saved?: string};
	expect(notice).toBeUndefined();
	expect(found).toEqual({});
	expect(saved).toContain('the disk is read-only');
});
