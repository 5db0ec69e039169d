import * as fs from 'node:fs/promises';
import os from 'node:os';
import {isUnc} from '../../values/path-text.ts';
import type {Administration} from '../administration.ts';
import type {Clock} from '../../values/clock.ts';
import {createFiles} from '../files.ts';
import {othersCanChange} from '../exposure.ts';
import type {
	CheckLine,
	Host,
	TargetFacts,
	YesNoUnknown,
} from '../host.ts';
import {withTimeout} from '../../values/waiting.ts';
import {createLocalHost} from '../local.ts';
import {foundRights, makeFolders} from '../make-folders.ts';
import {checkProgramFolder, type ProgramPlace} from '../program-folder.ts';
import {pathRules, type System} from '../system.ts';
import type {FileSystem} from '../file-system.ts';
import {
	askEvents,
	askKeyNames,
	askNewSecret,
	askRegistry,
	askSecretEventsSince,
	askServiceState,
} from './asking.ts';
import {guard, whyNotOpened} from './administration/guard.ts';
import {lookOver} from './check.ts';
import type {OwnStart} from './elevated-start.ts';
import {canElevate, elevate} from './elevate.ts';
import {eventIds, eventQuery} from './events.ts';
import {findProtection, findServiceAccount} from './folder-rights.ts';
import {askRegistries, findDirectories, type Sources} from './inquiry.ts';
import {lookForReport} from './looks.ts';
import {createNative, type Native} from './native.ts';
import {keys} from './registry-values.ts';
import {createWindowsLook} from './rights.ts';
import {createRun, type Run} from './run-program.ts';
import {askSecret} from './secret.ts';
import {describeSystem} from './sso-system.ts';
import {createTools, toolTimeLimit} from './tools.ts';
import {takesPlainTextOnly} from './typing.ts';

export type WindowsHostOptions = {
	readonly system: System;
	readonly clock: Clock;
	/** From --install-dir, as an absolute path. */
	readonly installDirectory?: string;
	/** Left out where nobody knows; the check says so. */
	readonly program?: ProgramPlace | undefined;
	/** How this program was started; left out where it cannot be started anew. */
	readonly ownStart?: OwnStart | undefined;
	readonly run?: Run;
	readonly native?: Native;
	readonly administration?: Administration;
	readonly fileSystem?: FileSystem;
	/** As `os.release()` gives it. */
	readonly release?: string;
};

/**
Events of one run are few, but one that asks for a backup may come again and again; beyond that the log is not read.
*/
const mostEvents = 100;

/** A computer with Windows on it, asked through its own tools. */
export function createWindowsHost({
	system,
	clock,
	installDirectory,
	program,
	ownStart,
	run = createRun(clock),
	native = createNative(),
	administration,
	fileSystem = fs,
	release = os.release(),
}: WindowsHostOptions): Host {
	const tools = createTools(run, native);
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
	// No SID of the service: its account writes backups, but has no business with programs, this one included.
	const lookAtTool = createWindowsLook({native, clock, serviceSid: async () => undefined});
	const canBeChanged = async (tool: string): Promise<YesNoUnknown> => withTimeout(
		clock,
		toolTimeLimit,
		othersCanChange(tool, {rules: pathRules('windows'), fileSystem, lookAt: lookAtTool}),
		'unknown',
	);
	const guarded = administration && guard(administration, async () => whyNotOpened(tools, canBeChanged));
	const sources: Sources = {
		system,
		clock,
		tools,
		native,
		local,
		administration: guarded,
		othersCanChange: canBeChanged,
		checkProgram,
		canElevate: async () => ownStart !== undefined && canElevate(ownStart, {native, clock}),
	};

	/** On a share, by its name or by the letter of a drive. */
	async function isElsewhere(folder: string): Promise<boolean> {
		const volume = isUnc(folder)
			? undefined
			: await withTimeout(clock, toolTimeLimit, native.volumeOf(folder), undefined);
		return isUnc(folder) || volume?.kind === 'network';
	}

	async function checkProgram(): Promise<CheckLine> {
		return checkProgramFolder(program, {
			pathStyle: 'windows', fileSystem, lookAt: lookAtTool, clock,
		});
	}

	async function withVolume(target: string, facts: TargetFacts): Promise<TargetFacts> {
		if (isUnc(target)) {
			return {...facts, volume: {...facts.volume, kind: 'network', system: 'no'}};
		}

		const volume = facts.root === 'there'
			? await withTimeout(clock, toolTimeLimit, native.volumeOf(target), undefined)
			: undefined;
		const {kind = 'unknown', fileSystem: format, root = pathRules('windows').parse(target).root} = volume ?? {};
		return {
			...facts,
			volume: {
				...facts.volume, kind, system: isSystemDrive(root, system), ...(format !== undefined && {fileSystem: format}),
			},
		};
	}

	let plainTextOnly: Promise<boolean> | undefined;
	return {
		...local,
		...files,
		async takesPlainTextOnly() {
			plainTextOnly ??= takesPlainTextOnly({
				release, administration: guarded, component: async () => askRegistry(tools, keys.component, 64),
			});
			return plainTextOnly;
		},
		check: async report => lookOver(sources, report),
		checkProgram,
		async installDirectories() {
			const found = await findDirectories(sources, askRegistries(tools));
			return found.map(({hasTool: _, ...candidate}) => candidate);
		},
		othersCanChange: canBeChanged,
		inspectFile: async target => withVolume(target, await files.inspectFile(target)),
		inspectFolder: async target => withVolume(target, await files.inspectFolder(target)),
		async createFolder(folder) {
			const {descriptor, rights} = await findProtection(rightsServices, await isElsewhere(folder));
			const found = await makeFolders(folder, {
				rules: pathRules('windows'),
				fileSystem,
				async makeFolder(place) {
					await (descriptor === undefined ? fileSystem.mkdir(place) : native.makeFolder(place, descriptor));
				},
			});
			return found === undefined ? rights : foundRights(found);
		},
		async renameFile(from, to) {
			if (await native.moveFile(from, to)) {
				return 'renamed';
			}

			return await isThere(to, fileSystem) ? 'taken' : 'not-possible';
		},
		async backupEvents(since) {
			const {backedUp, backupFailed, wrongMedia, neverBackedUp} = eventIds;
			const events = await askEvents(tools, eventQuery({
				ids: [backedUp, backupFailed, wrongMedia, neverBackedUp], since, count: mostEvents,
			}));
			return events.known ? events.value.filter(({time}) => time >= since) : undefined;
		},
		async secretEvents(since) {
			const events = await askSecretEventsSince(tools, since);
			return events.known ? events.value : undefined;
		},
		secretState: async () => askSecret(sources),
		async serviceState() {
			const state = await askServiceState(tools);
			return state.known && (state.value === 'running' || state.value === 'stopped') ? state.value : undefined;
		},
		describeSystem: async () => describeSystem(sources),
		ownerOf: async file => withTimeout(clock, toolTimeLimit, native.ownerOf(file), undefined),
		async secretIds() {
			const names = await askKeyNames(tools, keys.secrets) ?? [];
			const ids = names.filter(name => isGuid(name)).map(name => name.toUpperCase());
			return ids.length === 0 ? undefined : ids;
		},
		writeEvent: async event => withTimeout(clock, toolTimeLimit, native.reportEvent(event), false),
		lookForReport: async () => lookForReport({sources, fileSystem, release}),
		newSecretSince: async since => askNewSecret(tools, since),
		...(guarded !== undefined && {administration: guarded}),
		...(ownStart !== undefined && {
			elevate: async () => elevate(ownStart, {native, fileSystem, checkProgram}),
		}),
	};
}

function isGuid(text: string): boolean {
	return /^\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}$/iv.test(text);
}

async function isThere(file: string, {lstat}: FileSystem): Promise<boolean> {
	try {
		await lstat(file);
		return true;
	} catch {
		return false;
	}
}

/** Returns whether the volume mounted there is the one that Windows is on. */
function isSystemDrive(root: string, {environment}: System): TargetFacts['volume']['system'] {
	const drive = environment.SystemDrive ?? '';
	return drive === '' ? 'unknown' : (root.toLowerCase() === `${drive}\\`.toLowerCase() ? 'yes' : 'no');
}
