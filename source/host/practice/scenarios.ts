import {startElevatedByHand} from '../elevated-prompt.ts';
import {hotfix, hotfixAdvice} from '../hotfix.ts';
import {
	checkIds,
	type CheckId,
	type CheckLine,
	type SsoSystem,
} from '../host.ts';
import {german, invented, type ToolLanguage} from './languages.ts';
import type {SecretStart} from './secret-store.ts';
import type {ToolError} from './tool-error.ts';

export const practiceComputer = 'PRACTICE';

/** Name of the simulated cluster in Windows. */
export const clusterName = 'CLUSTER01';

/** Network name that the role of ENTSSO has in it, which is another. */
export const networkName = 'SSO-NET';

/** Facts about the simulated SSO system. */
export const practiceSystem: SsoSystem = {
	version: '10.0.2242.0',
	product: 'BizTalk Server 2016',
	sqlServer: 'PRACTICE-SQL',
	database: 'SSODB',
	secretServer: practiceComputer,
};

/** How the tool fails. */
export type Effect = 'hang' | 'crash' | (ToolError & {readonly event?: 10_560 | 10_561});

/**
End of a trouble. `checked-again`: the second check; `tried-again`: the second run of the tool; `other-folder`: a file
that is not in the default backup folder.
*/
export type End = 'checked-again' | 'tried-again' | 'other-folder';

/** A fault of the tool, and how long it lasts: until the user has done what the advice says. */
export type Trouble = {
	readonly effect: Effect;
	/** Any of them ends it: advice may name two ways. */
	readonly until: readonly End[];
	/** Left out where any task meets it. */
	readonly only?: 'backup';
};

/** How the master secret stands as the session begins, and what becomes of it; loaded where nothing is said. */
export type SecretCourse = {
	readonly state: SecretStart;
	/** State from the second check, or from the second backup on. */
	readonly later?: SecretStart;
	readonly when?: 'checked-again' | 'tried-again';
	/** Computer that is the master secret server instead of this one. */
	readonly server?: string;
	/** That computer does not answer. */
	readonly isServerLost?: boolean;
};

export type Scenario = {
	/** One line that says what happens. */
	readonly description: string;
	/** Check lines that differ from those of a healthy computer. */
	readonly lines?: readonly CheckLine[];
	/** Check lines from the second check on. */
	readonly linesAfter?: readonly CheckLine[];
	readonly trouble?: Trouble;
	readonly secret?: SecretCourse;
	/** Facts about its SSO system that differ from the usual ones. */
	readonly system?: Partial<SsoSystem>;
	/** Milliseconds between the last answer and the result. */
	readonly silence?: number;
	readonly language?: ToolLanguage;
};

const loadedLine: CheckLine = {
	id: 'secret', state: 'ok', detail: 'Loaded (event 10529).', secret: {state: 'loaded', event: 10_529, doubts: []},
};
const onlyThere: ToolError = {code: '0xC0002A0E', text: 'Only the master secret server can do this.'};

const healthyLines: readonly CheckLine[] = [
	{id: 'administrator', state: 'ok', detail: 'Administrator, and the console is elevated.'},
	{id: 'program', state: 'ok', detail: 'Only administrators and you can change it.'},
	{id: 'entsso', state: 'ok', detail: 'ENTSSO 10.0.2242.0, of BizTalk Server 2016.'},
	{id: 'service', state: 'ok', detail: String.raw`The ENTSSO service runs as CONTOSO\svc-entsso.`},
	{id: 'secret-server', state: 'ok', detail: 'This computer is the master secret server.'},
	{id: 'cluster', state: 'ok', detail: 'This computer is not in a failover cluster.'},
	{id: 'sso-administrators', state: 'ok', detail: 'You are a member of SSO Administrators.'},
	loadedLine,
	{
		id: 'backups',
		state: 'warning',
		detail: 'None logged; ENTSSO asked for one (event 10589).',
	},
];

const noSecretLine: CheckLine = {
	id: 'secret',
	state: 'warning',
	detail: 'There is none (event 10520), and the registry holds none.',
	advice: 'Restore the newest backup file: entsso-backup restore FILE',
	secret: {state: 'none', event: 10_520, doubts: []},
};
const noBackupLine: CheckLine = {id: 'backups', state: 'unknown', detail: 'The event log shows none.'};
const withoutSecret = {lines: [noSecretLine, noBackupLine], secret: {state: 'none'}} as const;

/** Line on a secret that another computer keeps. */
function elsewhereLine(server: string, event: number): CheckLine {
	return {
		id: 'secret',
		state: 'unknown',
		detail: `It is kept on ${server} (event ${event}).`,
		secret: {
			state: 'elsewhere', server, event, doubts: [],
		},
	};
}

/** Replaces the line on the service once it was treated as restarted after a restore. */
export const restartedLine: CheckLine = {
	id: 'service', state: 'ok', detail: 'Practice: treated as done. The ENTSSO service was restarted.',
};

/** Replaces the line on backups once one was made in this practice session. */
export const backedUpLine: CheckLine = {
	id: 'backups',
	state: 'ok',
	detail: 'The master secret was backed up in this practice (event 10559).',
};

export const scenarios = {
	ok: {
		description: 'Everything is in order; the backup succeeds.',
	},
	'not-secret-server': {
		description: 'This computer is not the master secret server.',
		lines: [{
			id: 'secret-server',
			state: 'stop',
			detail: 'The master secret server is SSO-MASTER, not this computer.',
			advice: 'Sign in to SSO-MASTER and start this program there.',
		}, elsewhereLine('SSO-MASTER', 10_529)],
		linesAfter: [
			{
				id: 'secret-server',
				state: 'ok',
				detail: 'Practice: treated as fixed. You are on the master secret server.',
			},
			loadedLine,
		],
		trouble: {effect: onlyThere, until: ['checked-again']},
		secret: {
			state: 'elsewhere', server: 'SSO-MASTER', later: 'loaded', when: 'checked-again',
		},
	},
	'service-stopped': {
		description: 'The ENTSSO service does not run.',
		lines: [{
			id: 'service',
			state: 'stop',
			detail: 'The ENTSSO service is stopped.',
			advice: 'Open another Command Prompt as administrator and run there: net start ENTSSO',
		}],
		linesAfter: [{id: 'service', state: 'ok', detail: 'Practice: treated as fixed. The ENTSSO service runs.'}],
		trouble: {
			effect: {
				code: '0xC0002A0F',
				text: `The SSO server '${practiceComputer}' does not answer.`,
				call: {code: '0x800706BA', text: 'No RPC server was reached.'},
			},
			until: ['checked-again'],
		},
	},
	cluster: {
		description: 'A cluster node whose service was started by hand.',
		lines: [
			{
				id: 'cluster',
				state: 'warning',
				detail: `A node of the failover cluster ${clusterName}.`,
				clusterName,
				advice: 'Work on the active node: Failover Cluster Manager, Roles, Owner Node.',
			},
			{
				id: 'service',
				state: 'stop',
				detail: 'Started by hand, before its cluster resource.',
				advice: 'Stop it in services.msc, then bring the ENTSSO resource online in Failover Cluster Manager. '
					+ 'Do not start it by hand.',
			},
		],
		linesAfter: [{id: 'service', state: 'ok', detail: 'Practice: treated as fixed. The cluster resource is online.'}],
		trouble: {
			effect: {
				code: '0xC0002A0F',
				text: `The SSO server '${networkName}' does not answer.`,
				call: {code: '0x800706D9', text: 'The endpoint is not registered.'},
			},
			until: ['checked-again'],
		},
	},
	'not-admin': {
		description: 'The console was not started as administrator.',
		lines: [{
			id: 'administrator',
			state: 'stop',
			detail: 'This console is not elevated.',
			advice: startElevatedByHand,
		}],
		linesAfter: [{id: 'administrator', state: 'ok', detail: 'Practice: treated as fixed. This console is elevated.'}],
		trouble: {
			effect: {code: '0xC0002A13', text: 'Only a local administrator can do this.'},
			until: ['checked-again'],
		},
	},
	'not-sso-admin': {
		description: 'The user is not a member of SSO Administrators.',
		lines: [{
			id: 'sso-administrators',
			state: 'stop',
			detail: String.raw`You are not a member of CONTOSO\SSO Administrators.`,
			advice: 'Have your account added to that group, then log off and on: a new membership counts only after that.',
		}],
		linesAfter: [{
			id: 'sso-administrators',
			state: 'ok',
			detail: 'Practice: treated as fixed. You are a member of SSO Administrators.',
		}],
		trouble: {
			effect: {code: '0xC0002A14', text: 'Only a member of SSO Administrators can do this.'},
			until: ['checked-again'],
		},
	},
	'no-secret': {
		description: 'The service has no master secret at the first try.',
		lines: [noSecretLine, noBackupLine],
		secret: {state: 'none', later: 'loaded', when: 'tried-again'},
	},
	'fat-volume': {
		description: 'The default backup folder is on a FAT volume.',
		trouble: {
			effect: {code: '0xC0002A07', text: 'The backup file has to be on NTFS or removable media.', event: 10_561},
			until: ['other-folder'],
			only: 'backup',
		},
	},
	'write-denied': {
		description: 'The service may not write to the default backup folder at the first try.',
		trouble: {
			effect: {code: '0xC0002A20', text: 'The backup file could not be created.', event: 10_560},
			until: ['other-folder', 'tried-again'],
			only: 'backup',
		},
	},
	'disk-full': {
		description: 'The disk of the default backup folder is full at the first try.',
		trouble: {
			effect: {code: '0x80070070', text: 'The disk is full.', event: 10_560},
			until: ['other-folder', 'tried-again'],
			only: 'backup',
		},
	},
	slow: {
		description: 'ENTSSO takes 12 seconds to answer.',
		silence: 12_000,
	},
	hangs: {
		description: 'ENTSSO never answers at the first try.',
		trouble: {effect: 'hang', until: ['tried-again']},
	},
	localised: {
		description: 'ssoconfig speaks German.',
		language: german,
	},
	'unknown-prompts': {
		description: 'ssoconfig speaks a language that is not known.',
		language: invented,
	},
	crash: {
		description: 'ssoconfig crashes without a word at the first try.',
		trouble: {effect: 'crash', until: ['tried-again']},
	},
	'lost-secret': {
		description: 'Restore: a new master secret server has no secret yet.',
		...withoutSecret,
	},
	'wrong-password': {
		description: 'Restore: the password on the note is out of date.',
		...withoutSecret,
	},
	'wrong-file': {
		description: 'Restore: the file is from another SSO system.',
		...withoutSecret,
	},
	'damaged-file': {
		description: 'Restore: the file is damaged, but there is a second copy.',
		...withoutSecret,
	},
	'other-secret': {
		description: 'Restore: another secret is loaded, and was never backed up.',
	},
	'account-changed': {
		description: 'Restore: the service account was changed.',
		lines: [
			{
				id: 'secret',
				state: 'warning',
				detail: 'It is there, but ENTSSO cannot load it (event 10565).',
				advice: 'If the service account was changed, set the old one back. '
					+ 'If it is gone, restore an older backup file.',
				secret: {state: 'not-loadable', event: 10_565, doubts: []},
			},
			noBackupLine,
		],
		linesAfter: [{...loadedLine, detail: 'Practice: treated as fixed. The old service account is back.'}],
		secret: {state: 'not-loadable', later: 'loaded', when: 'checked-again'},
	},
	'old-format': {
		description: 'Restore: the file was made by an older ENTSSO.',
		...withoutSecret,
	},
	hotfix: {
		description: 'Restore: this ENTSSO needs a hotfix first.',
		lines: [
			{
				id: 'entsso',
				state: 'warning',
				detail: 'ENTSSO 9.0.2096.0, of BizTalk Server 2013 R2 or HIS 2013.',
				advice: hotfixAdvice,
			},
			...withoutSecret.lines,
		],
		linesAfter: [{id: 'entsso', state: 'ok', detail: `Practice: treated as fixed. Hotfix ${hotfix} is installed.`}],
		secret: {state: 'none'},
		system: {version: '9.0.2096.0', product: 'BizTalk Server 2013 R2 or HIS 2013'},
	},
	'lost-master': {
		description: 'Restore: the master secret server is gone for good.',
		lines: [
			{
				id: 'secret-server',
				state: 'stop',
				detail: 'The master secret server is SSO-MASTER, which does not answer.',
				advice: 'If SSO-MASTER has only stopped, start it again.',
			},
			elsewhereLine('SSO-MASTER', 10_532),
			noBackupLine,
		],
		linesAfter: [
			{
				id: 'secret-server',
				state: 'ok',
				detail: 'Practice: treated as fixed. This computer is the master now.',
			},
			noSecretLine,
		],
		trouble: {effect: onlyThere, until: ['checked-again']},
		secret: {
			state: 'elsewhere', server: 'SSO-MASTER', isServerLost: true, later: 'none', when: 'checked-again',
		},
	},
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

/** All scenarios in the order in which they are listed to the user. */
export const scenarioNames = Object.keys(scenarios) as ScenarioName[];

/** Returns whether this is the name of a practice scenario. */
export function isScenarioName(text: string): text is ScenarioName {
	return Object.hasOwn(scenarios, text);
}

/** Returns the check lines of a scenario in the order of `checkIds`, at the first check or at a later one. */
export function checkLines(name: ScenarioName, isLater: boolean): CheckLine[] {
	const {lines = [], linesAfter = []}: Scenario = scenarios[name];
	const known = [...isLater ? linesAfter : [], ...lines, ...healthyLines];
	return checkIds.map((id: CheckId) => known.find(line => line.id === id)!);
}
