import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {Secret} from '../../../source/values/secret.ts';
import {
	allTyped,
	hash,
	password,
	runStandIn,
} from './run-stand-in.ts';
import {
	asks,
	print,
	slowly,
	success,
	usualQuestions,
	type Step,
} from './script.ts';

type Words = readonly [password: string, confirmation: string, reminder: string];

function questions([first, second, third]: Words): Step[] {
	return [...asks('password', first), ...asks('confirmation', second), ...asks('reminder', third)];
}

const forms: Readonly<Record<string, readonly Step[]>> = {
	'as ssoconfig prints them': usualQuestions,
	'without a blank at the end': questions(['Password:', 'Confirm Password:', 'Password reminder:']),
	'without a colon': questions(['Password', 'Confirm Password', 'Password reminder']),
	'with the blank sent as a move': questions(['Password :\u{1B}[1C', 'Confirm Password :\u{1B}[C', 'Password reminder :\u{1B}[1C']),
	'split over several writes': [
		...slowly(['Pass', 'word', ' ', ':'], 30),
		...asks('password', ' '),
		...slowly(['Con', 'firm', ' Password'], 30),
		...asks('confirmation', ' : '),
		...slowly(['Password', ' remin', 'der'], 30),
		...asks('reminder', ' : '),
	],
	redrawn: [
		...slowly(['Password : ', '\u{1B}[2J\u{1B}[HPassword : ', '\r\u{1B}[KPassword : '], 20),
		...asks('password', '\u{1B}[2J\u{1B}[HPassword : '),
		print('\rConfirm Pass'),
		...asks('confirmation', '\r\u{1B}[KConfirm Password : '),
		...asks('reminder', '\u{1B}[1;1H\u{1B}[JPassword reminder : '),
	],
	'preceded by a banner': [
		print('Microsoft (R) Enterprise Single Sign-On\r\nCopyright (C) Microsoft Corporation.\r\n\r\nUsing SSO server on this computer.\r\n\r\n'),
		...usualQuestions,
	],
	coloured: questions(['\u{1B}[1;33mPassword\u{1B}[0m : ', '\u{1B}[33mConfirm \u{1B}[7mPassword\u{1B}[0m : ', '\u{1B}[38;5;12mPassword reminder :\u{1B}[0m ']),
	'with no echo': [
		...asks('password', 'Password : ', 'none'),
		...asks('confirmation', 'Confirm Password : ', 'none'),
		...asks('reminder', 'Password reminder : ', 'none'),
	],
	'as a Windows console paints them': [
		{do: 'announce'},
		print('\u{1B}[?25l\u{1B}[2J\u{1B}[m\u{1B}[H\u{1B}]0;C:\\SSO\\ssoconfig.exe\u{7}\u{1B}[?25h'),
		...asks('password', 'Password :\u{1B}[1C'),
		...asks('confirmation', `\u{1B}[?25l\u{1B}[HPassword : ${'*'.repeat(password.length)}\u{1B}[K\r\nConfirm Password :\u{1B}[K\u{1B}[2;20H\u{1B}[?25h`),
		...asks('reminder', 'Password reminder :\u{1B}[1C'),
	],
	'all in one line': [
		print('Password : '),
		{
			do: 'read', name: 'password', echo: 'none', after: '',
		},
		print('Confirm Password : '),
		{
			do: 'read', name: 'confirmation', echo: 'stars', after: ' ',
		},
		...asks('reminder', 'Password reminder : '),
	],
	'with a progress line after the last answer': [
		...usualQuestions,
		...slowly(['Backing up', '.', '.', '.', '\rBacking up 50 %', '\rBacking up 100 %', '\r\n'], 60),
	],
};

describe.concurrent('prompts are answered', () => {
	test.each(Object.entries(forms))('%s', async (_name, steps) => {
		const {outcome, typed, stages, log} = await runStandIn([...steps, ...success.slice(0, 1)]);
		expect(typed).toEqual(allTyped);
		// A key record may be left: the release of the last Enter.
		expect(log.at(-1)).toEqual({unread: log.some(entry => 'records' in entry) ? '\u{1B}[13;28;13;0;0;1_'.length : 0});
		expect(stages).toEqual(['start', 'password', 'confirmation', 'reminder', 'waiting']);
		expect(outcome).toMatchObject({
			engine: 'console', ending: 'exited', exitCode: 0, codes: [], passwordShown: false, leftBehind: false,
		});
		expect(outcome.screen.at(-1)).toContain('The operation completed successfully.');
	});
});

const languages: Readonly<Record<string, Words>> = {
	German: ['Kennwort : ', 'Kennwort bestätigen : ', 'Kennworterinnerung : '],
	French: ['Mot de passe : ', 'Confirmez le mot de passe : ', 'Aide-mémoire du mot de passe : '],
	Spanish: ['Contraseña : ', 'Confirmar contraseña : ', 'Recordatorio de contraseña : '],
	Portuguese: ['Senha : ', 'Confirmação da senha : ', 'Lembrete de senha : '],
	Japanese: ['パスワード : ', 'パスワードの確認入力 : ', 'パスワードのヒント : '],
	'Japanese in wide characters': ['パスワード：', 'パスワードの確認：', 'パスワードのヒント：'],
};

describe.concurrent('languages that are known run through', () => {
	test.each(Object.entries(languages))('%s', async (_language, words) => {
		const {outcome, typed} = await runStandIn([...questions(words), print(`0xC0002A0F ${words[1]}\r\n`)]);
		expect(typed).toEqual(allTyped);
		expect(outcome.codes).toEqual(['0xC0002A0F']);
		expect(outcome.screen.at(-1)).toBe(`0xC0002A0F ${words[1].trim()}`);
	});

	test('what is typed arrives with its umlauts', async () => {
		const reminder = new Secret('Große Füße');
		const {log} = await runStandIn(questions(languages.German!), {request: {reminder}});
		expect(log).toContainEqual({read: 'reminder', sha256: hash(reminder.reveal())});
	});
});

test.concurrent('a language that is not known: the user says once what each question is', async () => {
	const words: Words = ['Zwibbel : ', 'Zwibbel frum : ', 'Zwibbel muntok : '];
	const {outcome, typed, questions: asked} = await runStandIn([...questions(words), ...success], {answers: ['password', 'confirmation', 'reminder']});
	expect(typed).toEqual(allTyped);
	expect(outcome).toMatchObject({ending: 'exited', exitCode: 0});
	expect(asked.map(question => [question.prompt, question.open])).toEqual([
		['Zwibbel :', ['password', 'confirmation', 'reminder']],
		['Zwibbel frum :', ['confirmation', 'reminder']],
		['Zwibbel muntok :', ['reminder']],
	]);
	expect(JSON.stringify(asked)).not.toContain(password);
});

test.concurrent('wherever the output is cut and held up, the result is the same', async () => {
	// Cut between bytes, so also inside letters and escape sequences.
	const output: ReadonlyArray<readonly [name: string, text: string]> = [
		['password', '\u{1B}[2J\u{1B}[HBanner é\r\n\u{1B}[1mKennwort\u{1B}[0m : '],
		['confirmation', 'Kennwort bestätigen :\u{1B}[1C'],
		['reminder', 'Kennworterinnerung : '],
		['end', 'FEHLER: 0xC000\u{1B}[7m2A0F\u{1B}[0m : 0x800706D9\r\n'],
	];
	const piece = fc.record({length: fc.integer({min: 1, max: 12}), milliseconds: fc.constantFrom(0, 0, 0, 5, 15, 40)});
	await fc.assert(fc.asyncProperty(fc.array(piece, {minLength: 1, maxLength: 8}), async pieces => {
		const steps = output.flatMap(([name, text]) => [
			...cut(Buffer.from(text), pieces),
			...(name === 'end' ? [] : [asks(name, '')[1]!]),
		]);
		const {outcome, typed} = await runStandIn(steps);
		expect(typed).toEqual(allTyped);
		const {screenFromPrompt, ...rest} = outcome;
		expect(screenFromPrompt).toEqual(outcome.screen.slice(1));
		expect(rest).toEqual({
			engine: 'console',
			ending: 'exited',
			exitCode: 0,
			codes: ['0xC0002A0F', '0x800706D9'],
			screen: [
				'Banner é',
				`Kennwort : ${'*'.repeat(password.length)}`,
				`Kennwort bestätigen : ${'*'.repeat(password.length)}`,
				'Kennworterinnerung : [secret]',
				'FEHLER: 0xC0002A0F : 0x800706D9',
			],
			passwordShown: false,
			leftBehind: false,
			typed: ['password', 'confirmation', 'reminder'],
		});
	}), {seed: 10_589, numRuns: 12, endOnFailure: true});
});

/** Prints the bytes in pieces of these lengths, over and over, with these pauses behind them. */
function cut(bytes: Uint8Array, pieces: ReadonlyArray<{readonly length: number; readonly milliseconds: number}>): Step[] {
	const steps: Step[] = [];
	let place = 0;
	for (let index = 0; place < bytes.length; index++) {
		const {length = 1, milliseconds = 0} = pieces[index % pieces.length] ?? {};
		steps.push({do: 'print', text: '', hex: Buffer.from(bytes.subarray(place, place + length)).toString('hex')});
		// Long pauses at every letter would only make the test slow.
		if (milliseconds > 0 && index < 8) {
			steps.push({do: 'pause', milliseconds});
		}

		place += length;
	}

	return steps;
}
