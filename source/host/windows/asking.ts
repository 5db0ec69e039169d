import {errorCodeIn} from '../error-code.ts';
import {restoreEventIds} from '../restore-event-ids.ts';
import {frequentEventIds, secretEventIds} from '../secret-state.ts';
import type {BackupEvent} from '../host.ts';
import {
	hasValues,
	ofThisComputer,
	parseDisplayedDatabase,
	type DisplayedDatabase,
	type Cluster,
} from './display-db.ts';
import {
	asUnicode,
	eventIds,
	eventQuery,
	oldestEventQuery,
	parseEvents,
	type EventQuery,
} from './events.ts';
import {
	garbled,
	known,
	silent,
	unknown,
	type Finding,
} from './finding.ts';
import {parseGroups, type Groups} from './groups.ts';
import {parseRegistry} from './registry.ts';
import {keys, valueIn, type Registry} from './registry-values.ts';
import {
	noSuchService,
	parseServiceState,
	startTypeOf,
	type ServiceState,
} from './service.ts';
import {registryQuery, type Answer, type Tools} from './tools.ts';

/** ERROR_INVALID_PARAMETER ("System Error Codes" in the Windows documentation). */
const invalidParameter = 87;

/** Asks what a key of HKEY_LOCAL_MACHINE holds, what is below it included. */
export async function askRegistry({askWindows}: Tools, key: string, view: 32 | 64): Promise<Finding<Registry>> {
	return registryIn(await askWindows('reg.exe', registryQuery(key, view)), key);
}

/** Returns the values of a key of HKEY_LOCAL_MACHINE itself, in the view of 64-bit programs. */
export async function askValues({askWindows}: Tools, key: string): Promise<Finding<Registry>> {
	return registryIn(await askWindows('reg.exe', ['query', `HKLM\\${key}`, '/reg:64']), key);
}

/**
Returns the names of the keys right below a key of HKEY_LOCAL_MACHINE, in lower case, without what is in them. Undefined
when there is no such key, or it is not to be seen.
*/
export async function askKeyNames({askWindows}: Tools, key: string): Promise<readonly string[] | undefined> {
	const found = registryIn(await askWindows('reg.exe', ['query', `HKLM\\${key}`, '/reg:64']), key);
	return found.known && found.value !== undefined
		? Array.from(found.value.keys, ([name]) => name).filter(name => name !== '')
		: undefined;
}

/** Returns the groups of this user, and how far the process is trusted. */
export async function askGroups({askWindows}: Tools): Promise<Finding<Groups>> {
	return read('whoami.exe', await askWindows('whoami.exe', ['/groups', '/fo', 'csv', '/nh']), parseGroups);
}

/** Asks for the present state of the ENTSSO service. */
export async function askServiceState({askWindows}: Tools): Promise<Finding<ServiceState | 'not-installed'>> {
	const answer = await askWindows('sc.exe', ['queryex', 'ENTSSO']);
	return typeof answer !== 'string' && answer.exitCode === noSuchService
		? known('not-installed')
		: read('sc.exe', answer, parseServiceState);
}

/**
Returns the cluster of this computer. Its key is asked for without what is below it, which is the whole cluster
database. The key is there only while the cluster service runs; that service starts by itself on nodes alone, so its
start type tells of the others.
*/
export async function askCluster(tools: Tools): Promise<Finding<Cluster>> {
	const [answer, service] = await Promise.all([
		tools.askWindows('reg.exe', ['query', String.raw`HKLM\Cluster`, '/reg:64']),
		askRegistry(tools, keys.clusterService, 64),
	]);
	const cluster = registryIn(answer, 'Cluster');
	if (cluster.known && cluster.value !== undefined) {
		return known({name: valueIn(cluster, 'ClusterName')});
	}

	if (!cluster.known) {
		return cluster;
	}

	return service.known ? known(startTypeOf(valueIn(service, 'Start')) === 'automatic' ? {name: ''} : 'none') : service;
}

/**
Asks what the SSO database says of itself, through this ssomanage.exe. What it printed counts, whatever else it says and
with whatever code it ends: its exit codes are not documented.
*/
export async function askDisplayedDatabase(
	{ask}: Tools,
	program: string,
	{computer, cluster}: WhoAsks,
): Promise<Finding<DisplayedDatabase>> {
	const answer = await ask(program, ['-displaydb']);
	if (typeof answer === 'string') {
		return silent('ssomanage.exe', answer);
	}

	const displayed = parseDisplayedDatabase(answer.text);
	if (displayed !== undefined && hasValues(displayed)) {
		const node = await cluster;
		return known(ofThisComputer(displayed, computer, node.known ? node.value : 'none'));
	}

	const code = errorCodeIn(answer.text);
	if (code !== undefined) {
		const asked = displayed?.askedServer === undefined ? '' : `asked ${displayed.askedServer} and `;
		return unknown(`ssomanage.exe ${asked}reported ${code}.`);
	}

	return displayed === undefined || answer.exitCode !== 0 ? garbled('ssomanage.exe', answer.exitCode) : known(displayed);
}

type WhoAsks = {
	readonly computer: string;
	readonly cluster: Promise<Finding<Cluster>>;
};

/** Returns the newest event of ENTSSO with this number, undefined when the log has none. */
export async function askNewestEvent(tools: Tools, id: number): Promise<Finding<BackupEvent | undefined>> {
	const events = await askEvents(tools, eventQuery({ids: [id], count: 1}));
	return events.known ? known(events.value[0]) : events;
}

/** Most events on the secret that are read. One start of the service logs a few. */
const mostSecretEvents = 200;

/** Numbers in one query; Windows takes few conditions in one. */
const mostIds = 10;

function inParts(ids: readonly number[], size: number): Array<readonly number[]> {
	return Array.from({length: Math.ceil(ids.length / size)}, (_, part) => ids.slice(part * size, (part + 1) * size));
}

/** Returns the events that tell how the master secret stands, newest first. */
export async function askSecretEvents(tools: Tools): Promise<Finding<BackupEvent[]>> {
	return askAll(tools, [
		...inParts(secretEventIds, mostIds).map(ids => ({ids, count: mostSecretEvents})),
		...frequentEventIds.map(id => ({ids: [id], count: 1})),
	]);
}

/** Returns the events on the master secret and its restore since then, newest first. */
export async function askSecretEventsSince(tools: Tools, since: Date): Promise<Finding<BackupEvent[]>> {
	const frequent = new Set<number>(frequentEventIds);
	const others = new Set([...secretEventIds, ...Object.values(restoreEventIds)].filter(id => !frequent.has(id)));
	const found = await askAll(tools, [
		...inParts([...others], mostIds),
		// Apart, so that events of others that come again and again do not push these out.
		...frequentEventIds.map(id => [id]),
	].map(ids => ({ids, since, count: mostSecretEvents})));
	return found.known ? known(found.value.filter(({time}) => time >= since)) : found;
}

/** Asks these side by side. Returns all that they find, newest first; where one has no answer, only why. */
async function askAll(tools: Tools, queries: readonly EventQuery[]): Promise<Finding<BackupEvent[]>> {
	const found = await Promise.all(queries.map(async query => askEvents(tools, eventQuery(query))));
	const silentOne = found.find(finding => !finding.known);
	return silentOne ?? known(found
		.flatMap(finding => finding.known ? finding.value : [])
		.toSorted((one, other) => other.time.getTime() - one.time.getTime()));
}

/** When the newest master secret since then was made; 'none' only where the log reaches back so far. */
export async function askNewSecret(tools: Tools, since: Date): Promise<Date | 'none' | 'unknown'> {
	const [made, oldest] = await Promise.all([
		askEvents(tools, eventQuery({ids: [eventIds.newSecret], since, count: 1})),
		askEvents(tools, oldestEventQuery),
	]);
	const [newest] = made.known ? made.value : [];
	if (newest !== undefined) {
		return newest.time;
	}

	const [first] = made.known && oldest.known ? oldest.value : [];
	return first !== undefined && first.time <= since ? 'none' : 'unknown';
}

/**
Returns the events that this query of wevtutil finds. Where it knows no Unicode, it is asked without: most paths need
none.
*/
export async function askEvents({askWindows}: Tools, query: readonly string[]): Promise<Finding<BackupEvent[]>> {
	const answer = await askWindows('wevtutil.exe', [...query, asUnicode]);
	const knowsIt = typeof answer === 'string' || answer.exitCode !== invalidParameter;
	return read('wevtutil.exe', knowsIt ? answer : await askWindows('wevtutil.exe', query), parseEvents);
}

function registryIn(answer: Answer, key: string): Finding<Registry> {
	if (typeof answer === 'string') {
		return silent('reg.exe', answer);
	}

	const found = parseRegistry(answer.text, key);
	if (found === undefined) {
		// Reg.exe ends with code 1 where there is no such key.
		return answer.exitCode === 1 ? known(undefined) : garbled('reg.exe', answer.exitCode);
	}

	return known({keys: found, isWhole: answer.exitCode === 0});
}

function read<Value>(program: string, answer: Answer, parse: (text: string) => Value | undefined): Finding<Value> {
	if (typeof answer === 'string') {
		return silent(program, answer);
	}

	const value = answer.exitCode === 0 ? parse(answer.text) : undefined;
	return value === undefined ? garbled(program, answer.exitCode) : known(value);
}
