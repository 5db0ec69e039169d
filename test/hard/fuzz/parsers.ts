import {Buffer} from 'node:buffer';
import {
	countLines,
	decodeInput,
	splitInput,
} from '../../../source/commands/input-text.ts';
import {validateBackupFile} from '../../../source/journeys/backup/questions/backup-file.ts';
import {validatePassword} from '../../../source/journeys/backup/questions/password.ts';
import {validateReminder} from '../../../source/journeys/backup/questions/reminder.ts';
import {createEstimator} from '../../../source/journeys/backup/secrets/estimator.ts';
import {strengthOf} from '../../../source/journeys/backup/secrets/strength.ts';
import {Secret} from '../../../source/values/secret.ts';
import {CodeCollector} from '../../../source/core/engines/printed-codes.ts';
import {newDialogue, nextStep, usualPatience} from '../../../source/core/engines/console/dialogue.ts';
import {PlainLines} from '../../../source/core/engines/console/plain-lines.ts';
import {classifyPrompt} from '../../../source/core/engines/console/prompts.ts';
import {redactor} from '../../../source/core/engines/redact.ts';
import {codeText} from '../../../source/host/error-code.ts';
import {decodeOutput} from '../../../source/host/windows/decode.ts';
import {
	exceptionOf,
	exceptionSize,
	guidBytes,
	isFailure,
	textBytes,
	textOf,
} from '../../../source/host/windows/administration/marshal.ts';
import {replyIn, requestIn} from '../../../source/host/windows/administration/reply.ts';
import {serverStatusOf} from '../../../source/host/windows/administration/server-status.ts';
import {parseDisplayedDatabase} from '../../../source/host/windows/display-db.ts';
import {parseEvents} from '../../../source/host/windows/events.ts';
import {parseGroups} from '../../../source/host/windows/groups.ts';
import {parseRegistry} from '../../../source/host/windows/registry.ts';
import {parseServiceState, programOf, startTypeOf} from '../../../source/host/windows/service.ts';
import {sidText} from '../../../source/host/windows/sid.ts';
import {reachOf, statusHere} from '../../../source/host/windows/status-answer.ts';
import {createKeyDecoder} from '../../../source/terminal/key.ts';
import {commandLine} from '../../../source/journeys/backup/command-line.ts';
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

const estimator = createEstimator(['sso']);

const entssoKey = String.raw`SOFTWARE\Microsoft\ENTSSO`;
const password = 'Tr0ub4dor&3 (a+b)*';
/** What GetServerStatus gives back. */
const statusValues = ['SSO1', 'SQL1', 'SSODB', String.raw`CONTOSO\svc`, 'CLU', 'NODE1', 1, 2, 3, 0xA_00_00, 0x8_C2_00_00, 6, 7, 8, 0x63];
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

/** As bytesOf takes it. */
function bytesText(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('latin1');
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
		name: 'administration answer',
		samples: [
			'{"type":"calling"}',
			'{"type":"unusable","reason":"Not registered.","code":"0x80040154"}',
			'{"type":"failed","code":"0xC0002A0F","text":["Could not contact the server.","(RPC: 0x800706D9)"]}',
			`{"type":"returned","code":0,"values":${JSON.stringify(statusValues)}}`,
			'{"type":"returned","code":1,"values":["Team safe"]}',
			JSON.stringify({method: 'BackupSecret', values: [String.raw`C:\x.bak`, password, 'Team safe']}),
			'{"method":"toString","values":[]}',
		],
		parse: text => requestIsSound(text) && replyIsSound(text),
		pieces: ['[', '{"type":', '"', '{"type":"failed","code":"0xC0002A0F","text":[', ',', '[],', '\\', String.raw`\u0000`],
	},
	{
		name: 'administration memory',
		samples: [bytesText(guidBytes('92A8E726-A83B-4EF6-8D77-197558227B0D')), bytesText(textBytes('ENTSSO\r\nsays no')), `\u{10}${'\0'.repeat(55)}\u{F}\u{2A}\0\u{C0}\0\0\0\0`, 'a\0b\0\0\0', '\0\u{D8}a\0'],
		parse: text => memoryIsSound(bytesOf(text)),
		pieces: ['a', '\0', '\u{FF}', '\0\u{D8}', 'a\0'],
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
		parse: text => /^(?:password|confirmation|reminder|undefined)$/v.test(String(classifyPrompt(text))) && /^(?:wait|type|ask)$/v.test(nextStep(newDialogue([{kind: 'password', secret: new Secret('Tr0ub4dor&3')}]), {
			text, open: true, before: [], place: 0,
		}, usualPatience, true).act),
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
			return [validateBackupFile(text, pathContext, undefined), validateBackupFile(text, {...pathContext, style: 'posix'}, undefined), validatePassword(secret), validateReminder(text, new Secret(password))]
				.every(({refusal}) => refusal === undefined || refusal.length > 0) && isText(strengthOf(estimator(text), text.length).word) && isText(commandLine(text, 'windows')) && isText(commandLine(text, 'posix'));
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

function requestIsSound(text: string): boolean {
	const request = requestIn(text);
	return request === undefined || (/^(?:BackupSecret|RestoreSecret|GetFilePasswordReminder|GetServerStatus)$/v.test(request.method) && request.values.every(value => typeof value !== 'object'));
}

function replyIsSound(text: string): boolean {
	const reply = replyIn(text);
	switch (reply?.type) {
		case undefined:
		case 'calling': {
			return true;
		}

		case 'unusable': {
			return isText(reply.reason) && (reply.code === undefined || /^0x[\dA-F]{8}$/v.test(reply.code));
		}

		case 'failed': {
			return /^0x[\dA-F]{8}$/v.test(reply.code) && reply.text.every(line => isText(line));
		}

		case 'returned': {
			return Number.isFinite(reply.code) && statusIsSound(reply.values);
		}
	}
}

function statusIsSound(values: ReadonlyArray<string | number>): boolean {
	const status = serverStatusOf(values);
	return status === undefined
		|| (/^(?:\d+\.\d+\.\d+\.\d+)?$/v.test(status.version)
			&& isText(status.node)
			&& /^(?:online|offline|silent|undefined)$/v.test(String(reachOf(status, 'NODE1')))
			&& (statusHere(status, 'NODE1') ?? status) === status);
}

function memoryIsSound(bytes: Uint8Array): boolean {
	const exception = new Uint8Array(exceptionSize);
	exception.set(bytes.subarray(0, exceptionSize));
	const {code} = exceptionOf(exception);
	const text = textOf(bytes);
	// What comes from the memory of another program goes back there only as it came, and never with a NUL in it.
	const back = text.includes('\0') || textOf(textBytes(text)) === text.replace(/\0$/v, '');
	return /^0x[\dA-F]{8}$/v.test(codeText(code)) && isFailure(code) === (code >= 2 ** 31) && back;
}
