import * as fs from 'node:fs/promises';
import {isUnc} from '../../answers/path-text.ts';
import type {Administration} from '../administration.ts';
import type {Clock} from '../clock.ts';
import {createFiles, type FileSystem} from '../files.ts';
import type {CheckLine, Host, TargetFacts} from '../host.ts';
import {inTime} from '../in-time.ts';
import {createLocalHost} from '../local.ts';
import {foundRights, makeFolders} from '../make-folders.ts';
import {checkProgramFolder, type ProgramPlace} from '../program-folder.ts';
import {pathRules, type System} from '../system.ts';
import {
	askEvents,
	askKeyNames,
	askNewSecret,
} from './asking.ts';
import {lookOver} from './check.ts';
import {eventIds, eventQuery} from './events.ts';
import {findProtection, findServiceAccount} from './folder-rights.ts';
import {askRegistries, findDirectories, type Sources} from './inquiry.ts';
import {createNative, type Native} from './native.ts';
import {keys} from './registry-values.ts';
import {createWindowsLook} from './rights.ts';
import {createRun, type Run} from './run.ts';
import {describeSystem} from './sso-system.ts';
import {createTools, toolTimeLimit} from './tools.ts';

export type WindowsHostOptions = {
	readonly system: System;
	readonly clock: Clock;
	/** What --install-dir gave, as an absolute path. */
	readonly installDirectory?: string;
	/** Left out where nobody knows; the check says so. */
	readonly program?: ProgramPlace | undefined;
	readonly run?: Run;
	readonly native?: Native;
	readonly administration?: Administration;
	readonly fileSystem?: FileSystem;
};

/** Events of one run are few, but one that asks for a backup may come again and again; beyond that the log is not read. */
const mostEvents = 100;

/** A computer with Windows on it, asked through its own tools. */
export function createWindowsHost({
	system, clock, installDirectory, program, run = createRun(clock), native = createNative(), administration, fileSystem = fs,
}: WindowsHostOptions): Host {
	const tools = createTools(run, system);
	const local = createLocalHost({
		system, clock, fileSystem, ...(installDirectory !== undefined && {installDirectory}),
	});
	const rightsServices = {tools, native, computer: system.computer};
	const lookAt = createWindowsLook({
		native,
		clock,
		async serviceSid() {
			const {sid} = await findServiceAccount(rightsServices);
			return sid;
		},
	});
	const files = createFiles({
		pathStyle: system.pathStyle, clock, fileSystem, canWrite: async folder => native.canAddFilesTo(folder), lookAt,
	});
	const sources: Sources = {
		system, clock, tools, native, local, administration, checkProgram,
	};

	async function checkProgram(): Promise<CheckLine> {
		return checkProgramFolder(program, {
			pathStyle: 'windows', fileSystem, lookAt, clock,
		});
	}

	async function withVolume(target: string, facts: TargetFacts): Promise<TargetFacts> {
		if (isUnc(target)) {
			return {...facts, volume: {...facts.volume, kind: 'network', system: 'no'}};
		}

		const volume = facts.root === 'there' ? await inTime(clock, toolTimeLimit, native.volumeOf(target), undefined) : undefined;
		const {kind = 'unknown', fileSystem: format, root = pathRules('windows').parse(target).root} = volume ?? {};
		return {
			...facts,
			volume: {
				...facts.volume, kind, system: isSystemDrive(root, system), ...(format !== undefined && {fileSystem: format}),
			},
		};
	}

	return {
		...local,
		...files,
		check: async report => lookOver(sources, report),
		checkProgram,
		async installDirectories() {
			const found = await findDirectories(sources, askRegistries(tools));
			return found.map(({path, foundIn}) => ({path, foundIn}));
		},
		inspectFile: async target => withVolume(target, await files.inspectFile(target)),
		inspectFolder: async target => withVolume(target, await files.inspectFolder(target)),
		async createFolder(folder) {
			const {descriptor, rights} = await findProtection(rightsServices);
			const found = await makeFolders(folder, {
				rules: pathRules('windows'),
				fileSystem,
				async makeFolder(place) {
					await (descriptor === undefined ? fileSystem.mkdir(place) : native.makeFolder(place, descriptor));
				},
			});
			return found === undefined ? rights : foundRights(found);
		},
		async backupEvents(since) {
			const {backedUp, backupFailed, wrongMedia, neverBackedUp} = eventIds;
			const events = await askEvents(tools, eventQuery({ids: [backedUp, backupFailed, wrongMedia, neverBackedUp], since, count: mostEvents}));
			return events.known ? events.value.filter(({time}) => time >= since) : undefined;
		},
		describeSystem: async () => describeSystem(sources),
		ownerOf: async file => inTime(clock, toolTimeLimit, native.ownerOf(file), undefined),
		async secretIds() {
			const names = await askKeyNames(tools, keys.secrets) ?? [];
			const ids = names.filter(name => isGuid(name)).map(name => name.toUpperCase());
			return ids.length === 0 ? undefined : ids;
		},
		newSecretSince: async since => askNewSecret(tools, since),
		...(administration !== undefined && {administration}),
	};
}

function isGuid(text: string): boolean {
	return /^\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}$/iv.test(text);
}

/** Whether the volume mounted there is the one that Windows is on. */
function isSystemDrive(root: string, {environment}: System): TargetFacts['volume']['system'] {
	const drive = environment.SystemDrive ?? '';
	return drive === '' ? 'unknown' : (root.toLowerCase() === `${drive}\\`.toLowerCase() ? 'yes' : 'no');
}
