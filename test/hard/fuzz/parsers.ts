import {Buffer} from 'node:buffer';
import {
	countLines,
	decodeInput,
	splitInput,
} from '../../../source/answers/input-text.ts';
import {judgeBackupFile} from '../../../source/answers/backup-file.ts';
import {judgePassword, strengthOf} from '../../../source/answers/password.ts';
import {judgeReminder} from '../../../source/answers/reminder.ts';
import {Secret} from '../../../source/answers/secret.ts';
import {CodeCollector} from '../../../source/core/engines/console/codes.ts';
import {newDialogue, nextStep, usualPatience} from '../../../source/core/engines/console/dialogue.ts';
import {PlainLines} from '../../../source/core/engines/console/plain-lines.ts';
import {classifyPrompt} from '../../../source/core/engines/console/prompts.ts';
import {redactor} from '../../../source/core/engines/console/redact.ts';
import {decodeOutput} from '../../../source/host/windows/decode.ts';
import {parseDisplayedDatabase} from '../../../source/host/windows/display-db.ts';
import {parseEvents} from '../../../source/host/windows/events.ts';
import {parseGroups} from '../../../source/host/windows/groups.ts';
import {parseRegistry} from '../../../source/host/windows/registry.ts';
import {parseServiceState, programOf, startTypeOf} from '../../../source/host/windows/service.ts';
import {sidText} from '../../../source/host/windows/sid.ts';
import {createKeyDecoder} from '../../../source/terminal/key.ts';
import {commandLine} from '../../../source/wizard/command-line.ts';
import {
	databaseOutput,
	eventXml,
	groupsOutput,
	installDirectory,
	registryOutput,
	serviceOutput,
} from '../../host/windows/captured.ts';

export type Parser = {
	readonly name: string;
	readonly samples: readonly string[];
	/** Parses, and gives whether what came out is an answer or 'unknown', as the parser promises. */
	parse(text: string): boolean;
	/** Long and nasty: pieces of which a text of any length is made. */
	readonly pieces: readonly string[];
};

const entssoKey = String.raw`SOFTWARE\Microsoft\ENTSSO`;
const password = 'Tr0ub4dor&3 (a+b)*';
const redact = redactor([new Secret(password), new Secret('Team safe')]);
const pathContext = {
	style: 'windows', example: String.raw`C:\x.bak`, installDirectory, temporaryFolders: [String.raw`C:\Temp`],
} as const;

function isText(value: unknown): boolean {
	return typeof value === 'string';
}

function bytesOf(text: string): Uint8Array {
	return Buffer.from(text, 'latin1');
}

export const parsers: readonly Parser[] = [
	{
		name: 'registry',
		samples: Object.values(registryOutput).map(output => typeof output === 'string' ? output : output('2')),
		parse: text => (parseRegistry(text, entssoKey)?.size ?? 1) > 0,
		pieces: [' ', '    a    ', '    a    REG_SZ', '\r\n', 'HKEY_LOCAL_MACHINE\\', 'a    ', '\\'],
	},
	{
		name: 'service',
		samples: [serviceOutput('4  RUNNING'), serviceOutput('1  STOPPED', 'STATUS', 'TYP')],
		parse: text => /^[a-z]+$/v.test(String(parseServiceState(text))) && /^(?:automatic|manual|disabled|undefined)$/v.test(String(startTypeOf(text))),
		pieces: [' ', ': ', ': 4 ', ':', ': 4\t'],
	},
	{
		name: 'service program',
		samples: [String.raw`"D:\A b\ENTSSO.exe" -x "y.exe"`, String.raw`\??\D:\A\ENTSSO.exe -service`],
		parse: text => programOf(text) !== '',
		pieces: ['"', '.exe', ' ', '.ex', 'a.exea'],
	},
	{
		name: 'groups',
		samples: Object.values(groupsOutput),
		parse: text => [...parseGroups(text) ?? []].every(sid => /^S-1(?:-\d+)+$/v.test(sid)),
		pieces: ['"', '"a",', '"","","S-1-5', '-1', '"","","S-1-1"\r\n', ','],
	},
	{
		name: 'displaydb',
		samples: [databaseOutput('BIZ01')],
		parse: text => Object.values(parseDisplayedDatabase(text) ?? {}).every(value => value !== ''),
		pieces: [' ', ':', ': ', 'sso admin', 'SSO Secret Server name ', 'secret server', '\r\n', 'a: b\r\n'],
	},
	{
		name: 'event XML',
		samples: [eventXml(10_559, '2026-11-23T22:20:13.000000000Z', [String.raw`D:\M&amp;A\&#228;.bak`, '', '{1}']), `<?xml version="1.0"?>\r\n<Events>${eventXml(10_589, '2026-11-20T01:02:03Z')}</Events>`],
		parse: text => (parseEvents(text) ?? []).every(({id, time, strings}) => Number.isSafeInteger(id) && !Number.isNaN(time.getTime()) && strings.every(one => isText(one))),
		pieces: [' ', '<Event>', '<Event ', '<Data ', '<Data>', '<EventID ', '<TimeCreated ', 'SystemTime=', '<TimeCreated SystemTime', '&amp;', '&#', '<?xml', eventXml(1, '2026-11-20T01:02:03Z')],
	},
	{
		name: 'tool output',
		samples: [registryOutput.entsso, '\u{FF}\u{FE}a\0b\0', '\u{EF}\u{BB}\u{BF}abc', 'a\0b\0', 'L\u{84}uft'],
		parse: text => ['850', '437', '932', '65001', 'x', ''].every(page => !/[\p{Control}--[\t\n\r]]/v.test(decodeOutput(bytesOf(text), page))),
		pieces: ['a', '\0', '\u{FF}', '\u{84}\u{81}'],
	},
	{
		name: 'SID',
		samples: ['\u{1}\u{5}\0\0\0\0\0\u{5}\u{15}\0\0\0\u{1}\0\0\0\u{2}\0\0\0\u{3}\0\0\0\u{55}\u{4}\0\0', '\u{1}\u{1}\0\0\0\0\0\u{1}\0\0\0\0'],
		parse: text => /^(?:S-1(?:-\d+)+|undefined)$/v.test(String(sidText(bytesOf(text)))),
		pieces: ['\u{1}\u{FF}', '\0'],
	},
	{
		name: 'key stream',
		samples: ['abc\r\u{1B}[A\u{1B}OP\u{1B}[3~\t', '\u{1B}[200~pasted\r\nline\u{1B}[201~x', '\u{1B}[1;5C\u{1B}\u{1B}[Z\u{3}\u{12}'],
		parse: text => [true, false].every(marksPastes => keysAreSound(text, marksPastes)),
		pieces: ['\u{1B}', '\u{1B}[', '0', '\u{1B}[200~', '\u{1B}[200~\u{1B}[201~', 'ab', '\r\n', ' '],
	},
	{
		name: 'prompts',
		samples: ['Password : ', 'Confirm Password : ', 'Password reminder : ', 'Kennwort bestätigen:', 'Rappel du mot de passe :', '確認用パスワードを入力してください:', '密码提示：', 'Please enter the password for the backup file:'],
		parse: text => /^(?:password|confirmation|reminder|undefined)$/v.test(String(classifyPrompt(text))) && /^(?:wait|type|ask)$/v.test(nextStep(newDialogue, {text, open: true, place: '0'}, usualPatience, true).act),
		pieces: ['password ', 'password', 'please enter the ', 'パスワード', ' ', '-', 'mot de '],
	},
	{
		name: 'console text',
		samples: ['\u{1B}[?25lPassword : \u{1B}[2;13H*******\r\nERROR: 0xC0002A0F : Could not\r\n', `\u{1B}]0;title\u{7}echo ${password}\r\n`, '\u{1B}[5;1H\u{1B}[K\u{1B}[10Ctext'],
		parse(text) {
			const codes = new CodeCollector([password, '0xC0002A0F.bak']);
			const lines = new PlainLines(line => {
				codes.add(line);
			});
			lines.push(text.slice(0, text.length / 2));
			lines.push(text.slice(text.length / 2));
			lines.end();
			return codes.codes.every(code => /^0x[\dA-F]{8}$/v.test(code)) && !redact([text, text.slice(5)]).join('\n').includes(password);
		},
		pieces: ['\u{1B}', '\u{1B}[', '0', '\u{1B}]', '\u{7}', ' ', 'a', '\r\n', '0xC0002A0F', 'Tr0ub4dor&3 ', '\n '],
	},
	{
		name: 'typed answers',
		samples: [String.raw`D:\SSO-Backup\SSO-HOST1-2026-11-23.bak`, String.raw`\\server\share\x`, '/var/backup/x.bak', password, 'Team safe, entry 12'],
		parse(text) {
			const secret = new Secret(text);
			return [judgeBackupFile(text, pathContext, undefined), judgeBackupFile(text, {...pathContext, style: 'posix'}, undefined), judgePassword(secret), judgeReminder(text, new Secret(password))]
				.every(({refusal}) => refusal === undefined || refusal.length > 0) && isText(strengthOf(secret).word) && isText(commandLine(text, 'windows')) && isText(commandLine(text, 'posix'));
		},
		pieces: ['\\', 'a', 'D:\\', ' ', '.', '-2', '"', '/', 'é'],
	},
	{
		name: 'standard input',
		samples: [`${password}\nTeam safe\n`, `\u{EF}\u{BB}\u{BF}${password}\r\nx`, '\u{FF}\u{FE}a\0\n\0'],
		parse(text) {
			const bytes = bytesOf(text);
			countLines(bytes);
			const decoded = decodeInput(bytes);
			return 'problem' in decoded ? isText(decoded.problem) : typeof splitInput(decoded.text) === 'object';
		},
		pieces: ['a', '\n', '\r', '\0', '\u{FF}'],
	},
];

function keysAreSound(text: string, marksPastes: boolean): boolean {
	const decoder = createKeyDecoder({marksPastes});
	const half = Math.floor(text.length / 2);
	const keys = [...decoder.push(text.slice(0, half)), ...decoder.push(text.slice(half)), ...decoder.flush()];
	// No key holds what would break out of a masked field.
	return keys.every(key => !('text' in key) || (typeof key.text === 'string' && !/\p{Control}/v.test(key.text)));
}
