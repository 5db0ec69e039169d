import {writeFile} from 'node:fs/promises';
import {Secret} from '../../source/values/secret.ts';
import {backUp, type BackupRequest, type BackupServices} from '../../source/core/run/back-up.ts';
import type {EngineOutcome} from '../../source/core/engines/task.ts';
import {toolFailed} from '../../source/core/proof/facts.ts';
import type {BackupEvent} from '../../source/host/host.ts';
import {systemClock} from '../../source/values/clock.ts';
import {bareHost} from './bare-host.ts';
import {QuickClock} from './quick-clock.ts';

/** The password of every run here. */
export const password = 'Sesame-open-2026';

const exited: EngineOutcome = {
	engine: 'console', ending: 'exited', exitCode: 0, codes: [], screen: ['Password : *******'], typed: ['password', 'confirmation', 'reminder'], passwordShown: false, leftBehind: false,
};

export type Rig = {
	readonly file: string;
	readonly outcome?: Partial<EngineOutcome>;
	/** Stands in for the tool. */
	readonly work?: () => Promise<void>;
	/** Whether ENTSSO logs a success; where the tool does not fail when left out. */
	readonly isLogged?: boolean;
	/** What becomes of the file after that. */
	readonly afterwards?: () => Promise<void>;
	readonly request?: Partial<BackupRequest>;
	readonly services?: Partial<BackupServices>;
	/** What the log holds before the run. */
	readonly earlier?: readonly BackupEvent[];
};

/** Runs a backup with a stand-in for the engine, on real files. */
export async function runWith({
	file, outcome, work, isLogged = !toolFailed({...exited, ...outcome}), afterwards, request, services, earlier = [],
}: Rig) {
	const told: string[] = [];
	const events: BackupEvent[] = [...earlier];
	const result = await backUp({
		tool: {program: 'ssoconfig', leadingArguments: []},
		installDirectory: '/sso',
		backupFile: file,
		createFolder: undefined,
		password: new Secret(password),
		reminder: new Secret('cave'),
		copyFolder: undefined,
		engine: 'auto',
		timeLimit: 1000,
		...request,
	}, {
		host: bareHost({backupEvents: async () => events}),
		// A copy is watched by the clock while it moves real bytes.
		clock: request?.copyFolder === undefined ? new QuickClock(new Date()) : systemClock,
		lock: {state: 'held'},
		signal: new AbortController().signal,
		ask: undefined,
		terminal: undefined,
		async runEngine(name, task, {onStage}) {
			const [, backupFile = ''] = task.arguments;
			told.push(`engine ${name}`);
			onStage('start');
			onStage('password');
			onStage('waiting');
			await (work?.() ?? writeFile(backupFile, 'x'.repeat(800)));
			if (isLogged) {
				events.push({id: 10_559, time: new Date(), strings: [backupFile]});
			}

			await afterwards?.();
			return {...exited, ...outcome};
		},
		onStage(stage, state) {
			told.push(`${stage} ${state}`);
		},
		...services,
	});
	const states = result.evidence.map(({id, state}) => `${id} ${state}`);
	return {result, told, states};
}
