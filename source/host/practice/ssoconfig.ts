#!/usr/bin/env node
/*
Stands in for ssoconfig in practice, in a process of its own. It asks everything first and reports what is wrong last,
as the real one does.
*/
import path from 'node:path';
import process from 'node:process';
import {setTimeout} from 'node:timers/promises';
import {askLine, openKeyboard} from './keyboard.ts';
import {english} from './languages.ts';
import {scenarios, type Scenario} from './scenarios.ts';
import {backUp} from './server.ts';
import {fromEnvironment} from './settings.ts';
import {errorLines} from './tool-error.ts';

const {stdin, stdout} = process;

async function main([option = '', file = '', ...rest]: readonly string[]): Promise<number> {
	if (file === '' || rest.length > 0 || option.toLowerCase() !== '-backupsecret') {
		return say('Practice program of entsso-backup. Usage: ssoconfig -backupsecret <backup file>', 1);
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
	const password = await askLine(keyboard, stdout, language.password, () => '*');
	const confirmation = await askLine(keyboard, stdout, language.confirmation, () => '*');
	const reminder = await askLine(keyboard, stdout, language.reminder, key => key);
	isDeaf = scenario.trouble?.effect === 'hang';
	if (password !== confirmation) {
		keyboard.close();
		return say(language.mismatch, 1);
	}

	await setTimeout(settings?.silence ?? 0);
	const effect = await backUp({file: path.resolve(file), password, reminder}, settings);
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
