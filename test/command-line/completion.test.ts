import {execFile} from 'node:child_process';
import {
	mkdir,
	mkdtemp,
	rm,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {commandNames} from '../../source/command-line/commands.ts';
import {scenarioNames} from '../../source/host/practice/scenarios.ts';
import {runProgram} from '../commands/program.ts';

// eslint-disable-next-line @typescript-eslint/strict-void-return -- its own promisified form is used
const run = promisify(execFile);

describe('bash', () => {
	let folder = '';

	beforeAll(async () => {
		folder = await mkdtemp(path.join(os.tmpdir(), 'entsso-completion-'));
		await mkdir(path.join(folder, 'a folder'));
		await writeFile(path.join(folder, 'a file'), '');
		const {said} = await runProgram(['completion', 'bash']);
		await writeFile(path.join(folder, 'script'), said);
	});

	afterAll(async () => {
		await rm(folder, {recursive: true});
	});

	/** What real bash offers for the last of the words. */
	async function complete(...words: readonly string[]): Promise<string[]> {
		const script = String.raw`source ./script; COMP_WORDS=(entsso-backup "$@"); COMP_CWORD=$#; _entsso_backup; printf '%s\n' "${'$'}{COMPREPLY[@]}"; complete -p entsso-backup`;
		const {stdout} = await run('bash', ['-c', script, 'bash', ...words], {cwd: folder});
		const offered = stdout.trimEnd().split('\n');
		expect(offered.pop()).toBe('complete -F _entsso_backup entsso-backup');
		return offered.filter(word => word !== '');
	}

	test('commands', async () => {
		expect(await complete('')).toEqual(expect.arrayContaining(['wizard', 'check', 'verify', 'history', 'run', 'completion', '--practice']));
		expect(await complete('ch')).toEqual(['check']);
	});

	test('flags of the command that stands there', async () => {
		expect(await complete('run', '--pass')).toEqual(['--password-stdin']);
		expect(await complete('check', '--pass')).toEqual([]);
		expect(await complete('check', '--j')).toEqual(['--json']);
		expect(await complete('completion', '')).toEqual(['--help', 'powershell', 'bash']);
	});

	test('values', async () => {
		expect(await complete('--engine', 'h')).toEqual(['hand-over']);
		expect(await complete('wizard', '--engine', 'h')).toEqual(['hand-over']);
		expect(await complete('run', '--engine', 'h')).toEqual([]);
		expect(await complete('--practice', '')).toEqual(expect.arrayContaining([...scenarioNames, '--plain']));
		expect(await complete('--practice', 'un')).toEqual(['unknown-prompts']);
		expect(await complete('run', '--reminder', '')).toEqual([]);
	});

	test('help, and the commands that it explains', async () => {
		expect(await complete('he')).toEqual(['help']);
		expect(await complete('help', '')).toEqual(['--help', ...commandNames.filter(name => name !== 'help')]);
		expect(await complete('help', 'run')).toEqual(['run', 'runbook']);
	});

	test('no command behind a flag, which has to stand behind it', async () => {
		expect(await complete('--plain', '')).not.toContain('run');
		expect(await complete('--plain', '--asc')).toEqual(['--ascii']);
	});

	test('a command is the first word alone', async () => {
		expect(await complete('verify', 'run', '--pass')).toEqual([]);
	});

	test('values behind an equals sign, in one word or in the words that bash makes of it', async () => {
		const engines = ['auto', 'console', 'api'];
		expect(await complete('run', '--engine', '=')).toEqual(engines);
		expect(await complete('run', '--engine', '=', 'a')).toEqual(['auto', 'api']);
		expect(await complete('wizard', '--engine', '=')).toEqual([...engines, 'hand-over']);
		expect(await complete('run', '--engine=')).toEqual(engines.map(name => `--engine=${name}`));
		expect(await complete('run', '--engine=h')).toEqual([]);
		expect(await complete('--engine=h')).toEqual(['--engine=hand-over']);
		expect(await complete('run', '--practice', '=', '')).toEqual(scenarioNames);
		expect(await complete('run', '--practice=un')).toEqual(['--practice=unknown-prompts']);
		expect(await complete('run', '--copy-to', '=', 'a')).toEqual(['a folder']);
		expect(await complete('run', '--copy-to=a')).toEqual(['--copy-to=a folder']);
		expect(await complete('run', '--reminder=a')).toEqual([]);
	});

	test('folders and files, with spaces in their names', async () => {
		expect(await complete('--copy-to', 'a')).toEqual(['a folder']);
		expect(await complete('runbook', 'a')).toEqual(['a folder']);
		expect(await complete('guide', 'mo')).toEqual(['move']);
		expect(await complete('guide', 'a')).toEqual([]);
		expect(await complete('guide', 'move', 'a')).toEqual(['a folder']);
		const files = await complete('verify', 'a');
		expect(files.toSorted()).toEqual(['a file', 'a folder']);
	});
});

test('PowerShell: every command and flag of the help is in it, and brackets and quotes are closed', async () => {
	const {said: script} = await runProgram(['completion', 'powershell']);
	for (const command of ['', ...commandNames]) {
		const {said: help} = await runProgram([command, '--help'].filter(word => word !== ''));
		const line = script.split('\n').find(text => text.startsWith(`    '${command}' = `)) ?? '';
		for (const [flag] of help.matchAll(/(?<=^ {2}(?:-\w, )?)--[\w\-]+/gmv)) {
			expect(`${line} '--version'`, `${flag} of ${command}`).toContain(`'${flag}'`);
		}
	}

	const list = (...names: readonly string[]): string => `@('${names.join('\', \'')}')`;
	expect(script).toContain(`\n    '--engine' = ${list('auto', 'console', 'api', 'hand-over')}\n`);
	expect(script).toContain(`\n  if ($command -eq 'run') { $values['--engine'] = ${list('auto', 'console', 'api')} }\n`);

	const code = script.split('\n').filter(text => !text.trimStart().startsWith('#')).join('\n').replaceAll(/'[^\n']*'|"[^\n"]*"/gv, '');
	expect(code).not.toMatch(/["']/v);
	const open: string[] = [];
	for (const character of code.match(/[\(\)\[\]\{\}]/gv) ?? []) {
		if ('([{'.includes(character)) {
			open.push(character);
		} else {
			expect(`${open.pop()}${character}`).toMatch(/^(?:\(\)|\[\]|\{\})$/v);
		}
	}

	expect(open).toEqual([]);
	expect(script).toMatch(/^[\t\n -~]*$/v);
});
