import path from 'node:path';
import type {Clock} from '../../values/clock.ts';
import {trustIn, whyNotStarted} from '../tool-trust.ts';
import type {Administration} from '../administration.ts';
import type {
	BackupEvent,
	CheckLine,
	DirectoryCandidate,
	Host,
} from '../host.ts';
import {withTimeout} from '../../values/waiting.ts';
import type {System} from '../system.ts';
import {
	askCluster,
	askDisplayedDatabase,
	askGroups,
	askNewestEvent,
	askRegistry,
	askSecretEvents,
	askServiceState,
	askValues,
} from './asking.ts';
import {
	directoriesOnDrives,
	registeredDirectories,
	withoutDuplicates,
} from './directories.ts';
import type {Cluster, DisplayedDatabase} from './display-db.ts';
import {eventIds} from './events.ts';
import {
	known,
	silent,
	unknown,
	type Finding,
} from './finding.ts';
import type {Groups} from './groups.ts';
import type {Native} from './native.ts';
import {keys, type Registry} from './registry-values.ts';
import type {ServiceState} from './service.ts';
import {statusAnswer, type StatusAnswer} from './status-answer.ts';
import {toolTimeLimit, type Tools} from './tools.ts';

const manager = 'ssomanage.exe';

export type Sources = {
	readonly system: System;
	readonly clock: Clock;
	readonly tools: Tools;
	readonly native: Native;
	/** Undefined where it cannot be called. */
	readonly administration: Administration | undefined;
	/** Knows what files alone can tell: directories of the command line and of the environment, and where tools are. */
	readonly local: Host;
	/** As a host has it. */
	readonly othersCanChange: Host['othersCanChange'];
	/** Looks at the folder of this program. */
	readonly checkProgram: () => Promise<CheckLine>;
	/** Returns whether this program can be started elevated from here. */
	readonly canElevate: () => Promise<boolean>;
};

/** A folder that ENTSSO may be in, and whether ssoconfig is there. */
export type Directory = DirectoryCandidate & {readonly hasTool: boolean};

/** Questions that the state of the master secret rests on. */
export type SecretInquiry = {
	readonly groups: Promise<Finding<Groups>>;
	readonly cluster: Promise<Finding<Cluster>>;
	readonly registry: Promise<Finding<Registry>>;
	readonly displayed: Promise<Finding<DisplayedDatabase>>;
	/** ENTSSO's own word, through its administration interface. */
	readonly status: Promise<StatusAnswer>;
	/** Events that tell of the master secret, newest first. */
	readonly secretEvents: Promise<Finding<BackupEvent[]>>;
};

/** All questions to the computer, each asked once. */
export type Inquiry = SecretInquiry & {
	readonly registry32: Promise<Finding<Registry>>;
	readonly service: Promise<Finding<ServiceState | 'not-installed'>>;
	readonly configuration: Promise<Finding<Registry>>;
	readonly directories: Promise<Directory[]>;
	newestEvent(kind: keyof typeof eventIds): Promise<Finding<BackupEvent | undefined>>;
};

/** Asks everything side by side. Nothing rejects. */
export function inquire(sources: Sources): Inquiry {
	const {tools} = sources;
	const registries = askRegistries(tools);
	const directories = findDirectories(sources, registries);
	return {
		...registries,
		...inquireAboutSecret(sources, registries, directories),
		directories,
		service: askServiceState(tools),
		newestEvent: async kind => askNewestEvent(tools, eventIds[kind]),
	};
}

/** Asks what the state of the master secret rests on, side by side. Nothing rejects. */
export function inquireAboutSecret(
	sources: Sources,
	registries = askRegistries(sources.tools),
	directories = findDirectories(sources, registries),
): SecretInquiry {
	const {tools} = sources;
	const cluster = askCluster(tools);
	return {
		registry: registries.registry,
		cluster,
		groups: askGroups(tools),
		displayed: displayInTime(sources, directories, cluster),
		status: askStatus(sources, registries.component),
		secretEvents: askSecretEvents(tools),
	};
}

type Registries = Pick<Inquiry, 'registry' | 'registry32' | 'configuration'> & {
	readonly programFolders: Promise<Finding<Registry>>;
	/** Key of the component that the administration interface is in. */
	readonly component: Promise<Finding<Registry>>;
};

/** Returns the keys that tell of ENTSSO and its service. */
export function askRegistries(tools: Tools): Registries {
	return {
		programFolders: askValues(tools, keys.programFolders),
		registry: askRegistry(tools, keys.entsso, 64),
		registry32: askRegistry(tools, keys.entsso, 32),
		configuration: askRegistry(tools, keys.service, 64),
		component: askRegistry(tools, keys.component, 64),
	};
}

/**
Returns the folders that are there, those with ssoconfig first, each group in the order in which ENTSSO is likely to be
in them.
*/
export async function findDirectories(
	{clock, tools, native, local}: Sources,
	registries: Registries,
): Promise<Directory[]> {
	const [programFolders, registry, registry32, service, component, component32, drives, plain] = await Promise.all([
		registries.programFolders,
		registries.registry,
		registries.registry32,
		registries.configuration,
		registries.component,
		askRegistry(tools, keys.component, 32),
		withTimeout(clock, toolTimeLimit, native.fixedDrives(), []),
		local.installDirectories(),
	]);
	const candidates = withoutDuplicates([
		...plain.filter(({source}) => source === 'named'),
		...registeredDirectories({
			programFolders, registry, registry32, service, component, component32,
		}),
		...plain,
		...directoriesOnDrives({programFolders, drives}),
	]);
	const looked = await Promise.all(candidates.map(async candidate => {
		const [{folder}, tool] = await Promise.all([local.inspectFolder(candidate.path), local.toolIn(candidate.path)]);
		return {candidate, folder, tool};
	}));
	return looked
		.filter(({folder}) => folder === 'there')
		.map(({candidate, tool}) => ({...candidate, hasTool: tool !== undefined}))
		.toSorted((one, other) => Number(other.hasTool) - Number(one.hasTool));
}

/** Asks what the SSO database says of itself. */
export async function askDatabase(sources: Sources, registries: Registries): Promise<Finding<DisplayedDatabase>> {
	return displayInTime(sources, findDirectories(sources, registries), askCluster(sources.tools));
}

/** Its time runs while the directories are looked for, so that all is known in the time of one tool. */
async function displayInTime(
	sources: Sources,
	directories: Promise<Directory[]>,
	cluster: Inquiry['cluster'],
): Promise<Finding<DisplayedDatabase>> {
	const displayed = displayDatabase(sources, directories, cluster);
	return withTimeout(sources.clock, toolTimeLimit, displayed, silent(manager, 'timed-out'));
}

/** A process is started for it, so only where the component is there. */
async function askStatus({administration}: Sources, component: Promise<Finding<Registry>>): Promise<StatusAnswer> {
	const registered = await component;
	return administration === undefined || !registered.known || registered.value === undefined
		? 'unknown'
		: statusAnswer(await administration.serverStatus({timeLimit: toolTimeLimit}));
}

/** A folder that the user named needs no waiting for the others. */
async function displayDatabase(
	sources: Sources,
	directories: Promise<Directory[]>,
	cluster: Inquiry['cluster'],
): Promise<Finding<DisplayedDatabase>> {
	const {system: {computer}, tools, local} = sources;
	const given = await local.installDirectories();
	const named = await findTool(sources, given.filter(({source}) => source === 'named'), manager);
	const found = named.known ? named : await findTool(sources, await directories, manager);
	return found.known ? askDisplayedDatabase(tools, found.value, {computer, cluster}) : found;
}

/** Returns the first program of this name that may be started without asking, or why there is none. */
export async function findTool(
	{local, othersCanChange}: Sources,
	candidates: readonly DirectoryCandidate[],
	name: string,
): Promise<Finding<string>> {
	const looked = await Promise.all(candidates.map(async candidate => {
		const program = path.win32.join(candidate.path, name);
		const {target} = await local.inspectFile(program);
		return target === 'file' ? [{candidate, program, others: await othersCanChange(program)}] : [];
	}));
	const found = looked.flat();
	const trusted = found.find(({candidate, others}) => trustIn(candidate.source, others) === 'start');
	if (trusted !== undefined) {
		return known(trusted.program);
	}

	const [first] = found;
	return first === undefined
		? silent(name, 'missing')
		: unknown(whyNotStarted(name, first.candidate, first.others));
}
