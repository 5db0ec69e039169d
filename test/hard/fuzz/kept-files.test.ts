import {
	mkdir,
	readdir,
	readFile,
	rm,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {systemClock} from '../../../source/values/clock.ts';
import {toRecord} from '../../../source/core/records/record.ts';
import {openPreferences} from '../../../source/core/records/preferences.ts';
import {temporaryFolder} from '../../host/temporary-folder.ts';
import {result} from '../../wizard/options.ts';
import {createRandom, mutate} from './mutate.ts';

const cases = 900;

const answers = {installDirectory: '/opt/sso', backupFolder: '/backup', copyFolder: '/mnt/usb'};
const settingsSamples = [JSON.stringify(answers), JSON.stringify(answers, undefined, '\t'), '{}', '[]', '\u{FEFF}{"installDirectory":"/x"}'];
const record = toRecord({...result, sha256: 'ab'.repeat(32), evidence: [{id: 'file', state: 'ok', detail: 'There.'}]});
const recordSamples = [JSON.stringify({format: 1, ...record}), JSON.stringify({format: 2, ...record}), JSON.stringify(record, undefined, '\t')];

test(`${cases} mutated settings files are read or set aside, and settings can be kept all the same`, async () => {
	const folder = await temporaryFolder();
	const random = createRandom(10_589);
	let movedAside = 0;
	for (let index = 0; index < cases; index++) {
		await rm(folder, {recursive: true});
		await mkdir(folder);
		const text = mutate(settingsSamples, random);
		await writeFile(path.join(folder, 'config.json'), text);
		const settings = openPreferences({clock: systemClock, directory: folder});
		expect(Object.values(settings.answers).every(value => typeof value === 'string' && value !== ''), text).toBe(true);
		expect(await settings.remember(answers), text).toBeUndefined();
		expect(openPreferences({clock: systemClock, directory: folder}).answers).toEqual(answers);
		if (settings.notice === undefined) {
			continue;
		}

		movedAside++;
		const names = await readdir(folder);
		const aside = names.find(name => name.includes('broken')) ?? '';
		expect(await readFile(path.join(folder, aside), 'utf8')).toBe(text.toWellFormed());
	}

	console.log(`fuzz: settings, ${cases} cases, ${movedAside} of them set aside`);
});

test(`${cases} mutated records are read or left out, and no other record is lost by it`, async () => {
	const folder = await temporaryFolder();
	const random = createRandom(10_589);
	let leftOut = 0;
	for (let index = 0; index < cases; index++) {
		await rm(folder, {recursive: true});
		const {history} = openPreferences({clock: systemClock, directory: folder});
		expect(await history.add(record)).toBeUndefined();
		const text = mutate(recordSamples, random);
		await writeFile(path.join(folder, 'history', '2026-01-01T00-00-00.000Z-00000000.json'), text);
		const {records, notice} = history.list();
		expect(records, text).toContainEqual(expect.objectContaining({file: record.file}));
		expect(records.length === 1 ? notice : 'both', text).toBeDefined();
		leftOut += Number(records.length === 1);
		expect(records.every(({time, size}) => !Number.isNaN(Date.parse(time)) && (size === undefined || Number.isSafeInteger(size))), text).toBe(true);
	}

	console.log(`fuzz: history, ${cases} cases, ${leftOut} of them left out`);
});
