import * as fs from 'node:fs/promises';
import path from 'node:path';
import {isInside, isSamePath} from '../../values/path-text.ts';
import type {Clock} from '../../values/clock.ts';
import {createFiles, fileTimeLimit} from '../files.ts';
import type {Host, TargetFacts} from '../host.ts';
import {withTimeout} from '../../values/waiting.ts';
import {nodeFlags} from '../node-flags.ts';
import {ownerByNumber} from '../owner.ts';
import {createPosixLook} from '../posix-rights.ts';
import {
	defaultFolder,
	temporaryFolders,
	type System,
} from '../system.ts';
import {readEvents} from './event-log.ts';
import {
	backedUpLine,
	checkLines,
	practiceComputer,
	practiceSystem,
	scenarios,
	type Scenario,
	type ScenarioName,
} from './scenarios.ts';
import {noteSecondCheck, openSession} from './practice-session.ts';
import {newSecretId} from './server.ts';
import {toEnvironment} from './settings.ts';

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
	let secretId: string | undefined;
	let session: Promise<string> | undefined;
	let checks = 0;

	function ownSecretId(): string {
		secretId ??= newSecretId();
		return secretId;
	}

	async function inSession(): Promise<string> {
		session ??= openSession(system.temporary);
		return session;
	}

	/**
	Notes a later check for the tool; gives whether a backup was made in this session. Without a folder for the session
	there was none.
	*/
	async function lookBack(isLater: boolean): Promise<boolean> {
		try {
			const folder = await inSession();
			if (isLater) {
				await noteSecondCheck(folder);
			}

			const events = await readEvents(folder, new Date(0));
			return events.some(({id}) => id === 10_559);
		} catch {
			return false;
		}
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
			const wasBackedUp = await lookBack(isLater);
			await Promise.all(checkLines(name, isLater).map(async (line, index) => {
				if (isWatched) {
					await pass(clock, lineDelay * (index + 1));
				}

				report(wasBackedUp && line.id === 'backups' ? backedUpLine : line);
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
					session: await inSession(),
					pathStyle,
					defaultBackupFolder,
					secretId: ownSecretId(),
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
			try {
				return await readEvents(await inSession(), since);
			} catch {
				return undefined;
			}
		},
		describeSystem: async () => ({...practiceSystem, ...(name === 'cluster' && {secretServer: 'SSO-CLUSTER'})}),
		ownerOf: async file => withTimeout(clock, fileTimeLimit, ownerByNumber(file, system, fs), undefined),
		secretIds: async () => [ownSecretId()],
		async close() {
			const folder = await session?.catch(() => undefined);
			if (folder !== undefined) {
				await fs.rm(folder, {recursive: true, force: true});
			}
		},
	};
}

async function pass(clock: Clock, milliseconds: number): Promise<void> {
	return new Promise(resolve => {
		clock.after(milliseconds, resolve);
	});
}
