import {createRequire} from 'node:module';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {Secret} from '../../../source/values/secret.ts';
import {allTyped, runStandIn} from './run-stand-in.ts';
import {success, usualQuestions} from './script.ts';

const printable = Array.from({length: 95}, (_, index) => String.fromCodePoint(0x20 + index)).join('');

describe.concurrent('the tool gets exactly this path', () => {
	test.each([
		'/tmp/with two  spaces/and one more.bak',
		'/tmp/R&D & more %TEMP% 100%.bak',
		'/tmp/^caret^ (parentheses) [brackets] {braces}.bak',
		'/tmp/"double" and \'single\' `quotes`; $HOME !x.bak',
		'/tmp/Größe/秘密のファイル/ключ 😀.bak',
		String.raw`C:\Program Files\Common Files\Sicherung\SSO.bak`,
		`/tmp/${'long name '.repeat(25)}.bak`.slice(-250).padStart(250, '/'),
	])('%s', async backupFile => {
		const {log, outcome} = await runStandIn(success, {request: {backupFile}});
		expect(log[0]).toEqual({arguments: ['-backupsecret', backupFile]});
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
	});
});

describe.concurrent('the tool gets exactly this password', () => {
	test.each([
		['seven characters', 'a;B "$7'],
		['every printable ASCII character', `${printable.slice(1)} x`],
		['every printable ASCII character, 256 of them', printable.repeat(3).slice(1, 256) + '.'],
		['letters of many languages', 'Größe-пароль-パスワード-😀'],
		['what looks like a prompt', 'Password : Confirm Password : '],
	])('%s', async (_name, text) => {
		const {typed, outcome} = await runStandIn([...usualQuestions, ...success], {request: {password: new Secret(text)}});
		expect(typed).toEqual(allTyped);
		expect(outcome).toMatchObject({ending: 'exited', exitCode: 0, passwordShown: false});
	});
});

test('on Windows the pseudo-terminal quotes the arguments so that the tool reads them back', () => {
	const require = createRequire(import.meta.url);
	const {argsToCommandLine} = require('@lydell/node-pty/windowsPtyAgent.js') as {argsToCommandLine: (file: string, list: string[]) => string};
	const character = fc.constantFrom(...String.raw`aZ é漢.%&^()!;,'=-\\\\ 	`);
	const windowsPath = fc.array(character, {minLength: 1, maxLength: 30}).map(characters => String.raw`C:\ ` + characters.join(''));
	fc.assert(fc.property(windowsPath, file => {
		const program = String.raw`C:\Program Files\Common Files\Enterprise Single Sign-On\ssoconfig.exe`;
		expect(argumentsIn(argsToCommandLine(program, ['-backupsecret', file]))).toEqual([program, '-backupsecret', file]);
	}), {seed: 10_589, numRuns: 500});
});

/** Reads a command line as CommandLineToArgvW does: backslashes are special only before a quotation mark. */
function argumentsIn(line: string): string[] {
	const list: string[] = [];
	let current: string | undefined;
	let isQuoted = false;
	let backslashes = 0;
	for (const character of line) {
		if (character === '\\') {
			backslashes++;
			continue;
		}

		const isMark = character === '"';
		if (backslashes > 0) {
			current = (current ?? '') + '\\'.repeat(isMark ? Math.floor(backslashes / 2) : backslashes);
		}

		const isLiteral = isMark && backslashes % 2 === 1;
		backslashes = 0;
		if (isMark && !isLiteral) {
			isQuoted = !isQuoted;
			current ??= '';
		} else if (!isQuoted && (character === ' ' || character === '\t')) {
			if (current !== undefined) {
				list.push(current);
			}

			current = undefined;
		} else {
			current = (current ?? '') + character;
		}
	}

	const rest = '\\'.repeat(backslashes);
	return current === undefined && rest === '' ? list : [...list, (current ?? '') + rest];
}
