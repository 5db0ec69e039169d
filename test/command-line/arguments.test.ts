import {describe, expect, test} from 'vitest';
import {
	commandNames,
	type CommandName,
	flagKeysOf,
	takersOf,
} from '../../source/command-line/commands.ts';
import {
	type FlagKey,
	flagKeys,
	flags,
	nameOf,
	takesValue,
} from '../../source/command-line/flags.ts';
import {examplesOf} from '../../source/command-line/examples.ts';
import {call, type Called} from './called.ts';

/** Never repeated, wherever it was typed. */
const typed = 'hunter22xyz';

const goodValues: Readonly<Partial<Record<FlagKey, string>>> = {
	installDirectory: '/opt/sso',
	backupFile: '/backup/sso.bak',
	copyTo: '/share',
	engine: 'api',
	timeLimit: '20',
	practice: 'slow',
	reminder: 'Safe of the team',
	ifOlderThan: '30d',
	keep: '3',
	maxAge: '35d',
	configDirectory: '/config',
	newServer: 'BIZ02',
};

const argumentsOf: Readonly<Partial<Record<CommandName, readonly string[]>>> = {runbook: ['kit'], report: ['report.txt'], completion: ['bash']};

/** The flag with a value that is right. */
function written(key: FlagKey, command: CommandName): string[] {
	const onServer = command === 'runbook' && key !== 'configDirectory';
	const value = onServer ? `C:\\${(goodValues[key] ?? '').slice(1)}` : goodValues[key];
	return takesValue(key) === 'never' ? [nameOf(key)] : [nameOf(key), value ?? ''];
}

function expectRefused({exitCode, said, complained, name}: Called, words: string): void {
	expect({name, said}).toEqual({name: undefined, said: ''});
	expect([2, 3]).toContain(exitCode);
	expect(complained).toContain(words);
	expect(complained).toMatch(/^error: [^\n]+\nRun entsso-backup [a-z]* ?--help for [^\n]+\n$/v);
	expect(complained).not.toContain(typed);
}

const pairs = commandNames.flatMap(command => flagKeys.map(key => [command, key] as const));
const taken = pairs.filter(([command, key]) => flagKeysOf(command).includes(key));

describe('each flag that a command takes', () => {
	test.each(taken)('%s, %s: reaches it, behind a blank and behind an equals sign', async (command, key) => {
		const rest = argumentsOf[command] ?? [];
		const [flag = '', ...value] = written(key, command);
		const {name, flags: values, complained} = await call([command, ...rest, flag, ...value]);
		expect({name, complained}).toEqual({name: command, complained: ''});
		expect(Object.keys(values).filter(field => !['file', 'folder', 'topic'].includes(field)).toSorted()).toEqual([...flagKeysOf(command)].toSorted());
		expect(values[key]).not.toEqual(flags[key].fallback);
		if (value.length > 0) {
			const {flags: inline} = await call([command, ...rest, `${flag}=${value.join('')}`]);
			expect(inline).toEqual(values);
		} else {
			const refused = await call([command, ...rest, `${flag}=${typed}`]);
			expect(refused).toMatchObject({name: undefined, exitCode: key === 'nagios' ? 3 : 2});
			expect(refused.complained).toContain(`${flag} takes no value.`);
			expect(refused.said + refused.complained).not.toContain(typed);
		}
	});

	test.each(taken)('%s, %s: is refused where it stands twice', async (command, key) => {
		const flag = written(key, command);
		const {exitCode, complained, name} = await call([command, ...(argumentsOf[command] ?? []), ...flag, ...flag]);
		expect(name).toBeUndefined();
		expect(exitCode).toBe(key === 'nagios' ? 3 : 2);
		expect(complained).toContain(`${nameOf(key)} stands there twice`);
	});

	test.each(taken.filter(([, key]) => takesValue(key) === 'always'))('%s, %s: is refused without a value, with an empty one, and with one that begins with a dash', async (command, key) => {
		const start = [command, ...(argumentsOf[command] ?? [])];
		const flag = nameOf(key);
		expectRefused(await call([...start, flag]), `${flag} needs a value`);
		expectRefused(await call([...start, flag, '--config-dir', '/c']), `${flag} needs a value`);
		expectRefused(await call([...start, flag, `-${typed}`]), `${flag} needs a value`);
		expectRefused(await call([...start, flag, '']), `${flag}: The value is empty.`);
		expectRefused(await call([...start, flag, '  ']), `${flag}: The value is empty.`);
		expectRefused(await call([...start, `${flag}=`]), `${flag}: The value is empty.`);
		expectRefused(await call([...start, `${flag}=-${typed}`]), `${flag}: The value begins with a dash`);
	});

	test.each(taken.filter(([command]) => command !== 'wizard'))('%s, %s: is refused before it, with the right order', async (command, key) => {
		const {exitCode, complained, name} = await call([...written(key, command), command, ...(argumentsOf[command] ?? [])]);
		expect({name}).toEqual({name: undefined});
		expect(exitCode).toBe(key === 'nagios' ? 3 : 2);
		expect(complained).toMatch(new RegExp(`Type: entsso-backup ${command} ${nameOf(key)}[A-Z ]* \\.\\.\\.\n`, 'v'));
		expect(complained).not.toContain(goodValues[key] ?? '\0');
	});
});

test.each(pairs.filter(([command, key]) => !flagKeysOf(command).includes(key)))('%s refuses %s, and names the commands that take it', async (command, key) => {
	const {exitCode, complained, name} = await call([command, ...(argumentsOf[command] ?? []), ...written(key, command)]);
	expect(name).toBeUndefined();
	expect(exitCode).toBe(2);
	expect(complained).toContain(`${command} does not take ${nameOf(key)}.`);
	for (const taker of takersOf(key)) {
		expect(complained).toContain(taker);
	}
});

describe.each(['posix', 'windows'] as const)('paths on %s', pathStyle => {
	const isWindows = pathStyle === 'windows';
	const full = isWindows ? [String.raw`D:\x`, 'D:/x', String.raw`\\files\sso\x`] : ['/x', '//x', '/password', '/plain x'];
	const short = isWindows ? ['x.bak', String.raw`.\x`, String.raw`\x`, 'D:x', 'D:', '/x', '~/x', String.raw`%TEMP%\x`] : ['x.bak', './x', '../x', '~/x', '$HOME/x', String.raw`D:\x`, '.'];
	const folders = isWindows ? ['D:\\new\\', 'D:/new/', String.raw`D:\new\.`, 'D:\\', '\\\\files\\sso\\'] : ['/new/', '/', '/new/.', '/new/..'];
	const ofFolders = taken.filter(([, key]) => flags[key].values === 'folder');
	const ofFiles = taken.filter(([, key]) => flags[key].values === 'file');
	const here = ([command, key]: readonly [CommandName, FlagKey]): boolean => command !== 'runbook' || key === 'configDirectory' || isWindows;

	test.each([...ofFolders, ...ofFiles].filter(pair => here(pair)))('%s, %s: full ones only', async (command, key) => {
		const start = [command, ...(argumentsOf[command] ?? []), nameOf(key)];
		for (const path of full) {
			const {name, complained} = await call([...start, path], {pathStyle});
			expect({name, complained}).toEqual({name: command, complained: ''});
		}

		for (const path of short) {
			expectRefused(await call([...start, path], {pathStyle}), `${nameOf(key)}: This is not a full path.`);
		}
	});

	test.each(ofFiles.filter(pair => here(pair)))('%s, %s: a folder is no file', async (command, key) => {
		for (const path of folders) {
			expectRefused(await call([command, ...(argumentsOf[command] ?? []), nameOf(key), path], {pathStyle}), 'This is a folder. Add a file name');
		}
	});

	test.each(ofFolders.filter(pair => here(pair)))('%s, %s: a folder may end in a separator', async (command, key) => {
		const {flags: values} = await call([command, ...(argumentsOf[command] ?? []), nameOf(key), isWindows ? 'D:\\x\\' : '/x/'], {pathStyle});
		expect(values[key]).toBe(isWindows ? String.raw`D:\x` : '/x');
	});

	test('FILE of verify and DIR of runbook may be short, and DIR may end in a separator', async () => {
		for (const given of [['verify', 'x.bak'], ['verify', './x.bak'], ['runbook', '.'], ['runbook', 'kit/'], ['guide', 'move', '.'], ['guide', 'move', 'kit/']]) {
			const {name, complained} = await call(given, {pathStyle});
			expect({name, complained}).toEqual({name: given[0], complained: ''});
		}

		for (const given of ['kit/', '.', '..']) {
			expectRefused(await call(['verify', given], {pathStyle}), 'FILE: This is a folder.');
		}
	});

	test.each(['verify', 'runbook'])('what %s looks at is refused where it is empty, begins with a dash, or comes twice', async command => {
		expectRefused(await call([command, ''], {pathStyle}), 'is empty');
		expectRefused(await call([command, '-'], {pathStyle}), 'begins with a dash');
		expectRefused(await call([command, '--', `-${typed}`], {pathStyle}), 'begins with a dash');
		expectRefused(await call([command, 'a', typed], {pathStyle}), 'argument 3 is one too many');
	});

	test('TOPIC and DIR of guide: each is judged by itself, and a third word is one too many', async () => {
		expect(await call(['guide'], {pathStyle})).toMatchObject({name: 'guide', flags: {topic: undefined, folder: undefined}});
		expect(await call(['guide', 'move'], {pathStyle})).toMatchObject({name: 'guide', flags: {topic: 'move', folder: undefined}});
		expectRefused(await call(['guide', typed], {pathStyle}), 'TOPIC: It takes one of these: move, lost-master,');
		expectRefused(await call(['guide', ''], {pathStyle}), 'TOPIC is empty');
		expectRefused(await call(['guide', 'move', ''], {pathStyle}), 'DIR is empty');
		expectRefused(await call(['guide', 'move', '--', `-${typed}`], {pathStyle}), 'DIR: It begins with a dash');
		expectRefused(await call(['guide', 'move', 'a', typed], {pathStyle}), 'guide takes TOPIC and DIR only, so argument 4 is one too many');
	});

	test.each([['/password'], ['/password:x'], ['/plain'], ['/json']])('%s is a path where paths begin with a slash', async argument => {
		const {name, complained} = await call(['verify', argument], {pathStyle});
		expect(name).toBe(isWindows && !['/plain'].includes(argument) ? undefined : 'verify');
		expect(complained.includes('there is no flag for the password')).toBe(isWindows && argument.includes('password'));
	});
});

describe('a double quote, left by a backslash right before the closing one', () => {
	// What Windows makes of "D:\b\" --json, and of "D:\b\" at the end.
	const swallowing = [String.raw`D:\b" --json`, String.raw`D:\b"`, String.raw`\\files\sso" --copy-to D:\c`, '"'];
	const words = 'There is a double quote in it. A backslash right before the closing quote does that: write that backslash twice, or leave it out.';
	const paths = taken.filter(([, key]) => ['file', 'folder'].includes(String(flags[key].values)));

	test.each(paths)('%s, %s: is refused on Windows, and explained', async (command, key) => {
		const start = [command, ...(argumentsOf[command] ?? [])];
		for (const value of swallowing) {
			expectRefused(await call([...start, nameOf(key), value], {pathStyle: 'windows'}), `${nameOf(key)}: ${words}`);
			expectRefused(await call([...start, `${nameOf(key)}=${value}`], {pathStyle: 'windows'}), `${nameOf(key)}: ${words}`);
		}
	});

	test('FILE of verify and DIR of runbook: is refused on Windows, and explained', async () => {
		for (const value of swallowing) {
			expectRefused(await call(['verify', value], {pathStyle: 'windows'}), `FILE: ${words}`);
			expectRefused(await call(['runbook', value], {pathStyle: 'windows'}), `DIR: ${words}`);
			expectRefused(await call(['guide', 'move', value], {pathStyle: 'windows'}), `DIR: ${words}`);
		}
	});

	test('is a part of a name elsewhere', async () => {
		expect(await call(['run', '--backup-file', '/b"/x.bak'])).toMatchObject({name: 'run', flags: {backupFile: '/b"/x.bak'}});
		expect(await call(['verify', 'a"b'])).toMatchObject({name: 'verify'});
		expect(await call(['runbook', 'a"b'])).toMatchObject({name: 'runbook'});
	});
});

test('placeholders are known ones, and none in the files for another server', async () => {
	for (const command of ['run', 'wizard']) {
		expect(await call([command, '--backup-file', '/b/{computer}-{date}-{time}.bak', '--copy-to', '/c/{computer}'])).toMatchObject({
			name: command, flags: {backupFile: '/b/{computer}-{date}-{time}.bak', copyTo: '/c/{computer}'},
		});
		expectRefused(await call([command, '--backup-file', `/b/{${typed.replaceAll(/\d/gv, '')}}.bak`]), 'Known are {computer}, {date} (2026-11-23) and {time} (14-05-09).');
	}

	for (const name of ['computer', 'date', 'time', 'host']) {
		expectRefused(await call(['runbook', 'kit', '--backup-file', String.raw`C:\b\{${name}}.bak`]), '--backup-file: Words in braces are not filled in on that server.');
		expectRefused(await call(['runbook', 'kit', '--install-dir', String.raw`C:\{${name}}`]), '--install-dir: Words in braces');
	}

	expect(await call(['runbook', 'kit', '--backup-file', String.raw`C:\{0B0C-1}\b.bak`])).toMatchObject({name: 'runbook'});
});

describe('the variable for the settings', () => {
	const variable = 'ENTSSO_BACKUP_CONFIG_DIR';
	const flagsOf = async (...given: Parameters<typeof call>): Promise<Called['flags']> => {
		const {flags: values} = await call(...given);
		return values;
	};

	const commands = commandNames.filter(name => flagKeysOf(name).includes('configDirectory'));

	test.each(commands)('%s takes it, the flag wins, and empty is not set', async command => {
		const start = [command, ...(argumentsOf[command] ?? [])];
		expect(await flagsOf(start, {environment: {[variable]: '/machine/'}})).toMatchObject({configDirectory: '/machine'});
		expect(await flagsOf([...start, '--config-dir', '/mine'], {environment: {[variable]: '/machine'}})).toMatchObject({configDirectory: '/mine'});
		expect(await flagsOf([...start, '--config-dir', '/mine'], {environment: {[variable]: 'short'}})).toMatchObject({configDirectory: '/mine'});
		expect(await flagsOf(start, {environment: {[variable]: ''}})).toHaveProperty('configDirectory', undefined);
		expectRefused(await call(start, {environment: {[variable]: typed}}), `the variable ${variable}: This is not a full path.`);
		expectRefused(await call(start, {environment: {[variable]: `D:${typed}`}, pathStyle: 'windows'}), `the variable ${variable}: This is not a full path.`);
	});

	test('all commands that keep or read something take it, and help needs none', async () => {
		expect(commands).toEqual(['wizard', 'check', 'verify', 'history', 'run', 'restore', 'guide', 'runbook', 'report']);
		expect(await call(['--help'], {environment: {[variable]: 'short'}})).toMatchObject({exitCode: 0});
		expect(await call(['completion', 'bash'], {environment: {[variable]: 'short'}})).toMatchObject({exitCode: 0});
	});
});

describe('what was typed is not repeated', () => {
	test.each([
		[['--password', typed]],
		[['-p', typed]],
		[[`-p${typed}`]],
		[[`--password=${typed}`]],
		[['run', `--password-stdin=${typed}`]],
		[['run', '--password-stdin', typed]],
		[['run', `/password:${typed}`]],
		[['run', '\u{2013}password', typed]],
		[['run', `\u{2014}${typed}`]],
		[['run', `--${typed}`]],
		[['run', `--${typed}=${typed}`]],
		[['run', `--forc${typed}`]],
		[[typed]],
		[['help', typed]],
		[['check', typed]],
		[['completion', typed]],
		[['completion', 'bash', typed]],
		[['run', '--engine', typed]],
		[['run', '--practice', typed]],
		[['run', '--time-limit', typed]],
		[['run', '--keep', typed]],
		[['run', '--if-older-than', typed]],
		[['run', '--backup-file', typed]],
		[['run', '--', typed]],
		[['run', '--reminder', 'check', '--password', typed]],
	])('%j', async given => {
		expectRefused(await call(given), '');
		const {said, complained} = await call([...given.filter(word => word !== '--'), '--json']);
		expect(said).toMatch(/^\{.*\}\n$/v);
		expect(said + complained).not.toContain(typed);
	});
});

test('flags before two commands, and more than one flag, are shown once each without values', async () => {
	const {complained} = await call(['--dry-run', '--backup-file', `/${typed}`, '--dry-run', 'run', '--json']);
	expect(complained).toContain('flags stand behind the command. Type: entsso-backup run --dry-run --backup-file FILE ...\n');
	expect(complained).not.toContain(typed);
});

test.each([[['run', '--help']], [['--help', 'run']], [['help', 'run']], [['run', '--password', typed, '-h']]])('%j explains run', async given => {
	const {exitCode, said, complained} = await call(given);
	expect({exitCode, complained}).toEqual({exitCode: 0, complained: ''});
	expect(said).toMatch(/^Usage: entsso-backup run /v);
	expect(said).not.toContain(typed);
});

test.each(['--max-age', '--if-older-than'])('%s of zero says what is wrong with it', async flag => {
	const command = flag === '--max-age' ? 'verify' : 'run';
	for (const zero of ['0', '0d', '00h']) {
		expectRefused(await call([command, flag, zero]), `${flag}: Zero leaves no time at all: give 1h or more, such as 30d.`);
	}

	expectRefused(await call([command, flag, '30']), 'Give a number and h, d or w');
});

describe('a restore that somebody at the terminal answers', () => {
	const byHand = ['restore', 'old.bak', '--engine', 'hand-over'];

	test('is guided: hand-over goes with it', async () => {
		expect(await call(byHand)).toMatchObject({name: 'restore', complained: '', flags: {engine: 'hand-over'}});
	});

	test.each([[['--password-stdin']], [['--json']], [['--password-stdin', '--json']]])('is none with %j, and it is said what to leave out', async also => {
		const refused = await call([...byHand, ...also]);
		expect(refused.name).toBeUndefined();
		expect(refused.complained).toContain(`hand-over needs somebody at the terminal. Leave out ${also.join(' and ')}: then the restore is guided, step by step.`);
	});
});

test('the help of restore begins its examples with the guided one', () => {
	expect(examplesOf.restore[0]).toEqual({lines: ['entsso-backup restore'], does: 'step by step, with proof'});
});
