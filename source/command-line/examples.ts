import type {CommandName} from './commands.ts';

/** A command in as many lines as it takes, and what it does. */
export type Example = {readonly lines: readonly string[]; readonly does: string};

/** Examples below the help of each command; `program` is the program itself. */
export const examplesOf: Readonly<Record<CommandName | 'program', readonly Example[]>> = {
	program: [
		example('back up the master secret, step by step', 'entsso-backup'),
		example('practise first; no secret is touched', 'entsso-backup --practice'),
		example('look the computer over and change nothing', 'entsso-backup check'),
		example('is the newest backup still good?', 'entsso-backup verify'),
		example('the same backup without questions', 'entsso-backup run --help'),
	],
	wizard: [
		example('practise a case that goes wrong', 'entsso-backup wizard --practice service-stopped'),
		example('numbered questions, for screen readers', 'entsso-backup wizard --plain'),
		example('print the command, start nothing', 'entsso-backup wizard --dry-run'),
	],
	check: [
		example('one line for each thing a backup needs', 'entsso-backup check'),
		example('the same for a program', 'entsso-backup check --json'),
		example('the same for Nagios', 'entsso-backup check --nagios'),
	],
	verify: [
		example('the newest backup', 'entsso-backup verify'),
		example('this one', String.raw`entsso-backup verify D:\SSO-Backup\SSO-HOST1.bak`),
	],
	history: [
		example('newest first', 'entsso-backup history'),
		example('the same for a program', 'entsso-backup history --json'),
	],
	run: [
		example(
			'print the command, start nothing; no password is needed',
			String.raw`entsso-backup run --dry-run --backup-file D:\SSO-Backup\SSO.bak`,
		),
		example('practise that, with the result for a program', 'entsso-backup run --practice --dry-run --json'),
		example(
			'in PowerShell 5.1 or later; the password is asked for',
			'$OutputEncoding = New-Object Text.UTF8Encoding',
			'$p = Read-Host \'Password of the backup file\' -AsSecureString',
			'(New-Object Net.NetworkCredential \'\', $p).Password |',
			String.raw`  entsso-backup run --backup-file 'D:\SSO-Backup\{computer}-{date}.bak' ` + '`',
			'  --reminder \'Safe of the team, entry 12\' --password-stdin',
		),
	],
	restore: [
		example('step by step, with proof', 'entsso-backup restore'),
		example(
			'in PowerShell 5.1 or later; the password is asked for',
			'$OutputEncoding = New-Object Text.UTF8Encoding',
			'$p = Read-Host \'Password of the backup file\' -AsSecureString',
			'(New-Object Net.NetworkCredential \'\', $p).Password |',
			String.raw`  entsso-backup restore 'D:\SSO-Backup\SSO-HOST1.bak' --password-stdin`,
		),
		example('what was restored, and how far it is proved', 'entsso-backup history'),
	],
	guide: [
		example('which guides there are', 'entsso-backup guide'),
		example('print one', 'entsso-backup guide lost-master'),
		example(
			'write the page and the files for ssomanage -updatedb',
			String.raw`entsso-backup guide move D:\SSO-Move --new-server BIZ02`,
		),
	],
	runbook: [
		example('files for a server that cannot run this', String.raw`entsso-backup runbook E:\for-host1`),
	],
	report: [
		example('a page to read, and to send', 'entsso-backup report entsso-report.txt'),
		example('what such a page looks like', 'entsso-backup report sample.txt --practice'),
	],
	completion: [
		example('in PowerShell 5 or later', 'entsso-backup completion powershell | Out-String | Invoke-Expression'),
		example('in bash', 'source <(entsso-backup completion bash)'),
	],
	help: [
		example('how a backup is made without questions', 'entsso-backup help run'),
	],
};

const widestColumn = 44;

/** Returns the examples as help shows them: in two columns where they fit, else what each does above it. */
export function examplesText(name: CommandName | 'program'): string[] {
	const examples = examplesOf[name];
	const width = Math.max(...examples
		.flatMap(({lines}) => lines.length > 1 ? [Infinity] : lines.map(line => line.length)));
	const shown = width > widestColumn
		? examples.flatMap(({lines, does}) => [`  ${does}:`, ...lines.map(line => `    ${line}`)])
		: examples.map(({lines, does}) => `  ${(lines[0] ?? '').padEnd(width + 2)}${does}`);
	return ['Examples:', ...shown];
}

function example(does: string, ...lines: readonly string[]): Example {
	return {lines, does};
}
