import fc from 'fast-check';
import {expect, test} from 'vitest';
import {StandIns} from '../../../source/core/report/stand-ins.ts';

function knowing(): StandIns {
	const standIns = new StandIns();
	standIns.know('COMPUTER', 'ZRHBIZ01');
	standIns.know('USER', 'wkeller');
	standIns.know('DOMAIN', 'ACMEDOM');
	standIns.know('GROUP', 'Acme Secret Keepers');
	return standIns;
}

test.each([
	['SSO status                             : Enabled', 'SSO status                             : Enabled'],
	[String.raw`SQL Server                             : ZRHSQL7\PAYROLL,1433`, String.raw`SQL Server                             : SERVER-1\INSTANCE-1,1433`],
	['SSO database : Payroll', 'SSO database : DATABASE-1'],
	['SSO Secret Server name : zrhbiz01.acme.example', 'SSO Secret Server name : COMPUTER-1.DNS-1'],
	[String.raw`SSO Administrators account : ACMEDOM\Acme Secret Keepers`, String.raw`SSO Administrators account : DOMAIN-1\GROUP-1`],
	[String.raw`        SERVICE_START_NAME : ACMEDOM\svc-sso `, String.raw`        SERVICE_START_NAME : DOMAIN-1\USER-2`],
	['        SERVICE_START_NAME : LocalSystem', '        SERVICE_START_NAME : LocalSystem'],
	[String.raw`        BINARY_PATH_NAME   : "D:\Program Files\Common Files\Enterprise Single Sign-On\ENTSSO.exe" -service`, String.raw`        BINARY_PATH_NAME   : "D:\Program Files\Common Files\Enterprise Single Sign-On\ENTSSO.exe" -service`],
	['Size of audit table for deleted applications : 1000', 'Size of audit table for deleted applications : 1000'],
	['        TYPE               : 10  WIN32_OWN_PROCESS ', '        TYPE               : 10  WIN32_OWN_PROCESS '],
])('a property: %s', (text, expected) => {
	expect(knowing().property(text)).toBe(expected);
});

test.each([
	['ERROR: 0xC0002A0F : Could not contact the SSO server \'ZRHBIZ01\'. Check that SSO is configured.', 'ERROR: 0xC0002A0F : Could not contact the SSO server \'COMPUTER-1\'. Check that SSO is configured.'],
	[String.raw`Could not write C:\Users\wkeller\My Backup\Zurich.bak`, 'Could not write PATH-1'],
	[String.raw`"\\filer7\sso$\a.bak" could not be opened`, '"PATH-1" could not be opened'],
	['/home/wkeller/sso.bak: error', 'PATH-1'],
	['Password : ********', 'Password : ***'],
	['Kennwort bestätigen : ', 'Kennwort bestätigen : '],
	['パスワードの確認入力 :', 'パスワードの確認入力 :'],
	['Zolvarim teth : ', 'WORD-1 WORD-2 : '],
	['{1B2C3D4E-0000-4000-8000-00000000000A} is current', '{GUID-1} is current'],
	['S-1-5-21-1-2-3-1109 and S-1-5-32-544', 'SID-1 and S-1-5-32-544'],
	['version 10.0.2242.0 at 10.20.30.40', 'version 10.0.2242.0 at ADDRESS-1'],
	['fe80::1ff:fe23:4567:890a', 'ADDRESS-1'],
	['Call 044 123 45 67 or 0791234567', 'Call NUMBER-1 or NUMBER-2'],
	['wkeller@acme.example', 'USER-1@NAME-1.DNS-1'],
	['ZRHBIZ01 zrhbiz01 ZRHBIZ01$', 'COMPUTER-1 COMPUTER-1 COMPUTER-1$'],
	['ZRHBIZ01_copy', 'COMPUTER-1_WORD-1'],
	['%USERPROFILE%', '%WORD-1%'],
	[String.raw`BACKUP\Service may not read HKEY\SOFTWARE\Microsoft`, String.raw`DOMAIN-2\USER-2 may not read DOMAIN-3\USER-3`],
	[String.raw`Software\Microsoft\ENTSSO is not there`, String.raw`Software\Microsoft\ENTSSO is not there`],
	[String.raw`NT AUTHORITY\SYSTEM, NT AUTHORITY\Local Service and BUILTIN\Administrators`, String.raw`NT AUTHORITY\SYSTEM, NT AUTHORITY\Local Service and BUILTIN\Administrators`],
	// Words that are harmless elsewhere, where a tool calls them a name.
	['ERROR: 0xC0002A0F : Could not contact SSO server \'backup\'.', 'ERROR: 0xC0002A0F : Could not contact SSO server \'NAME-1\'.'],
	[String.raw`The user "DOMAIN\service" of the group 'secret keys' on server "EVENT" has no access.`, String.raw`The user "DOMAIN-2\NAME-1" of the group 'NAME-2' on server "NAME-3" has no access.`],
	['database name: \u{201E}license\u{201C}, database \u{2018}License\u{2019}, application \u{AB}account\u{BB}', 'database name: \u{201E}NAME-1\u{201C}, database \u{2018}NAME-1\u{2019}, application \u{AB}NAME-2\u{BB}'],
	[String.raw`the service 'ENTSSO', the group "SSO Administrators", user 'NT AUTHORITY\SYSTEM'`, String.raw`the service 'ENTSSO', the group "SSO Administrators", user 'NT AUTHORITY\SYSTEM'`],
	[String.raw`server "\\filer7\sso$" and user's password`, 'server "PATH-1" and user\'WORD-1 password'],
])('a line: %s', (text, expected) => {
	expect(knowing().line(text)).toBe(expected);
});

test('whatever a line is made of, a name in it is replaced', () => {
	const names = ['ZRHBIZ01', 'wkeller', 'ACMEDOM', 'Acme Secret Keepers', 'Ludmilla', 'Quartzhill', 'pay_roll-7', 'Żółkiewski'];
	const glue = fc.constantFrom('', ' ', '  ', '\t', ':', ' : ', '\\', '/', '\\\\', '@', '.', '_', '-', '"', '\'', '(', ')', '{', '}', ',', ';', '$', '%', '=', '0x', '*', 'C:\\', '1', '\u{202E}', '\r', 'SSO', 'server', ' account : ');
	fc.assert(fc.property(fc.array(fc.tuple(glue, fc.constantFrom(...names), glue), {minLength: 1, maxLength: 6}), fc.boolean(), (parts, isUpper) => {
		const text = parts.map(part => part.join('')).join('');
		const standIns = knowing();
		const shown = [standIns.line(isUpper ? text.toUpperCase() : text), standIns.property(text), standIns.name('GROUP', text)].join('\n');
		for (const name of names) {
			for (const piece of name === 'Acme Secret Keepers' ? [name, 'Keepers', 'Acme'] : [name]) {
				expect(shown.toLowerCase()).not.toContain(piece.toLowerCase());
			}
		}
	}), {seed: 11, numRuns: 3000});
});

test('a line with no end is cut, and takes no time', () => {
	const standIns = knowing();
	for (const text of ['パ'.repeat(100_000), ':'.repeat(100_000), 'a.'.repeat(50_000), '\\'.repeat(100_000), '1-'.repeat(50_000)]) {
		expect(standIns.property(text).length).toBeLessThan(1000);
	}
});
