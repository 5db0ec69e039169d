/* Paths as people type, paste and leave them: through the reducer, in both renderings. */
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import {describe, expect, test} from 'vitest';
import {createFiles} from '../../source/host/files.ts';
import type {Host} from '../../source/host/host.ts';
import {drawFrame} from '../../source/page/draw.ts';
import {chooseTheme} from '../../source/terminal/theme.ts';
import {systemClock} from '../../source/values/clock.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {createSession, type Session} from '../../source/wizard/session.ts';
import {contextOf, currentJourney, type WizardState} from '../../source/wizard/state.ts';
import type {WizardOptions} from '../../source/wizard/context.ts';
import {requestFrom} from '../../source/journeys/backup/request.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {
	found,
	healthyWorld,
	installDirectory,
	newWizard,
	play,
	target,
	type World,
	worldWith,
} from '../wizard/options.ts';
import {inLines} from './in-lines.ts';

const goOn: WizardEvent = {type: 'go-on'};
const goBack: WizardEvent = {type: 'go-back'};
const toFile: readonly WizardEvent[] = [{type: 'start'}, goOn, goOn];
const toCopy: readonly WizardEvent[] = [
	...toFile,
	goOn,
	{type: 'typed', field: 'password', text: 'Tr0ub4dor&3-horse'},
	goOn,
	{type: 'typed', field: 'confirmation', text: 'Tr0ub4dor&3-horse'},
	goOn,
	{type: 'typed', field: 'reminder', text: 'Team safe'},
	goOn,
];

const textOf = (state: WizardState, field: string): string | undefined => currentJourney(state).answers.texts[field];
const stepOf = (state: WizardState): string => currentJourney(state).step;
const typed = (field: string, text: string): WizardEvent => ({type: 'typed', field, text});
const values: Readonly<Record<string, string>> = {TEMP: String.raw`D:\Temp%NEVER%`, SSO: installDirectory};
const withVariables: Partial<WizardOptions> = {variables: name => values[name]};

function frameOf(state: WizardState, rows = 24, columns = 80): string {
	return stripVTControlCharacters(drawFrame(state, {columns, rows, theme: chooseTheme({isAscii: true})})!).replaceAll(/\s+/gv, ' ');
}

const given = (changes: Partial<WizardOptions['given']>): WizardOptions['given'] => ({
	installDirectory: '/opt/entsso', backupFile: undefined, backupFolder: undefined, copyFolder: undefined, ...changes,
});

/** A computer without ENTSSO's part of it, on these real files. */
function sessionOn(folder: string, changes: Partial<WizardOptions> = {}): Session {
	const host = createFiles({pathStyle: 'posix', clock: systemClock}) as Host;
	const options: Partial<WizardOptions> = {
		pathStyle: 'posix', defaultBackupFolder: folder, temporaryFolders: [], given: given({}), ...changes,
	};
	return createSession(newWizard(options), (effect, {dispatch}) => {
		if (effect.type === 'look' && ['backup-file', 'second-copy'].includes(effect.lookup.id)) {
			const {lookup, about, context} = effect;
			void lookup.look({
				host, clock: systemClock, lastDirectory: undefined, isWanted: () => true, findLastBackup: async () => undefined,
			}, context, (facts, isComplete) => {
				dispatch({
					type: 'found', lookup: lookup.id, about, facts, isComplete,
				});
			});
			return;
		}

		for (const event of healthyWorld(effect)) {
			dispatch(event);
		}
	});
}

async function until(session: Session, holds: (state: WizardState) => boolean): Promise<WizardState> {
	const {promise, resolve} = Promise.withResolvers<WizardState>();
	const look = (): void => {
		if (holds(session.state)) {
			resolve(session.state);
		}
	};

	const forget = session.subscribe(look);
	look();
	const state = await promise;
	forget();
	return state;
}

function dispatchAll(session: Session, events: readonly WizardEvent[]): void {
	for (const event of events) {
		session.dispatch(event);
	}
}

const today = 'SSO-HOST1-2026-11-23';
const isKnown = (state: WizardState): boolean => contextOf(state).found['backup-file']?.isComplete === true;

/** A folder that has the name of today, and the next. */
async function folderWithTwo(...others: readonly string[]): Promise<string> {
	const folder = await temporaryFolder();
	await Promise.all([`${today}.bak`, `${today}-2.bak`, ...others].map(async name => writeFile(path.join(folder, name), '')));
	return folder;
}

describe('a full path behind the one that was offered', () => {
	const offered = String.raw`D:\SSO-Backup\SSO-HOST1-2026-11-23.bak`;
	const atFile = play(toFile, healthyWorld, newWizard()).state;
	const atFolder = play(toFile.slice(0, 2), healthyWorld, newWizard()).state;
	const posix = newWizard({pathStyle: 'posix', defaultBackupFolder: '/backup', given: given({})});
	const atPosixFile = play(toFile, healthyWorld, posix).state;
	const atPosixFolder = play(toFile.slice(0, 2), healthyWorld, posix).state;

	/** The field after each of these is typed or pasted behind what is in it, in one go. */
	function after(state: WizardState, ...pieces: readonly string[]): string | undefined {
		const field = stepOf(state);
		let now = state;
		for (const piece of pieces) {
			({state: now} = play([typed(field, `${textOf(now, field)}${piece}`)], healthyWorld, now));
		}

		return textOf(now, field);
	}

	test.each<[string, WizardState, string[], string]>([
		['pasted', atFile, [String.raw`E:\other.bak`], String.raw`E:\other.bak`],
		['pasted in pieces', atFile, [String.raw`E:\ot`, 'her.bak'], String.raw`E:\other.bak`],
		['pasted with quotes', atFile, [String.raw`"E:\my files\other.bak"`], String.raw`"E:\my files\other.bak"`],
		['pasted behind a blank', atFile, [String.raw` E:\other.bak`], String.raw`E:\other.bak`],
		['typed by hand', atFile, [...String.raw`E:\o.bak`], String.raw`E:\o.bak`],
		['a share', atFile, [String.raw`\\nas\sso\o.bak`], String.raw`\\nas\sso\o.bak`],
		['a share that is typed by hand', atFile, [...String.raw`\\nas\s`], String.raw`\\nas\s`],
		['a folder', atFolder, [String.raw`E:\SSO`], String.raw`E:\SSO`],
		['a folder on a share', atFolder, [String.raw`\\nas\sso`], String.raw`\\nas\sso`],
		['in the way of other systems', atPosixFile, ['/mnt/other.bak'], '/mnt/other.bak'],
	])('takes its place: %s', (_, state, pieces, text) => {
		expect(after(state, ...pieces)).toBe(text);
	});

	test.each<[string, WizardState, string[], string]>([
		['a part of a name', atFile, ['.old'], `${offered}.old`],
		['a drive alone', atFile, ['E:'], `${offered}E:`],
		['a folder in a folder', atFolder, [String.raw`\bin`], String.raw`${installDirectory}\bin`],
		['with one separator too many', atFolder, ['\\', '\\', 'bin'], String.raw`${installDirectory}\\bin`],
		['a folder in a folder of other systems', atPosixFolder, ['/bin'], '/opt/entsso/bin'],
	])('but what goes on in it stays behind it: %s', (_, state, pieces, text) => {
		expect(after(state, ...pieces)).toBe(text);
	});

	test('it counts as named by the user, also where it is one that is offered', () => {
		const onDrive = worldWith('directories', [{path: installDirectory, source: 'drive', foundIn: 'drive'}]);
		const {state} = play([{type: 'select', by: 1}], onDrive, atFolder);
		const {state: named} = play([typed('install-directory', installDirectory + installDirectory)], healthyWorld, state);
		const picked = [state, named].map(one => currentJourney(one).answers.picked['install-directory']?.text);
		expect(picked).toEqual([installDirectory, undefined]);
		expect(textOf(named, 'install-directory')).toBe(installDirectory);
	});

	test('one that was edited by hand stays, and so does a line that is a whole answer', () => {
		const edited = play([typed('backup-file', String.raw`D:\mine`)], healthyWorld, atFile).state;
		expect(after(edited, String.raw`E:\other.bak`)).toBe(String.raw`D:\mineE:\other.bak`);
		const line = String.raw`${offered}E:\x`;
		const whole: WizardEvent = {
			type: 'typed', field: 'backup-file', text: line, as: 'line',
		};
		const answered = play([whole], healthyWorld, atFile).state;
		expect(textOf(answered, 'backup-file')).toBe(line);
	});
});

describe('the name that is offered is free', () => {
	test('in the folder of the settings, and before its step is there', async () => {
		const folder = await folderWithTwo();
		const session = sessionOn('/nowhere', {given: given({backupFolder: folder})});
		dispatchAll(session, [{type: 'start'}, goOn]);
		const free = path.join(folder, `${today}-3.bak`);
		const early = await until(session, state => isKnown(state) && textOf(state, 'backup-file') === free);
		expect(stepOf(early)).toBe('install-directory');
		session.dispatch(goOn);
		const state = await until(session, isKnown);
		expect(stepOf(state)).toBe('backup-file');
		expect(textOf(state, 'backup-file')).toBe(free);
		expect(frameOf(state)).toContain('The name is free.');
	});

	test('also where a folder has the name', async () => {
		const folder = await temporaryFolder();
		await mkdir(path.join(folder, `${today}.bak`));
		const session = sessionOn(folder);
		dispatchAll(session, toFile);
		await until(session, state => isKnown(state) && textOf(state, 'backup-file') === path.join(folder, `${today}-2.bak`));
	});

	test.each([['with a separator', '/'], ['without one', '']])('in a folder that is named %s', async (_name, end) => {
		const folder = await folderWithTwo(`${today}-3.bak`);
		const session = sessionOn('/nowhere');
		dispatchAll(session, [...toFile, typed('backup-file', folder + end)]);
		const free = path.join(folder, `${today}-4.bak`);
		const state = await until(session, now => isKnown(now) && frameOf(now).includes('The name is free.'));
		expect(frameOf(state).replaceAll(' ', '')).toContain(`Thatis${free}`);
		expect(textOf(state, 'backup-file')).toBe(folder + end);
		session.dispatch(goOn);
		const after = await until(session, now => stepOf(now) === 'password');
		expect(textOf(after, 'backup-file')).toBe(free);
	});

	test('line by line', async () => {
		const folder = await folderWithTwo();
		const session = sessionOn(folder);
		session.dispatch({type: 'start'});
		const lines = inLines(session);
		try {
			await lines.told('Number from 1 to 2');
			lines.answer('1');
			await lines.told('another folder [');
			lines.answer('/opt/entsso');
			const asked = await lines.told('.bak]:');
			expect(asked).toContain(`File [${folder}/${today}-3.bak]:`);
			lines.answer(`"${folder}/"`);
			expect(await lines.told('The name is free.')).toContain(`That is ${folder}/${today}-3.bak`);
		} finally {
			await lines.close();
		}
	});

	test('after a run to it, and Enter that came before it was known does not take it unseen', () => {
		let taken = [String.raw`D:\SSO-Backup\SSO-HOST1-2026-11-23.bak`];
		const world: World = effect => effect.type === 'look' && effect.lookup.id === 'backup-file'
			? [found(effect, taken.includes(effect.about) ? {...target, target: 'file', freeName: effect.about.replace('.bak', '-2.bak')} : target)]
			: healthyWorld(effect);
		const free = String.raw`D:\SSO-Backup\SSO-HOST1-2026-11-23-2.bak`;
		const first = play(toFile, world);
		expect(textOf(first.state, 'backup-file')).toBe(free);

		const late = play(toFile, effect => effect.type === 'look' && effect.lookup.id === 'backup-file' ? [] : world(effect));
		const waiting = play([goOn], () => [], late.state).state;
		expect(waiting.view.isWaiting).toBe(true);
		const look = late.effects.findLast(effect => effect.type === 'look' && effect.lookup.id === 'backup-file')!;
		const shown = play(world(look), world, waiting).state;
		expect(stepOf(shown)).toBe('backup-file');
		expect(textOf(shown, 'backup-file')).toBe(free);

		const beyond = play([goOn, goBack], world, first.state).state;
		taken = [...taken, free];
		const again = play([goBack, goOn], world, beyond).state;
		expect(textOf(again, 'backup-file')).toBe(String.raw`D:\SSO-Backup\SSO-HOST1-2026-11-23-2-2.bak`);
	});

	test('a name that the user chose is refused where it is taken, and stays', () => {
		const world = worldWith('backup-file', {...target, target: 'file', freeName: String.raw`D:\mine-2.bak`});
		const byFlag = given({installDirectory: undefined, backupFile: String.raw`D:\mine.bak`});
		for (const {state} of [
			play([...toFile, goOn], world, newWizard({given: byFlag})),
			play([...toFile, typed('backup-file', String.raw`D:\mine.bak`), goOn], world),
		]) {
			expect(stepOf(state)).toBe('backup-file');
			expect(textOf(state, 'backup-file')).toBe(String.raw`D:\mine.bak`);
			expect(frameOf(state)).toContain(String.raw`Choose another name, such as D:\mine-2.bak`);
		}
	});
});

describe('what was pasted or typed is read as it is meant, shown, and used so', () => {
	test.each([
		[String.raw`"D:\x y\z.bak"`, String.raw`D:\x y\z.bak`],
		[' D:/x/z.bak ', String.raw`D:\x\z.bak`],
		[String.raw`%TEMP%\z.bak`, String.raw`D:\Temp%NEVER%\z.bak`],
		[String.raw`D:\Backup` + '\\', String.raw`D:\Backup\SSO-HOST1-2026-11-23.bak`],
		['"D:/Backup/"', String.raw`D:\Backup\SSO-HOST1-2026-11-23.bak`],
		['D:\\', String.raw`D:\SSO-HOST1-2026-11-23.bak`],
	])('the backup file %s', (text, file) => {
		const start = newWizard(withVariables);
		const {state} = play([...toFile, typed('backup-file', text)], healthyWorld, start);
		expect(frameOf(state)).toContain(file);
		const after = play([goOn, goBack, goOn, goBack], healthyWorld, state).state;
		expect(stepOf(after)).toBe('backup-file');
		expect(textOf(after, 'backup-file')).toBe(file);
		// Once read it is read no more, though it may hold what looks like a variable, and a letter is taken away.
		expect(frameOf(after)).toContain('The name is free.');
		const edited = play([typed('backup-file', `${file}x`), goOn], healthyWorld, after).state;
		expect(textOf(edited, 'backup-file')).toBe(`${file}x`);
	});

	test.each([
		['install-directory', '"%SSO%"', installDirectory],
		['second-copy', String.raw`"\\FILES\sso share"`, String.raw`\\FILES\sso share`],
		['second-copy', '//FILES/sso', String.raw`\\FILES\sso`],
		['second-copy', String.raw`%TEMP%\x`, String.raw`D:\Temp%NEVER%\x`],
	])('the field %s: %s', (field, text, folder) => {
		const events = field === 'install-directory' ? toFile.slice(0, -1) : toCopy;
		const {state} = play([...events, typed(field, text)], healthyWorld, newWizard(withVariables));
		expect(frameOf(state)).toContain(folder);
		expect(textOf(play([goOn], healthyWorld, state).state, field)).toBe(folder);
	});

	test('all of it gets to the request', () => {
		const {state} = play([
			...toFile, typed('backup-file', '"D:/Backup/"'), ...toCopy.slice(toFile.length), typed('second-copy', '%TEMP%'),
		], healthyWorld, newWizard(withVariables));
		// Also where Esc left a field with it.
		expect(requestFrom(contextOf(state))).toMatchObject({
			backupFile: String.raw`D:\Backup\SSO-HOST1-2026-11-23.bak`, copyFolder: String.raw`D:\Temp%NEVER%`,
		});
	});

	test.each([
		['install-directory', '%NOTHING%'],
		['backup-file', String.raw`%NOTHING%\a.bak`],
		['second-copy', String.raw`\\FILES\%NOTHING%`],
	])('in the field %s a variable without a value is refused by its name', (field, text) => {
		const events = {'install-directory': toFile.slice(0, -1), 'backup-file': toFile, 'second-copy': toCopy}[field]!;
		const {state} = play([...events, typed(field, text), goOn], healthyWorld, newWizard(withVariables));
		expect(stepOf(state)).toBe(field);
		expect(frameOf(state)).toContain('Not yet: %NOTHING% has no value here. Type that part of the path itself.');
	});

	test('a path of the command line is taken as it stands: its shell has read it', () => {
		const byFlags = given({installDirectory: '/opt/$SSO', backupFile: '/backup/~$SSO.bak', copyFolder: ['/media/$', '{SSO}'].join('')});
		const posix = {...withVariables, pathStyle: 'posix', given: byFlags} as const;
		const {state} = play([...toCopy, goOn], healthyWorld, newWizard(posix));
		expect(stepOf(state)).toBe('review');
		expect(requestFrom(contextOf(state))).toMatchObject({
			installDirectory: byFlags.installDirectory, backupFile: byFlags.backupFile, copyFolder: byFlags.copyFolder,
		});
	});

	test('Tab puts in what the path is, and goes on from there', () => {
		const {state, effects} = play([...toFile, typed('backup-file', String.raw`"%TEMP%\fo"`), {type: 'complete'}], healthyWorld, newWizard(withVariables));
		expect(effects.at(-1)).toMatchObject({type: 'complete', text: String.raw`D:\Temp%NEVER%\fo`});
		expect(textOf(state, 'backup-file')).toBe(String.raw`D:\Temp%NEVER%\fo`);
		const {state: done} = play([{
			type: 'completions', field: 'backup-file', text: String.raw`D:\Temp%NEVER%\fo`, options: [String.raw`D:\Temp%NEVER%\foo` + '\\'],
		}], healthyWorld, state);
		expect(frameOf(done)).toContain(String.raw`That is D:\Temp%NEVER%\foo\SSO-HOST1-2026-11-23.bak`);
	});

	test('a long path that is read is in sight in a small window', () => {
		const folder = String.raw`D:\ `.trim() + Array.from({length: 5}, () => 'folder-of-23-characters').join('\\');
		const {state} = play([...toFile, typed('backup-file', String.raw`"${folder}\"`)]);
		const frame = frameOf(state, 18, 60).replaceAll(' ', '');
		expect(frame).toContain('SSO-HOST1-2026-11-23.bak');
		expect(frame).toContain('Enter');
	});
});

describe('a missing folder for the second copy', () => {
	const folder = String.raw`E:\sso\new`;
	const missing = {folder: {...target, folder: 'missing', volume: {kind: 'removable', system: 'no'}}, file: 'nothing'};
	const world = worldWith('second-copy', missing);

	test('is made after asking, as that of the backup file is', () => {
		const {state} = play([...toCopy, typed('second-copy', folder), goOn], world);
		expect(stepOf(state)).toBe('second-copy');
		expect(frameOf(state)).toContain(String.raw`The folder E:\sso\new is not there. Make it?`);
		expect(frameOf(state)).toContain('connect the drive or share first');
		expect(stepOf(play([goBack], world, state).state)).toBe('second-copy');
		const agreed = play([goOn], world, state).state;
		expect(stepOf(agreed)).toBe('review');
		expect(frameOf(agreed)).toContain(String.raw`make the folder E:\sso\new, copy the file and compare`);
		const {effects} = play([goOn], world, agreed);
		expect(effects.find(({type}) => type === 'run')).toMatchObject({request: {copyFolder: folder, createCopyFolder: folder, createFolder: undefined}});
	});

	test('is asked for again where another is named, and is refused where this user may not write', () => {
		const agreed = play([...toCopy, typed('second-copy', folder), goOn, goOn], world).state;
		const other = play([{type: 'edit', question: 'second-copy'}, typed('second-copy', String.raw`E:\other`), goOn], world, agreed).state;
		expect(frameOf(other)).toContain(String.raw`The folder E:\other is not there. Make it?`);
		const closed = worldWith('second-copy', {...missing, folder: {...missing.folder, writable: 'no'}});
		expect(frameOf(play([...toCopy, typed('second-copy', folder), goOn], closed).state)).toContain('This folder cannot be made: you lack the right');
	});

	test('line by line', async () => {
		const {state} = play(toCopy, world);
		const session = createSession(state, (effect, {dispatch}) => {
			for (const event of world(effect)) {
				dispatch(event);
			}
		});
		const lines = inLines(session);
		try {
			await lines.told('Folder [later]:');
			lines.answer(folder);
			expect(await lines.told('Number from 1 to 2')).toContain(String.raw`The folder E:\sso\new is not there. Make it when the file is copied?`);
			lines.answer('1');
			await lines.told('[6]:');
		} finally {
			await lines.close();
		}
	});
});
