#!/usr/bin/env node
/*
Stands in for ssoconfig in practice, in a process of its own. It asks everything first and reports what is wrong last,
as the real one does; of the file of a restore it reads the reminder before it asks.
*/
import path from 'node:path';
import process from 'node:process';
import {setTimeout} from 'node:timers/promises';
import {askLine, openKeyboard} from './keyboard.ts';
import {english, type ToolLanguage} from './languages.ts';
import {openForRestore, restore} from './restore-server.ts';
import {scenarios, type Effect, type Scenario} from './scenarios.ts';
import {backUp} from './server.ts';
import {fromEnvironment, type ToolSettings} from './settings.ts';
import {errorLines, type ToolError} from './tool-error.ts';

const {stdin, stdout} = process;

type Call = {
	/** Absolute path. */
	readonly file: string;
	readonly settings: ToolSettings | undefined;
	readonly scenario: Scenario;
	readonly language: ToolLanguage;
};

/** Asks its questions, and returns how the rest of the work ends; a text where it ends without a code. */
type Task = (call: Call, ask: (prompt: string, echo?: 'clear') => Promise<string>) => Promise<Work>;

type Work = string | (() => Promise<Effect | undefined>) | {readonly error: ToolError};

const tasks: ReadonlyMap<string, Task> = new Map([['-backupsecret', askForBackup], ['-restoresecret', askForRestore]]);

async function main([option = '', file = '', ...rest]: readonly string[]): Promise<number> {
	const task = tasks.get(option.toLowerCase());
	if (task === undefined || file === '' || rest.length > 0) {
		return say([
			'Practice program of entsso-backup. Usage: ssoconfig -backupsecret <backup file>',
			'                                    or: ssoconfig -restoresecret <backup file>',
		].join('\n'), 1);
	}

	if (!stdin.isTTY || !stdout.isTTY) {
		return say('This program asks for the password on a terminal, and there is none here.', 1);
	}

	const settings = fromEnvironment(process.env);
	const scenario: Scenario = scenarios[settings?.scenario ?? 'ok'];
	const language = scenario.language ?? english;
	let isDeaf = false;
	const keyboard = openKeyboard(stdin, () => {
		stdout.write('^C');
		if (!isDeaf) {
			process.exit(130);
		}
	});
	const call = {
		file: path.resolve(file), settings, scenario, language,
	};
	const work = await task(call, async (prompt, echo) =>
		askLine(keyboard, stdout, prompt, echo === 'clear' ? key => key : () => '*'));
	isDeaf = scenario.trouble?.effect === 'hang';
	if (typeof work === 'string') {
		keyboard.close();
		return say(work, 1);
	}

	if (typeof work === 'object') {
		keyboard.close();
		return say(errorLines(work.error, language).join('\n'), 1);
	}

	await setTimeout(settings?.silence ?? 0);
	const effect = await work();
	if (effect === 'crash') {
		return crash();
	}

	if (effect === 'hang') {
		return new Promise(() => {
			// Never: the keyboard keeps the process alive.
		});
	}

	keyboard.close();
	return effect === undefined ? say(language.success, 0) : say(errorLines(effect, language).join('\n'), 1);
}

async function askForBackup({file, settings, language}: Call, ask: Parameters<Task>[1]): Promise<Work> {
	const password = await ask(language.password);
	const confirmation = await ask(language.confirmation);
	const reminder = await ask(language.reminder, 'clear');
	return password === confirmation ? async () => backUp({file, password, reminder}, settings) : language.mismatch;
}

async function askForRestore({file, settings, language}: Call, ask: Parameters<Task>[1]): Promise<Work> {
	const opening = await openForRestore(file, settings);
	if ('error' in opening) {
		return opening;
	}

	const {backup} = opening;
	say(`${language.reminder}${backup.reminder}`, 0);
	const password = await ask(language.password);
	return async () => restore(file, backup, password, settings);
}

function say(text: string, exitCode: number): number {
	stdout.write(`${text}\n`);
	return exitCode;
}

/** Ends at once and without a word: on Windows with the code of an access violation, elsewhere by a signal. */
function crash(): never {
	if (process.platform !== 'win32') {
		process.kill(process.pid, 'SIGKILL');
	}

	process.exit(0xC0_00_00_05);
}

process.exitCode = await main(process.argv.slice(2));
