import {describe, expect, test} from 'vitest';
import {Secret} from '../../../../source/values/secret.ts';
import {
	afterTyping,
	afterTypingAgain,
	askedAgain,
	newDialogue as newDialogueOf,
	nextStep,
	openKinds,
	openQuestion,
	promptToAnswer,
	withEcho,
	usualPatience,
	type Dialogue,
} from '../../../../source/core/engines/console/dialogue.ts';
import type {UnfinishedLine} from '../../../../source/core/engines/console/screen.ts';
import type {PromptKind} from '../../../../source/core/engines/task.ts';

const secret = new Secret('Blue-Kettle 47!');

const usual = (['password', 'confirmation', 'reminder'] as const).map(kind => ({kind, secret}));
const newDialogue = newDialogueOf(usual);

function afterAnswer(dialogue: Dialogue, line: UnfinishedLine, kind: PromptKind): Dialogue {
	return afterTyping(dialogue, line, promptToAnswer(dialogue, kind));
}

function lineAt(place: number, text: string): UnfinishedLine {
	return {
		text, open: true, before: [], place,
	};
}

function step(dialogue: Dialogue, line: UnfinishedLine | undefined) {
	return nextStep(dialogue, line, usualPatience, true);
}

/** The dialogue after these prompts were answered, one a line. */
function answered(...prompts: ReadonlyArray<readonly [PromptKind, string]>): Dialogue {
	let dialogue = newDialogue;
	for (const [index, [kind, text]] of prompts.entries()) {
		dialogue = afterAnswer(dialogue, lineAt(index, text), kind);
	}

	return dialogue;
}

const password = ['password', 'Password : '] as const;
const confirmation = ['confirmation', 'Confirm Password : '] as const;
const reminder = ['reminder', 'Password reminder : '] as const;

describe('a prompt for a new password', () => {
	const prompts = [
		'New password :',
		'Enter a new backup file password:',
		'Neues Kennwort:',
		'Bitte Ihr neues Kennwort eingeben:',
		'Nouveau mot de passe :',
		'Nueva contraseña:',
		'Nuova password:',
		'Nova senha:',
		'Zadejte nové heslo:',
		'Nieuw wachtwoord:',
		'Nowe hasło:',
		'Nytt lösenord:',
		'Yeni parola:',
		'Новый пароль:',
		'新しいパスワード:',
		'新密码:',
		'新密碼:',
		'새 암호:',
	];

	test.each(prompts)('%j is put to the user where none is made, as in a restore', prompt => {
		const restore = newDialogueOf([{kind: 'password', secret}]);
		expect(step(restore, lineAt(0, `${prompt} `))).toMatchObject({act: 'ask', prompt});
	});

	test.each(prompts)('%j is answered where one is made', prompt => {
		expect(step(newDialogue, lineAt(0, `${prompt} `))).toMatchObject({act: 'type', kind: 'password'});
	});
});

describe('a known prompt', () => {
	test.each([
		[[], password],
		[[password], confirmation],
		[[password, confirmation], reminder],
	] as const)('after %j, %j is answered', (before, [kind, text]) => {
		expect(step(answered(...before), lineAt(7, text))).toEqual({act: 'type', kind, after: usualPatience.label});
	});

	test.each([
		[[], confirmation],
		[[], reminder],
		[[password], reminder],
		[[password], password],
		[[password, confirmation], password],
		[[password, confirmation, reminder], reminder],
	] as const)('after %j, %j is put to the user, as one that is known', (before, [known, text]) => {
		expect(step(answered(...before), lineAt(7, text))).toMatchObject({act: 'ask', known});
	});

	test('is not known where the task has no such answer', () => {
		const restore = newDialogueOf([{kind: 'password', secret}]);
		for (const text of ['Confirm Password : ', 'Password reminder : ', 'New password : ']) {
			expect(step(restore, lineAt(0, text))).not.toHaveProperty('known');
		}
	});

	test('is told apart where the task has no such text at all', () => {
		const restore = newDialogueOf([{kind: 'password', secret}]);
		expect(step(restore, lineAt(0, 'Password reminder : '))).toMatchObject({act: 'ask', unneeded: 'reminder'});
		for (const text of ['Confirm Password : ', 'New password : ', 'Vault : ']) {
			expect(step(restore, lineAt(0, text))).not.toHaveProperty('unneeded');
		}

		expect(step(answered(password), lineAt(1, 'Password reminder : '))).not.toHaveProperty('unneeded');
	});

	test('that has a password confirmed which is not made is known, and put to the user all the same', () => {
		const restore = afterTyping(newDialogueOf([{kind: 'password', secret}]), lineAt(0, 'Password : '), 0);
		expect(step(restore, lineAt(1, 'Confirm Password : '))).toMatchObject({act: 'ask', known: 'confirmation'});
		for (const text of ['Confirm new password : ', 'Password reminder : ']) {
			expect(step(restore, lineAt(1, text))).toMatchObject({act: 'ask'});
			expect(step(restore, lineAt(1, text))).not.toHaveProperty('known');
		}
	});

	test('without a colon may go on, and gets more time', () => {
		expect(step(newDialogue, lineAt(0, 'Password'))).toMatchObject({act: 'type', after: usualPatience.statement});
	});

	test.each([
		['Type a text that helps you to remember the new', 'password : ', 'ask'],
		['Microsoft (R) Enterprise Single Sign-On Version 10.0.2242.0', 'password : ', 'type'],
		['Copyright (C) Microsoft Corporation. All rights reserved', 'Password : ', 'type'],
		['All three answers are asked for now, one after the other.', 'password : ', 'type'],
		['ssoconfig', 'password : ', 'type'],
	] as const)('below %j, %j may be the end of a longer label: %s', (above, text, act) => {
		expect(step(newDialogue, {...lineAt(0, text), before: [above]}).act).toBe(act);
	});

	test.each([
		[String.raw`Enter the credentials of the service account CONTOSO\svc-sso:`, String.raw`User name : CONTOSO\svc-sso`],
		['Connecting to SQL Server SQL01 as user sa.'],
		['Anmeldung am SQL Server'],
		['Nom d\'utilisateur : sa', ''],
		['ユーザー名: sa'],
		['ユーザ名: sa'],
		['Sign-in to SQL01 required'],
		['Log-on to SQL01 required'],
		[String.raw`Account: CORP\svc-sso`],
		[String.raw`Run as CORP\svc-sso`],
		['Domain: CORP'],
		['SQL01: authentication required'],
		[String.raw`Konto: CORP\svc-sso`],
		[String.raw`Compte : CORP\svc-sso`],
		[String.raw`Cuenta: CORP\svc-sso`],
		['Connecting to SQL Server SQL01 as sa'],
	])('below %j it may be the password of an account', (...before) => {
		expect(step(newDialogue, {...lineAt(0, 'Password : '), before}).act).toBe('ask');
	});

	test.each([
		['Using SSO server on this computer.'],
		['Microsoft (R) Enterprise Single Sign-On', String.raw`SSO Administrators account : CONTOSO\SSO Admins`],
		['Backing up the master secret of SSO server BIZ01.'],
		[String.raw`Saving the file as D:\SSO-Backup\SSO.bak`],
		['Connecting to SSO server BIZ01.'],
	])('below %j it is ours', (...before) => {
		expect(step(newDialogue, {...lineAt(0, 'Password : '), before}).act).toBe('type');
	});

	test('with something behind the cursor is put to the user', () => {
		expect(step(newDialogue, {...lineAt(0, 'Password : '), open: false}).act).toBe('ask');
	});
});

describe('the line that was answered', () => {
	test.each(['Password : *', 'Password : ***************', 'Password : Blue-Ket', `Password : ${secret.reveal()}`])('%j is waited for', text => {
		expect(step(answered(password), lineAt(0, text))).toEqual({act: 'wait'});
	});

	test.each(['Password : ', 'Password :'])('%j shows nothing of the answer, which is typed once more', text => {
		const dialogue = answered(password);
		expect(step(dialogue, lineAt(0, text))).toEqual({act: 'type-again', after: usualPatience.again});
		expect(step(afterTypingAgain(dialogue), lineAt(0, text))).toEqual({act: 'wait'});
	});

	test('that once showed an echo is not typed into again', () => {
		const dialogue = withEcho(answered(password), () => 'Password : ******');
		expect(step(dialogue, lineAt(0, 'Password : '))).toEqual({act: 'wait'});
	});

	test('the last of all is typed into again only where the tool has shown something of an answer before', () => {
		const seen = answered(password, confirmation, reminder);
		expect(step(seen, lineAt(2, 'Password reminder : ')).act).toBe('type-again');
		let unseen = newDialogue;
		for (const [kind, text] of [password, confirmation, reminder]) {
			unseen = afterAnswer(unseen, lineAt(0, text), kind);
		}

		expect(step(unseen, lineAt(0, 'Password reminder : '))).toEqual({act: 'wait'});
	});

	test.each(['Password : ***************Confirm Password : ', 'Password : Confirm Password : ', `Password : ${secret.reveal()}Confirm Password : `, 'Confirm Password : '])('%j holds the next prompt', text => {
		expect(step(answered(password), lineAt(0, text))).toMatchObject({act: 'type', kind: 'confirmation'});
	});

	test('asked again elsewhere, it is put to the user', () => {
		expect(step(answered(password), lineAt(4, 'Password : '))).toMatchObject({act: 'ask', prompt: 'Password :'});
	});
});

test('no unfinished line, nothing to do', () => {
	expect(step(newDialogue, undefined)).toEqual({act: 'wait'});
});

test('what may be a message on progress gets more time, most where to act is to end the tool', () => {
	const line = lineAt(0, 'Working...');
	expect(nextStep(newDialogue, line, usualPatience, true)).toMatchObject({act: 'ask', after: usualPatience.statement});
	expect(nextStep(newDialogue, line, usualPatience, false)).toMatchObject({act: 'ask', after: usualPatience.progress});
	const question = lineAt(0, 'Contacting the SSO server: ');
	expect(nextStep(newDialogue, question, usualPatience, true)).toMatchObject({act: 'ask', after: usualPatience.question});
	expect(nextStep(newDialogue, question, usualPatience, false)).toMatchObject({act: 'ask', after: usualPatience.unattendedQuestion});
});

test.each([true, false])('once all is typed, nothing is asked and nothing is ended (attended: %s)', attended => {
	const all = answered(password, confirmation, reminder);
	for (const text of ['Please wait...', 'Contacting the SSO server: ', '[===] (25 %)', 'Overwrite? (Y/N)']) {
		expect(nextStep(all, lineAt(7, text), usualPatience, attended)).toEqual({act: 'wait'});
	}
});

test('a password given again opens what follows it', () => {
	const all = answered(password, confirmation, reminder);
	expect(openKinds(all)).toEqual([]);
	const again = afterAnswer(all, lineAt(9, 'Password : '), 'password');
	expect(openKinds(again)).toEqual(['confirmation', 'reminder']);
	expect(step(again, lineAt(10, 'Confirm Password : '))).toMatchObject({act: 'type', kind: 'confirmation'});
});

test('a password typed twice in a row counts as confirmed, and may still be asked for as if it were not', () => {
	const twice = afterAnswer(answered(password), lineAt(4, 'Password : '), 'password');
	expect(openKinds(twice)).toEqual(['reminder']);
	expect(step(twice, lineAt(5, 'Password reminder : '))).toMatchObject({act: 'type', kind: 'reminder'});
	expect(step(twice, lineAt(5, 'Confirm Password : '))).toMatchObject({act: 'type', kind: 'confirmation'});
	expect(step(twice, lineAt(5, 'Password : '))).toMatchObject({act: 'ask', known: 'password'});
	// Confirmed already, it has been refused.
	const refused = afterAnswer(answered(password, confirmation), lineAt(4, 'Password : '), 'password');
	expect(step(refused, lineAt(5, 'Password reminder : '))).toMatchObject({act: 'ask', known: 'reminder'});
});

test.each([
	[[password], 'Password : ', 'password'],
	[[password, confirmation], 'Confirm Password : ', 'confirmation'],
	[[password, confirmation, reminder], 'Password reminder : ', 'reminder'],
	[[password], 'Confirm Password : ', undefined],
	[[password], 'Password reminder : ', undefined],
	[[password], 'Overwrite? (Y/N) ', undefined],
	[[], 'Password : ', undefined],
] as const)('after %j, %j asks again for the %s', (before, text, kind) => {
	expect(askedAgain(answered(...before), lineAt(7, text))).toBe(kind);
});

test('a reminder given first by the user is not asked for again', () => {
	const dialogue = afterAnswer(newDialogue, lineAt(0, 'Password reminder : '), 'reminder');
	expect(step(dialogue, lineAt(1, 'Password : '))).toMatchObject({act: 'type', kind: 'password'});
	expect(openKinds(dialogue)).toEqual(['password', 'confirmation']);
	const next = afterAnswer(dialogue, lineAt(1, 'Password : '), 'password');
	expect(openKinds(next)).toEqual(['confirmation']);
});

test.each([
	['stars behind the prompt', 'Password : ******', '******'],
	['nothing yet', 'Password :', ''],
	['another text in that line, as on a screen that was cleared', 'Contacting the SSO server, please wait', ''],
])('the echo of an answer is %s', (_, text, echo) => {
	expect(withEcho(answered(password), () => text).typed.at(-1)?.echo).toBe(echo);
});

test.each([
	['nothing was typed', newDialogue, lineAt(0, 'Password : '), '', 'Password :'],
	['the answer has no echo yet', answered(password, confirmation, reminder), lineAt(2, 'Password reminder : '), '', undefined],
	['the answer is shown', answered(password, confirmation, reminder), lineAt(2, 'Password reminder : Blue-Kettle 47!'), '', undefined],
	['something stands behind it', answered(password, confirmation, reminder), lineAt(2, 'Password reminder : Blue-Kettle 47! Overwrite'), '', 'Password reminder : Blue-Kettle 47! Overwrite'],
	['a line has no end', answered(password, confirmation, reminder), lineAt(3, 'Overwrite'), '', 'Overwrite'],
	['a line ends like a question', answered(password, confirmation, reminder), undefined, 'Overwrite? (Y/N)', 'Overwrite? (Y/N)'],
	['a line ends like none', answered(password, confirmation, reminder), undefined, 'Please wait.', undefined],
	['the last line is an answer', answered(password, confirmation, reminder), undefined, 'Password reminder : [x]', undefined],
])('what a tool may have asked last, where %s', (_, dialogue, line, lastLine, question) => {
	expect(openQuestion(dialogue, line, lastLine)).toBe(question);
});
