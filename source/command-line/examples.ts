/** Examples below the help of each command; the program itself is ''. */
export const examplesOf: Readonly<Record<string, ReadonlyArray<readonly [command: string, does: string]>>> = {
	'': [
		['entsso-backup', 'back up the master secret, step by step'],
		['entsso-backup --practice', 'practise first; no secret is touched'],
		['entsso-backup check', 'look the computer over and change nothing'],
		['entsso-backup verify', 'is the newest backup still good?'],
		['entsso-backup run --help', 'the same backup without questions'],
	],
	wizard: [
		['entsso-backup wizard --practice service-stopped', 'practise a case that goes wrong'],
		['entsso-backup wizard --plain', 'numbered questions, for screen readers'],
		['entsso-backup wizard --dry-run', 'print the command, start nothing'],
	],
	check: [
		['entsso-backup check', 'one line for each thing a backup needs'],
		['entsso-backup check --json', 'the same for a program'],
	],
	verify: [
		['entsso-backup verify', 'the newest backup'],
		[String.raw`entsso-backup verify D:\SSO-Backup\SSO-HOST1.bak`, 'this one'],
	],
	history: [
		['entsso-backup history', 'newest first'],
		['entsso-backup history --json', 'the same for a program'],
	],
	run: [
		[String.raw`type password.txt | entsso-backup run --backup-file D:\SSO-Backup\SSO.bak --reminder "Team safe" --password-stdin`, ''],
		['entsso-backup run --practice --password-stdin --json', 'practise, with the result for a program'],
	],
	runbook: [
		[String.raw`entsso-backup runbook E:\for-host1`, 'files for a server that cannot run this'],
	],
	completion: [
		['entsso-backup completion powershell | Out-String | Invoke-Expression', 'in PowerShell 5 or later'],
		['source <(entsso-backup completion bash)', 'in bash'],
	],
};

/** Returns the examples as help shows them; empty where there are none. */
export function examplesText(name: string): string {
	const examples = examplesOf[name] ?? [];
	const width = Math.max(0, ...examples.map(([command]) => command.length).filter(length => length <= 50)) + 2;
	const lines = examples.map(([command, does]) => `  ${command.padEnd(does === '' ? 0 : width)}${does}`);
	return lines.length === 0 ? '' : ['', 'Examples:', ...lines].join('\n');
}
