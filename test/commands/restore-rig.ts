import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {Readable} from 'node:stream';
import type {Environment} from '../../source/commands/environment.ts';
import {outputTo} from '../../source/commands/output.ts';
import {restoreUnattended} from '../../source/commands/restore.ts';
import type {RestoreFlags} from '../../source/commands/restore-flags.ts';
import type {EngineOutcome, ToolTask} from '../../source/core/engines/task.ts';
import {fingerprint} from '../../source/core/proof/checksum.ts';
import {openHistory, type History} from '../../source/core/records/history.ts';
import type {RunRecord} from '../../source/core/records/record.ts';
import {
	checkIds,
	type BackupEvent,
	type CheckLine,
	type Host,
	type LogEvent,
} from '../../source/host/host.ts';
import type {SecretFinding} from '../../source/host/secret-state.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {bareHost} from '../core/bare-host.ts';

export const password = 'Canary-7731-horse';
export const current = '{11111111-2222-3333-4444-555555555555}';
export const other = '{99999999-2222-3333-4444-555555555555}';
export const none: SecretFinding = {state: 'none', isRegistryEmpty: true, doubts: []};
export const loaded: SecretFinding = {state: 'loaded', secretId: current, doubts: []};

const exited: EngineOutcome = {
	engine: 'console', ending: 'exited', exitCode: 0, codes: [], screen: [], passwordShown: false, leftBehind: false, typed: ['password'],
};

export type RestoreRig = {
	readonly flags?: Partial<RestoreFlags>;
	/** Parts of the host in place of its own; undefined for what it has not. */
	readonly host?: {readonly [Part in keyof Host]?: Host[Part] | undefined};
	/** How the master secret stands at each look; the last one stays. */
	readonly secrets?: ReadonlyArray<SecretFinding | undefined>;
	readonly check?: readonly CheckLine[];
	readonly input?: string;
	readonly outcome?: Partial<EngineOutcome>;
	/** Events that ENTSSO logs as the tool runs on a file. */
	readonly logs?: (file: string) => ReadonlyArray<Pick<BackupEvent, 'id' | 'strings'>>;
	readonly isEnded?: boolean;
	/** In place of that of the computer. */
	readonly history?: History;
	readonly onRun?: (task: ToolTask) => Promise<void>;
	/** Called as the last look before the start begins. */
	readonly onLastLook?: () => void;
};

export type RestoreComputer = {
	readonly folder: string;
	/** The file to restore. */
	readonly file: string;
	readonly history: History;
	/** Makes a file with the record of its backup. */
	readonly addBackup: (name: string, parts?: Partial<RunRecord>) => Promise<RunRecord>;
	readonly run: (rig?: RestoreRig) => Promise<RestoreRun>;
};

export type RestoreRun = {
	readonly exitCode: number;
	readonly said: string;
	readonly complained: string;
	/** What the engine was given. */
	readonly tasks: readonly ToolTask[];
	readonly events: readonly LogEvent[];
};

/** A computer with a backup file, a history, and a stand-in for the engine. */
export async function restoreComputer(): Promise<RestoreComputer> {
	const folder = await temporaryFolder();
	const file = path.join(folder, 'old.bak');
	await writeFile(file, 'a backup of long ago');
	const records = path.join(folder, 'config', 'history');
	await mkdir(records, {recursive: true});
	const history = openHistory(records);
	return {
		folder,
		file,
		history,
		async addBackup(name, parts = {}) {
			const backup = path.join(folder, name);
			await writeFile(backup, `the backup ${name}`);
			const record: RunRecord = {
				time: new Date().toISOString(),
				computer: 'BIZ01',
				file: backup,
				...await fingerprint(backup),
				verdict: 'verified',
				proof: ['event'],
				errorCode: undefined,
				evidence: [],
				engine: 'console',
				practice: undefined,
				copy: undefined,
				secretId: current,
				...parts,
			};
			await history.add(record);
			return record;
		},
		run: async (rig = {}) => runOn({folder, file, history}, rig),
	};
}

const allWell: readonly CheckLine[] = checkIds.map(id => ({id, state: 'ok', detail: 'All is well.'}));
const restored = (file: string) => [{id: 10_523, strings: [file, other]}];

async function runOn({folder, file, history: ownHistory}: Pick<RestoreComputer, 'file' | 'folder' | 'history'>, rig: RestoreRig): Promise<RestoreRun> {
	const {
		flags, host, secrets = [none], check = allWell, input = `${password}\n`, outcome, logs = restored, isEnded = false, onRun, onLastLook, history = ownHistory,
	} = rig;
	const said: string[] = [];
	const complained: string[] = [];
	const tasks: ToolTask[] = [];
	const written: LogEvent[] = [];
	const logged: BackupEvent[] = [];
	let looks = 0;
	const ended = new AbortController();
	if (isEnded) {
		ended.abort(130);
	}

	const into = (lines: string[]) => outputTo({
		write(text: string) {
			lines.push(text);
		},
	});
	const environment = {
		stdin: Readable.from([new TextEncoder().encode(input)]),
		stdout: into(said),
		stderr: into(complained),
		ended: ended.signal,
		debug({stage, state}: {readonly stage?: string; readonly state?: string}) {
			if (stage === 'look' && state === 'start') {
				onLastLook?.();
			}
		},
	} as unknown as Environment;
	const exitCode = await restoreUnattended({
		environment,
		flags: {
			file, passwordStdin: true, isPlain: false, isAscii: false, hasColour: true, engine: 'auto', timeLimit: 1000, event: true, json: true, installDirectory: '/sso', practice: undefined, configDirectory: path.join(folder, 'config'), ...flags,
		},
		host: bareHost({
			defaultBackupFolder: path.join(folder, 'SSO-Backup'),
			user: 'anna',
			toolIn: async () => ({program: '/sso/ssoconfig', leadingArguments: []}),
			async check(report) {
				for (const line of check) {
					report(line);
				}
			},
			async secretState() {
				const finding = secrets[Math.min(looks, secrets.length - 1)];
				looks++;
				return finding;
			},
			secretEvents: async since => logged.filter(({time}) => time.getTime() >= since.getTime() - 1000),
			async writeEvent(event) {
				written.push(event);
				return true;
			},
			...host as Partial<Host>,
		}),
		history,
		async runEngine(_, task, {onStage}) {
			tasks.push(task);
			onStage('start');
			onStage('password');
			onStage('waiting');
			await onRun?.(task);
			logged.unshift(...logs(task.arguments[1] ?? '').map(event => ({...event, time: new Date()})));
			return {...exited, ...outcome};
		},
	});
	return {
		exitCode, said: said.join(''), complained: complained.join(''), tasks, events: written,
	};
}
