import * as fs from 'node:fs/promises';
import path from 'node:path';
import {late} from '../../values/late.ts';
import {isInside, isSamePath} from '../../values/path-text.ts';
import type {Clock} from '../../values/clock.ts';
import {createFiles, fileTimeLimit} from '../files.ts';
import type {
	CheckLine,
	Host,
	PracticeFile,
	TargetFacts,
} from '../host.ts';
import type {SecretFinding} from '../secret-state.ts';
import {known} from '../windows/finding.ts';
import {secretLine} from '../windows/lines/secret.ts';
import {withTimeout} from '../../values/waiting.ts';
import {nodeFlags} from '../node-flags.ts';
import {ownerByNumber} from '../owner.ts';
import {createPosixLook} from '../posix-rights.ts';
import {
	defaultFolder,
	temporaryFolders,
	type System,
} from '../system.ts';
import {secretIdOf} from './practice-file.ts';
import {makeRestoreFiles} from './restore-files.ts';
import {
	backedUpLine,
	checkLines,
	clusterName,
	practiceComputer,
	practiceSystem,
	restartedLine,
	scenarios,
	type Scenario,
	type ScenarioName,
} from './scenarios.ts';
import {toEnvironment} from './settings.ts';
import {createSimulatedService} from './simulated-service.ts';

export type PracticeHostOptions = {
	readonly system: System;
	readonly clock: Clock;
	/** Path of the node program that runs the practice program. */
	readonly node: string;
	/** Absolute path of the folder that holds the practice program. */
	readonly programDirectory: string;
	/** Somebody looks on as the computer is looked over. */
	readonly isWatched?: boolean;
	/** Milliseconds between the last answer and the result, in place of the scenario's. */
	readonly silence?: number;
};

/** Milliseconds from one check line to the next where somebody looks on, so that the screen is seen to fill. */
const lineDelay = 60;

/** Milliseconds that ENTSSO takes as a rule. */
const usualSilence = 300;

/**
A simulated computer with ENTSSO on it. Files and folders are real; `toolIn` knows no program but the practice program.
*/
export function createPracticeHost(
	name: ScenarioName,
	{system, clock, node, programDirectory, silence, isWatched = false}: PracticeHostOptions,
): Host {
	const {pathStyle} = system;
	const scenario: Scenario = scenarios[name];
	const defaultBackupFolder = defaultFolder(system, 'SSO-Backup-Practice');
	// Its files are real, and so are their rights.
	const files = createFiles({
		pathStyle, clock, ...(pathStyle === 'posix' && {lookAt: createPosixLook(fs, system.userId)}),
	});
	const secretId = late(() => secretIdOf(name, defaultBackupFolder));
	const service = createSimulatedService(name, {
		clock, temporary: system.temporary, secretId,
	});
	let made: Promise<PracticeFile> | undefined;
	let checks = 0;

	/** Notes a later check for the tool. Without a folder for the session nothing is known. */
	async function lookBack(isLater: boolean) {
		try {
			if (isLater) {
				await service.noteLaterCheck();
			}

			const [events, secret] = await Promise.all([service.backupEvents(new Date(0)), service.secretState()]);
			return {wasBackedUp: events.some(({id}) => id === 10_559), secret};
		} catch {
			return {wasBackedUp: false, secret: undefined};
		}
	}

	async function makeFile(): Promise<PracticeFile> {
		await files.createFolder(defaultBackupFolder);
		return makeRestoreFiles(name, {
			folder: defaultBackupFolder, pathStyle, secretId: secretId(), now: clock.now(),
		});
	}

	/** Puts the default folder on the system drive of the simulated computer, every other one on a second drive. */
	function simulateVolume(target: string, facts: TargetFacts): TargetFacts {
		const isDefault = isInside(target, defaultBackupFolder, pathStyle);
		const kind = isDefault && name === 'fat-volume'
			? {kind: 'unknown'} as const
			: {kind: 'fixed', fileSystem: 'NTFS'} as const;
		return {...facts, volume: {...facts.volume, ...kind, system: isDefault ? 'yes' : 'no'}};
	}

	return {
		practice: name,
		computer: practiceComputer,
		user: system.user,
		userDomain: system.environment.USERDOMAIN,
		pathStyle,
		defaultBackupFolder,
		temporaryFolders: temporaryFolders(system),
		...files,
		async check(report) {
			checks++;
			const isLater = checks > 1;
			const {wasBackedUp, secret} = await lookBack(isLater);
			await Promise.all(checkLines(name, isLater).map(async (line, index) => {
				if (isWatched) {
					await pass(clock, lineDelay * (index + 1));
				}

				const isRestart = line.id === 'service' && line.state === 'ok' && service.wasRestarted();
				report(isRestart ? restartedLine : nowLine(line, wasBackedUp, secret, name));
			}));
		},
		async installDirectories() {
			return [{path: programDirectory, source: 'practice', foundIn: 'practice program'}];
		},
		async toolIn(directory) {
			if (!isSamePath(directory, programDirectory, pathStyle)) {
				return undefined;
			}

			return {
				program: node,
				leadingArguments: [...nodeFlags, path.join(programDirectory, 'ssoconfig')],
				environment: toEnvironment({
					scenario: name,
					session: await service.folder(),
					pathStyle,
					defaultBackupFolder,
					secretId: secretId(),
					silence: silence ?? scenario.silence ?? usualSilence,
				}),
			};
		},
		// It is this program's own.
		othersCanChange: async () => 'no',
		async inspectFile(target) {
			return simulateVolume(target, await files.inspectFile(target));
		},
		async inspectFolder(target) {
			return simulateVolume(target, await files.inspectFolder(target));
		},
		async backupEvents(since) {
			return orUndefined(service.backupEvents(since));
		},
		secretEvents: async since => orUndefined(service.secretEvents(since)),
		secretState: async () => orUndefined(service.secretState()),
		async describeSystem() {
			const secretServer = await orUndefined(service.secretServer());
			return {...practiceSystem, ...scenario.system, ...(secretServer !== undefined && {secretServer})};
		},
		ownerOf: async file => withTimeout(clock, fileTimeLimit, ownerByNumber(file, system, fs), undefined),
		secretIds: async () => orUndefined(service.secretIds()),
		async practiceFile() {
			made ??= makeFile();
			return orUndefined(made);
		},
		close: async () => service.close(),
	};
}

/** Returns a line as it is now: the one on the secret follows the session, and the one on backups as well. */
function nowLine(
	line: CheckLine,
	wasBackedUp: boolean,
	secret: SecretFinding | undefined,
	name: ScenarioName,
): CheckLine {
	if (wasBackedUp && line.id === 'backups') {
		return backedUpLine;
	}

	if (secret === undefined || line.id !== 'secret') {
		return line;
	}

	// Its MSID is left out of the words: it is another one in each session.
	const words = line.secret?.state === secret.state && line.secret.event === secret.event
		? line
		: secretLine({...secret, secretId: undefined}, known(name === 'cluster' ? {name: clusterName} : 'none'));
	return {...words, secret};
}

async function orUndefined<T>(work: Promise<T>): Promise<T | undefined> {
	try {
		return await work;
	} catch {
		return undefined;
	}
}

async function pass(clock: Clock, milliseconds: number): Promise<void> {
	return new Promise(resolve => {
		clock.after(milliseconds, resolve);
	});
}
