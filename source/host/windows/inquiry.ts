import type {Administration} from '../administration.ts';
import type {Clock} from '../clock.ts';
import {findDirectoryFacts} from '../facts.ts';
import type {
	BackupEvent,
	CheckLine,
	DirectoryCandidate,
	Host,
} from '../host.ts';
import {inTime} from '../in-time.ts';
import type {System} from '../system.ts';
import {
	askCluster,
	askDisplayedDatabase,
	askGroups,
	askNewestEvent,
	askRegistry,
	askServiceState,
	type Cluster,
} from './asking.ts';
import {
	directoriesOnDrives,
	registeredDirectories,
	withoutDuplicates,
} from './directories.ts';
import type {DisplayedDatabase} from './display-db.ts';
import {eventIds} from './events.ts';
import {silent, type Finding} from './finding.ts';
import type {Groups} from './groups.ts';
import type {Native} from './native.ts';
import {keys, type Registry} from './registry-values.ts';
import type {ServiceState} from './service.ts';
import {statusAnswer, type StatusAnswer} from './status-answer.ts';
import {toolTimeLimit, type Tools} from './tools.ts';

export type Sources = {
	readonly system: System;
	readonly clock: Clock;
	readonly tools: Tools;
	readonly native: Native;
	/** Undefined where it cannot be called. */
	readonly administration: Administration | undefined;
	/** What files tell alone: the directories of the command line and of the environment, and where tools are. */
	readonly local: Host;
	/** Looks at the folder of this program. */
	readonly checkProgram: () => Promise<CheckLine>;
};

/** A folder that ENTSSO may be in, and whether ssoconfig is there. */
export type Directory = DirectoryCandidate & {readonly hasTool: boolean};

/** What is asked of the computer, each question once. */
export type Inquiry = {
	readonly groups: Promise<Finding<Groups>>;
	readonly cluster: Promise<Finding<Cluster>>;
	readonly registry: Promise<Finding<Registry>>;
	readonly registry32: Promise<Finding<Registry>>;
	readonly service: Promise<Finding<ServiceState | 'not-installed'>>;
	readonly configuration: Promise<Finding<Registry>>;
	readonly directories: Promise<Directory[]>;
	readonly displayed: Promise<Finding<DisplayedDatabase>>;
	/** What ENTSSO tells of itself through its administration interface. */
	readonly status: Promise<StatusAnswer>;
	newestEvent(kind: keyof typeof eventIds): Promise<Finding<BackupEvent | undefined>>;
};

/** Asks everything side by side. Nothing rejects. */
export function inquire(sources: Sources): Inquiry {
	const {tools} = sources;
	const registries = askRegistries(tools);
	const directories = findDirectories(sources, registries);
	const cluster = askCluster(tools);
	return {
		...registries,
		directories,
		cluster,
		groups: askGroups(tools),
		service: askServiceState(tools),
		displayed: displayInTime(sources, directories, cluster),
		status: askStatus(sources, registries.component),
		newestEvent: async kind => askNewestEvent(tools, eventIds[kind]),
	};
}

type Registries = Pick<Inquiry, 'registry' | 'registry32' | 'configuration'> & {
	/** The key of the component that the administration interface is in. */
	readonly component: Promise<Finding<Registry>>;
};

/** The keys that tell of ENTSSO and its service. */
export function askRegistries(tools: Tools): Registries {
	return {
		registry: askRegistry(tools, keys.entsso, 64),
		registry32: askRegistry(tools, keys.entsso, 32),
		configuration: askRegistry(tools, keys.service, 64),
		component: askRegistry(tools, keys.component, 64),
	};
}

/** The folders that are there, those with ssoconfig first, each group in the order in which ENTSSO is likely to be in them. */
export async function findDirectories({system: {environment}, clock, tools, native, local}: Sources, registries: Registries): Promise<Directory[]> {
	const [registry, registry32, service, component, component32, drives, plain] = await Promise.all([
		registries.registry,
		registries.registry32,
		registries.configuration,
		registries.component,
		askRegistry(tools, keys.component, 32),
		inTime(clock, toolTimeLimit, native.fixedDrives(), []),
		local.installDirectories(),
	]);
	const candidates = withoutDuplicates([
		...plain.filter(({foundIn}) => foundIn === 'command line'),
		...registeredDirectories({
			environment, registry, registry32, service, component, component32,
		}),
		...plain,
		...directoriesOnDrives({environment, drives}),
	]);
	const looked = await Promise.all(candidates.map(async candidate => ({candidate, ...await findDirectoryFacts(local, candidate.path)})));
	return looked
		.filter(({folder}) => folder === 'there')
		.map(({candidate, tool}) => ({...candidate, hasTool: tool !== undefined}))
		.toSorted((one, other) => Number(other.hasTool) - Number(one.hasTool));
}

/** What the SSO database says of itself. */
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
	return inTime(sources.clock, toolTimeLimit, displayed, silent('ssomanage.exe', 'timed-out'));
}

/** A process is started for it, so only where the component is there. */
async function askStatus({administration}: Sources, component: Promise<Finding<Registry>>): Promise<StatusAnswer> {
	const registered = await component;
	return administration === undefined || !registered.known || registered.value === undefined
		? 'unknown'
		: statusAnswer(await administration.serverStatus({timeLimit: toolTimeLimit}));
}

/** Asks from the usual folder where ssomanage is there, so as not to wait for the others. */
async function displayDatabase(
	{system: {computer}, tools, local}: Sources,
	directories: Promise<Directory[]>,
	cluster: Inquiry['cluster'],
): Promise<Finding<DisplayedDatabase>> {
	const usual = await withManager(local, await local.installDirectories());
	const directory = usual ?? await withManager(local, await directories);
	return askDisplayedDatabase(tools, directory, {computer, cluster});
}

async function withManager(local: Host, candidates: readonly DirectoryCandidate[]): Promise<string | undefined> {
	const looked = await Promise.all(candidates.map(async ({path}) => ({path, facts: await local.inspectFile(String.raw`${path}\ssomanage.exe`)})));
	return looked.find(({facts}) => facts.target === 'file')?.path;
}
