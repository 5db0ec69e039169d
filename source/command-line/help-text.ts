import {type CommandName, flagKeysOf} from './commands.ts';
import {examplesText} from './examples.ts';
import {configVariable} from './mistake.ts';

const healthCodes = [
	'0  healthy: every line is ok',
	'1  something needs attention',
	'2  wrong usage',
	'3  it cannot be told',
];

/** Exit codes as help tells them; they are a stable interface, see source/documents/reference.md. */
const codesOf: Readonly<Record<CommandName, readonly string[]>> = {
	wizard: [
		'0    verified, or a dry run',
		'1    failed',
		'2    wrong usage, or no terminal to ask in',
		'3    finished, but unproven or without the second copy',
		'130  left by you',
	],
	check: [...healthCodes, 'With --nagios: 0 OK, 1 WARNING, 2 CRITICAL (a stop), 3 UNKNOWN or wrong usage.'],
	verify: healthCodes,
	history: ['0  done', '1  failed', '2  wrong usage', '3  records could not be read'],
	run: [
		'0    verified; a dry run; or skipped, since there is a recent backup',
		'1    failed, or a stop was in the way',
		'2    wrong usage; nothing was started',
		'3    finished, but unproven; a copy or a record is missing or cannot be read',
		'130  stopped by Ctrl+C; 143 and 129 by the signals TERM and HUP',
	],
	restore: [
		'0    loaded: ENTSSO uses the restored master secret',
		'1    failed, or refused: so is a master secret there without a verified backup',
		'2    wrong usage; nothing was started',
		'3    accepted: ENTSSO has to be restarted; or unproven',
		'130  stopped by Ctrl+C; 143 and 129 by the signals TERM and HUP',
	],
	guide: ['0  printed, and written where DIR was given', '1  failed, or a file is there already', '2  wrong usage'],
	runbook: ['0  written', '1  failed, or a file is there already', '2  wrong usage'],
	completion: [],
	help: [],
};

/** Returns what stands below the flags in the help of a command, or of the program. */
export function helpBelow(name: CommandName | undefined): string {
	const flags = flagKeysOf(name ?? 'wizard');
	const fillsIn = name !== 'runbook' && flags.includes('backupFile');
	const parts = [
		fillsIn
			? [
				'In --backup-file and --copy-to, {computer}, {date} (2026-11-23) and {time}',
				'(14-05-09) are filled in. In PowerShell, put such a path into single',
				'quotation marks.',
			]
			: [],
		flags.includes('configDirectory')
			? [`The variable ${configVariable} stands for --config-dir;`, 'the flag wins, and an empty variable counts as none.']
			: [],
		titled('Exit codes:', codesOf[name ?? 'wizard']),
		examplesText(name ?? 'program'),
	];
	return parts.filter(lines => lines.length > 0).map(lines => `\n${lines.join('\n')}`).join('\n');
}

function titled(title: string, lines: readonly string[]): string[] {
	return lines.length === 0 ? [] : [title, ...lines.map(line => `  ${line}`)];
}
