import {describe, expect, test} from 'vitest';
import {promptWords} from '../../../../source/core/engines/console/prompt-words.ts';
import {classifyPrompt, endsAsQuestion} from '../../../../source/core/engines/console/prompts.ts';
import {otherQuestions} from './other-questions.ts';

const known: Readonly<Record<string, {password: string[]; confirmation: string[]; reminder: string[]}>> = {
	en: {
		password: ['Password : ', 'password:', 'Password', 'PASSWORD :', 'Enter password: ', 'Please enter a new password for the backup file:', 'Enter your password:', 'Type the password:', 'New password:', 'Backup password:', 'Backup file password:', 'Password of the backup file:', 'Password for the master secret backup:', 'Password for the master secret backup file:'],
		confirmation: ['Confirm Password : ', 'Confirm password', 'Password confirmation:', 'Re-enter password:', 'Retype the password : ', 'Enter password again:', 'Confirm new password:'],
		reminder: ['Password reminder : ', 'Password Reminder', 'Password hint:', 'Enter a hint for the password:'],
	},
	de: {
		password: ['Kennwort : ', 'Passwort:', 'Geben Sie das Kennwort ein: '],
		confirmation: ['Kennwort bestätigen : ', 'Kennwortbestätigung:', 'Bestätigen Sie das Kennwort: ', 'Passwort wiederholen:'],
		reminder: ['Kennworterinnerung : ', 'Kennworthinweis:', 'Hinweis zum Kennwort: '],
	},
	fr: {
		password: ['Mot de passe : ', 'Mot de passe\u{A0}: ', 'Entrez le mot de passe :'],
		confirmation: ['Confirmer le mot de passe : ', 'Confirmez votre mot de passe :', 'Confirmation du mot de passe :'],
		reminder: ['Rappel du mot de passe : ', 'Indice de mot de passe :', 'Aide-mémoire du mot de passe :'],
	},
	es: {
		password: ['Contraseña : ', 'Escriba la contraseña: '],
		confirmation: ['Confirmar contraseña : ', 'Confirme la contraseña:', 'Confirmación de contraseña:'],
		reminder: ['Recordatorio de contraseña : ', 'Aviso de contraseña:', 'Sugerencia de la contraseña:'],
	},
	it: {
		password: ['Password : ', 'Immettere la password: '],
		confirmation: ['Conferma password : ', 'Confermare la password:'],
		reminder: ['Promemoria password : ', 'Suggerimento per la password:'],
	},
	pt: {
		password: ['Senha : ', 'Palavra-passe:', 'Digite a senha: '],
		confirmation: ['Confirmar senha : ', 'Confirme a senha:', 'Confirmar palavra-passe:'],
		reminder: ['Lembrete de senha : ', 'Lembrete da palavra-passe:', 'Dica de senha:'],
	},
	ja: {
		password: ['パスワード : ', 'パスワード：', 'ﾊﾟｽﾜｰﾄﾞ:', '新しいパスワードを入力してください:'],
		confirmation: ['パスワードの確認 : ', 'パスワードの確認入力:', '確認用パスワード：', 'パスワードを再入力してください:'],
		reminder: ['パスワードのヒント : ', 'パスワード リマインダー:', 'パスワード関連語句 : ', 'パスワード関連語句を入力してください:'],
	},
	'zh-hans': {
		password: ['密码 : ', '请输入密码：'],
		confirmation: ['确认密码 : ', '请再次输入密码：'],
		reminder: ['密码提示 : ', '密码提醒：'],
	},
	'zh-hant': {
		password: ['密碼 : ', '請輸入密碼：'],
		confirmation: ['確認密碼 : ', '請再次輸入密碼：'],
		reminder: ['密碼提示 : ', '密碼提醒：'],
	},
	ko: {
		password: ['암호 : ', '암호를 입력하십시오:', '비밀번호:'],
		confirmation: ['암호 확인 : ', '비밀번호 확인:'],
		reminder: ['암호 미리 알림 : ', '암호 힌트:'],
	},
	ru: {
		password: ['Пароль : ', 'Введите пароль:'],
		confirmation: ['Подтверждение пароля : ', 'Подтвердите пароль:'],
		reminder: ['Напоминание о пароле : ', 'Подсказка для пароля:', 'Напоминание пароля:'],
	},
	nl: {
		password: ['Wachtwoord : '],
		confirmation: ['Bevestig wachtwoord : ', 'Wachtwoord bevestigen:'],
		reminder: ['Wachtwoordherinnering : ', 'Geheugensteun voor wachtwoord:'],
	},
	pl: {
		password: ['Hasło : ', 'Wprowadź hasło:'],
		confirmation: ['Potwierdź hasło : '],
		reminder: ['Przypomnienie hasła : ', 'Wskazówka do hasła:'],
	},
	cs: {
		password: ['Heslo : ', 'Zadejte heslo:'],
		confirmation: ['Potvrzení hesla : ', 'Potvrďte heslo:'],
		reminder: ['Připomenutí hesla : ', 'Nápověda k heslu:'],
	},
	sv: {
		password: ['Lösenord : ', 'Ange lösenord:'],
		confirmation: ['Bekräfta lösenord : '],
		reminder: ['Lösenordspåminnelse : '],
	},
	tr: {
		password: ['Parola : ', 'Şifre:'],
		confirmation: ['Parolayı onaylayın : '],
		reminder: ['Parola ipucu : ', 'Parola anımsatıcısı:'],
	},
};

test('every language with a table has its prompts, and what else may be asked, shown here', () => {
	const languages = promptWords.map(words => words.language).toSorted();
	expect(Object.keys(known).toSorted()).toEqual(languages);
	expect(Object.keys(otherQuestions).toSorted()).toEqual(languages);
});

describe.each(Object.entries(known))('%s', (language, prompts) => {
	test.each(Object.entries(prompts).flatMap(([kind, lines]) => lines.map(line => [line, kind])))('%s is %s', (line, kind) => {
		expect(classifyPrompt(line)).toBe(kind);
	});

	test.runIf(promptWords.find(words => words.language === language)?.spaced)('words that run into one another are another word', () => {
		const all = Object.values(prompts).flat();
		const joined = all.map(line => line.replaceAll(/(?<=\p{Letter}) (?=\p{Letter})/gv, '')).filter(line => !all.includes(line));
		expect(joined.filter(line => classifyPrompt(line) !== undefined)).toEqual([]);
	});

	test('a letter with a mark of its own is the same letter', () => {
		for (const [kind, lines] of Object.entries(prompts)) {
			expect(lines.map(line => classifyPrompt(line.normalize('NFD')))).toEqual(lines.map(() => kind));
		}
	});
});

describe.each(Object.entries(otherQuestions))('what else may be asked, in %s', (language, {changing, ...questions}) => {
	test.each(Object.entries(questions).flatMap(([topic, lines]) => lines.map(line => [topic, line])))('%s: %s', (_topic, line) => {
		expect(classifyPrompt(line)).toBeUndefined();
		expect(classifyPrompt(line.replace(/[:：]$/v, ''))).toBeUndefined();
	});

	test('a word that changes what is asked is never read over, wherever it stands in a prompt', () => {
		const {password, confirmation, reminder} = known[language] ?? {password: [], confirmation: [], reminder: []};
		const all = [...password, ...confirmation, ...reminder];
		const gap = promptWords.find(words => words.language === language)?.spaced ? ' ' : '';
		const typed = all.flatMap(line => changing.flatMap(word => placesIn(line, gap).map(place => `${line.slice(0, place)}${gap}${word}${gap}${line.slice(place)}`)))
			// A word may make another of the known prompts of one, such as "Backup file password".
			.filter(line => all.every(one => wordsOf(one) !== wordsOf(line)) && classifyPrompt(line) !== undefined);
		expect(typed).toEqual([]);
	});
});

/** Where a word may be put in. */
function placesIn(line: string, gap: string): number[] {
	return Array.from({length: line.length + 1}, (_, place) => place)
		.filter(place => gap === '' || place === 0 || place === line.length || /[\s'\-:’]/v.test(line.slice(place - 1, place + 1)));
}

function wordsOf(line: string): string {
	return line.toLowerCase().replaceAll(/[\s:]+/gv, ' ').trim();
}

test.each([
	'',
	' : ',
	'Overwrite? (Y/N)',
	'Overwrite the password file? (Y/N)',
	'Password file exists. Overwrite? [Y/N]: ',
	'Press any key to continue . . . ',
	'Enter password? ',
	'Do you want to confirm the password (Y/N):',
	'Confirm:',
	'Reminder:',
	'Old password:',
	'Current password:',
	'Wrong password:',
	'Password not confirmed:',
	'Passwords do not match. Password:',
	'Confirm password reminder:',
	'Password and confirmation:',
	'Password reminder : ******',
	'Password : *',
	'Password (7 to 256 characters):',
	'ERROR: 0xC0002A54 : Password',
	'User name:',
	'PIN:',
	'Administrator password:',
	'password password password password password password password:',
	'Kennwort löschen:',
	'Datei überschreiben (J/N)?',
	'Souhaitez-vous remplacer le fichier :',
	'Contraseña incorrecta:',
	'パスワードが違います:',
	'上書きしますか (Y/N):',
	'密码错误：',
	'Пароль неверен:',
	'salasana:',
])('%j is not taken for a prompt', line => {
	expect(classifyPrompt(line)).toBeUndefined();
});

test.each([
	['Overwrite? (Y/N)', true],
	['Name: ', true],
	['名前：', true],
	['Continue [Y/N]', true],
	['More>', true],
	['Working...', false],
	['Writing (1 of 3)...', false],
	['Time: 10 s', false],
	['[###   ] 3 of 9', false],
	['45%', false],
	['Press any key to continue . . . ', false],
])('%j ends as a question: %s', (line, expected) => {
	expect(endsAsQuestion(line)).toBe(expected);
});
