import {rm} from 'node:fs/promises';
import type {Clock} from '../../values/clock.ts';
import type {BackupEvent} from '../host.ts';
import {judgeSecret, type SecretFinding} from '../secret-state.ts';
import {appendEvent, readEvents} from './event-log.ts';
import {newSecretId, noSecretId} from './practice-file.ts';
import {
	hadSecondCheck,
	noteSecondCheck,
	openSession,
	setSecrets,
	startService,
} from './practice-session.ts';
import {
	networkName,
	practiceComputer,
	scenarios,
	type Scenario,
	type ScenarioName,
} from './scenarios.ts';
import {readSecrets} from './secret-store.ts';

type ServiceOptions = {
	readonly clock: Clock;
	/** Folder for the folder of the session. */
	readonly temporary: string;
	/** MSID of the secret that this computer has, or had. */
	readonly secretId: () => string;
};

/** Milliseconds by which the service was started before the session. */
const startedBefore = 60 * 60 * 1000;

/** Events on backups, as a host tells them. */
const backupEventIds: ReadonlySet<number> = new Set([10_559, 10_560, 10_561, 10_589]);

const restored = 10_523;
const starts: ReadonlySet<number> = new Set([10_501, 10_611]);

/** Data that do not decrypt, as an ENTSSO without its hotfix logs it after a restore (Microsoft article KB3000847). */
const badData = '0x80090005, Bad Data.';

/** Strings of event 10536 about them: call, tracking number, computer, user, application and code. */
const failedCall = (): string[] =>
	['GetConfigInfo', newSecretId(), practiceComputer, String.raw`CONTOSO\svc-biztalk`, 'Orders', badData];

/**
Returns the ENTSSO service of the simulated computer: its secrets and its event log, for as long as the session lasts.
All but `close` reject where there is no folder for the session.
*/
export function createSimulatedService(name: ScenarioName, {clock, temporary, secretId}: ServiceOptions) {
	const scenario: Scenario = scenarios[name];
	const {secret = {state: 'loaded'}} = scenario;
	const ownName = name === 'cluster' ? networkName : practiceComputer;
	let session: Promise<string> | undefined;
	/** Time of the newest restore that was told. */
	let told: number | undefined;
	/** The same, once its secret was asked about: whoever follows the events is done with them then. */
	let done: number | undefined;
	let wasRestarted = false;
	/** Whoever asks for events waits for those who asked before. */
	let asked: Promise<unknown> = Promise.resolve();

	async function begin(): Promise<string> {
		const made = await openSession(temporary);
		await setSecrets(made, secret.state, secretId(), {
			server: secret.server ?? ownName,
			isLost: secret.isServerLost === true,
			at: new Date(clock.now().getTime() - startedBefore),
		});
		return made;
	}

	async function folder(): Promise<string> {
		session ??= begin();
		return session;
	}

	async function events(since: Date): Promise<BackupEvent[]> {
		return readEvents(await folder(), since, clock.now());
	}

	/** The user cannot restart a service that is simulated, so that counts as done once a restore was told and seen. */
	async function restartAfterRestore(): Promise<void> {
		const all = await events(new Date(0));
		const restore = all.findIndex(({id}) => id === restored);
		const start = all.findIndex(({id}) => starts.has(id));
		const encryption = all.find(({id}) => id === 10_562 || id === 10_528);
		const isWithoutHotfix = all.slice(0, start).some(({strings}) => strings.includes(badData));
		const isRestarted = start < restore && !isWithoutHotfix;
		const time = all[restore]?.time.getTime();
		if (time === undefined || time !== done || isRestarted || encryption?.id === 10_562) {
			return;
		}

		const place = await folder();
		const at = clock.now();
		await startService(place, await readSecrets(place), {server: ownName, at});
		wasRestarted = true;
		// Once; then the hotfix that the advice names is treated as installed.
		if (name === 'hotfix' && !isWithoutHotfix && !await hadSecondCheck(place)) {
			await appendEvent(place, {id: 10_536, time: at, strings: failedCall()});
		}
	}

	return {
		folder,
		/** Notes a later check: what its advice says is treated as done. */
		async noteLaterCheck(): Promise<void> {
			const place = await folder();
			const isSecond = !await hadSecondCheck(place);
			await noteSecondCheck(place);
			const {state} = await readSecrets(place);
			if (isSecond && secret.later !== undefined && secret.when === 'checked-again' && state === secret.state) {
				await setSecrets(place, secret.later, secretId(), {server: ownName, at: clock.now()});
			}
		},
		async backupEvents(since: Date): Promise<BackupEvent[]> {
			const all = await events(since);
			return all.filter(({id}) => backupEventIds.has(id));
		},
		/**
		Returns all events since then. A restore that was told before, and whose secret was asked about since, is treated as
		followed by a restart.
		*/
		async secretEvents(since: Date): Promise<BackupEvent[]> {
			const before = asked;
			const answer = (async () => {
				await before;
				await restartAfterRestore();
				const found = await events(since);
				told = found.find(({id}) => id === restored)?.time.getTime() ?? told;
				return found;
			})();
			asked = answer.catch(() => undefined);
			return answer;
		},
		/** Returns whether a restart was treated as done. */
		wasRestarted: () => wasRestarted,
		async secretState(): Promise<SecretFinding> {
			done = told;
			const [{current, previous}, all] = await Promise.all([readSecrets(await folder()), events(new Date(0))]);
			return judgeSecret({
				computer: practiceComputer,
				otherNames: [ownName],
				events: all,
				inRegistry: current === undefined ? 'none' : 'here',
				registryIds: [current, previous].filter(id => id !== undefined && id !== noSecretId) as string[],
				isSecretServer: undefined,
			});
		},
		/** Returns the name of the master secret server. */
		async secretServer(): Promise<string> {
			const {state} = await readSecrets(await folder());
			return state === 'elsewhere' ? secret.server ?? ownName : ownName;
		},
		async secretIds(): Promise<string[]> {
			const {current, previous} = await readSecrets(await folder());
			return [current, previous].filter(id => id !== undefined && id !== noSecretId) as string[];
		},
		async close(): Promise<void> {
			const opened = await session?.catch(() => undefined);
			if (opened !== undefined) {
				await rm(opened, {recursive: true, force: true});
			}
		},
	};
}
