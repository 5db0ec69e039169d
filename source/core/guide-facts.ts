import {findDirectoryFacts} from '../host/directory-facts.ts';
import type {
	CheckId,
	CheckLine,
	Host,
	SsoSystem,
} from '../host/host.ts';
import {trustIn} from '../host/tool-trust.ts';
import type {Clock} from '../values/clock.ts';
import {withTimeout} from '../values/waiting.ts';
import type {GuideFacts} from './guides/guide.ts';
import type {History} from './records/history.ts';
import {findNewestBackup} from './records/newest-backup.ts';

/** Each of the parts of a host has its own limit; whatever they add up to, nobody waits for a page for longer. */
const longestLook = 30_000;

/**
Returns what a guide is filled with: what can be found out of this computer and of its last backup, for practice of
practice. Changes nothing, and never rejects; what could not be found out in time is left out.
*/
export async function findGuideFacts(host: Host, {history, clock}: {
	readonly history: History;
	readonly clock: Clock;
}): Promise<GuideFacts> {
	const inTime = async <T>(work: Promise<T>): Promise<T | undefined> =>
		withTimeout<T | undefined>(clock, longestLook, work, undefined);
	const [system, lines, installDirectory, newest] = await Promise.all([
		inTime(systemOf(host)),
		inTime(linesOf(host)),
		inTime(installDirectoryOf(host)),
		inTime(findNewestBackup(history, host)),
	]);
	return withoutUnknown({
		computer: host.computer,
		secretServer: system?.secretServer,
		sqlServer: system?.sqlServer,
		database: system?.database,
		installDirectory,
		backupFile: newest?.record?.file,
		isClustered: isClusteredBy(lines?.cluster),
		clusterName: lines?.cluster?.clusterName,
		cannotLoad: cannotLoadBy(lines?.secret),
	});
}

/** Returns whether the line on the cluster says that there is one; undefined where it cannot tell. Pure. */
export function isClusteredBy(line: Pick<CheckLine, 'state'> | undefined): boolean | undefined {
	return line === undefined || line.state === 'unknown' ? undefined : line.state !== 'ok';
}

/** Returns true where the line on the secret says that ENTSSO cannot load the one that is here. Pure. */
export function cannotLoadBy(line: Pick<CheckLine, 'secret'> | undefined): true | undefined {
	return line?.secret?.state === 'not-loadable' ? true : undefined;
}

async function systemOf(host: Host): Promise<SsoSystem | undefined> {
	return host.describeSystem?.();
}

async function linesOf(host: Host): Promise<Partial<Record<CheckId, CheckLine>>> {
	const found: Partial<Record<CheckId, CheckLine>> = {};
	await host.check(line => {
		found[line.id] = line;
	});
	return found;
}

/** Returns the folder of ssoconfig. One that would not be started from is none to send anybody to. */
export async function installDirectoryOf(host: Host): Promise<string | undefined> {
	const candidates = await host.installDirectories();
	for (const {path, source} of candidates) {
		// eslint-disable-next-line no-await-in-loop -- the next counts only where this one does not
		const {tool, othersCanChange} = await findDirectoryFacts(host, path);
		if (tool !== undefined && trustIn(source, othersCanChange) === 'start') {
			return path;
		}
	}

	return undefined;
}

/** Facts of which some may be missing. */
type Possibly<T> = {[Key in keyof T]?: T[Key] | undefined};

/** Returns the facts that are known. */
export function withoutUnknown(facts: Possibly<GuideFacts>): GuideFacts {
	return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
