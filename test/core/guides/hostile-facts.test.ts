import {describe, expect, test} from 'vitest';
import {
	databaseOf,
	isComputerName,
	nameOr,
	pathOr,
	sqlServerOf,
} from '../../../source/core/guides/fill-in.ts';
import {serverXml} from '../../../source/core/guides/commands.ts';
import {type GuideFacts, guideTopics} from '../../../source/core/guides/guide.ts';
import {guideFor} from '../../../source/core/guides/guides.ts';
import {guidePage} from '../../../source/core/paper/guide-page.ts';

/** Texts that somebody may have put into a registry, a database or a file name. */
const hostile = [
	'', ' ', '"', 'BIZ"01', 'BIZ01" & del C:\\', 'BIZ&01', 'BIZ%PATH%', '%COMSPEC%', '<b>', 'BIZ<01>', 'A'.repeat(400), 'BIZ\u{0}01', 'BIZ\r\ndel', 'BIZ\u{1B}[2J', '\u{202E}10ZIB', 'B\u{C4}R', 'BIZ\u{201D}01', 'BIZ\u{FF02}01', 'BIZ 01', '-serverall', '/u', '10.0.0.1', '2001:db8::1', 'biz01.contoso.com', '12345', 'BIZ^01', 'BIZ|01', 'BIZ;01', '\'; DROP DATABASE SSODB; --', 'SSODB] TO DISK', '$(calc)', '`calc`', 'A'.repeat(16), 'localhost', 'LocalHost', 'loopback', 'CON', 'nul', 'COM1', 'lpt9', 'SYSTEM', 'NEWNAME', 'OldName', 'NETWORKNAME',
];

test.each(hostile)('%j is no name of a computer', text => {
	expect(isComputerName(text)).toBe(false);
	expect(nameOr('NAME', text)).toBe('NAME');
});

test.each(['BIZ01', 'biz01', 'B', 'A'.repeat(15), 'SSO-NET', 'SSO_1', '2BIZ', 'CONTOSO1', 'LOCALHOST1', 'COM10', 'SERVER'])('%s is a name of a computer', text => {
	expect(isComputerName(text)).toBe(true);
});

function commandsOf(facts: GuideFacts): readonly string[] {
	return guideTopics.flatMap(topic => guideFor(topic, facts).steps.flatMap(({commands = []}) => commands));
}

describe('what others wrote', () => {
	test.each(hostile.filter(text => text.trim() !== ''))('%j leaves the commands as they are where nothing is known, and the page ASCII', text => {
		const facts: GuideFacts = {
			computer: text,
			secretServer: `${text}"`,
			sqlServer: `${text};`,
			database: `${text}]`,
			// No full paths, whatever they are.
			installDirectory: `x${text}`,
			backupFile: `x${text}`,
			newServer: text,
		};
		expect(commandsOf(facts)).toEqual(commandsOf({}));
		for (const topic of guideTopics) {
			const page = guidePage({guide: guideFor(topic, facts), practice: undefined, notes: []}, '\n');
			expect(page).toMatch(/^[\n -~]+$/v);
			expect(Math.max(...page.split('\n').map(line => line.length))).toBeLessThanOrEqual(78);
		}
	});

	test.each(hostile.filter(text => text.trim() !== ''))('%j in a path ends no quotation mark and names no variable', text => {
		const path = `C:\\${text}\\SSO.bak`;
		const usual = String.raw`"%CommonProgramFiles%\Enterprise Single Sign-On"`;
		for (const command of commandsOf({computer: 'BIZ01', installDirectory: path, backupFile: path})) {
			const rest = command.replaceAll(`"${path}"`, '"PATH"').replaceAll(usual, '"USUAL"');
			expect(rest).not.toMatch(/%|SSO\.bak|[^ -~]/v);
			expect(/^[^\p{Control}"%<>\|]*$/v.test(text) || !command.includes(path), command).toBe(true);
		}
	});

	test('a path stands in quotation marks, whole, or not at all', () => {
		expect(pathOr('FILE', String.raw`D:\R&D (50) ^x!\SSO $1.bak`)).toBe(String.raw`"D:\R&D (50) ^x!\SSO $1.bak"`);
		expect(pathOr('FILE', '\\\\files\\safe$\\Sch\u{FC}tze.bak')).toBe('"\\\\files\\safe$\\Sch\u{FC}tze.bak"');
		for (const path of ['SSO.bak', 'C:SSO.bak', String.raw`D:\50%\SSO.bak`, String.raw`D:\a"b.bak`, 'D:\\a\u{201D}b.bak', 'D:\\a\nb.bak', 'D:\\a\u{202E}b.bak', `D:\\${'a'.repeat(300)}`, String.raw`D:\a|b`, String.raw`D:\<b>`]) {
			expect(pathOr('FILE', path)).toBe('FILE');
		}
	});

	test('a SQL Server may have an instance and a port', () => {
		for (const name of ['SQL01', String.raw`SQL01\SSO`, 'sql01.contoso.com,1433', String.raw`SQL-01\SSO_1,14330`]) {
			expect(sqlServerOf({sqlServer: name})).toBe(name);
		}

		for (const name of ['.', '(local)', 'SQL01\\', 'SQL01" -Q "x', 'SQL01;x', '-Q']) {
			expect(sqlServerOf({sqlServer: name})).toBe('SQLSERVER');
		}

		expect(databaseOf({database: 'SSODB'})).toBe('SSODB');
		expect(databaseOf({database: 'SSODB] x'})).toBe('DATABASE');
	});
});

test('the XML is well-formed whatever the name', () => {
	expect(serverXml('A<&>B').join('')).toBe('<sso><globalInfo><secretServer>A&lt;&amp;&gt;B</secretServer></globalInfo></sso>');
});
