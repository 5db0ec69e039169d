import {isSameComputer} from './same-computer.ts';
import type {BackupEvent} from './backup-event.ts';

/**
State of the master secret on a computer. `loaded`: ENTSSO uses it; `not-loadable`: it is there, but ENTSSO cannot load
it; `none`: there is none; `elsewhere`: this is not the master secret server.
*/
export type SecretState = 'loaded' | 'not-loadable' | 'none' | 'elsewhere' | 'unknown';

/** Trouble that comes before any question about the secret. */
export type DatabaseTrouble = 'unreachable' | 'not-configured' | 'access' | 'older';

export type SecretFinding = {
	readonly state: SecretState;
	/** MSID of the current secret, as ENTSSO logged it. */
	readonly secretId?: string | undefined;
	/** Number of the event that the state rests on; left out where there is none. */
	readonly event?: number | undefined;
	/** Master secret server, with `elsewhere`. */
	readonly server?: string | undefined;
	readonly database?: {readonly trouble: DatabaseTrouble; readonly event: number} | undefined;
	/** ENTSSO logged that it could not decrypt its data (event 10536 with 0x80090005). */
	readonly cannotDecrypt?: boolean;
	/** True where the registry of this computer was seen to hold none. */
	readonly isRegistryEmpty?: boolean;
	/** MSIDs of all secrets that the registry of this computer holds; left out where it could not be seen whole. */
	readonly registryIds?: readonly string[];
	/** Signs that speak against the state, plain sentences. */
	readonly doubts: readonly string[];
};

/** Facts to judge the state of the secret by. */
export type SecretSigns = {
	readonly computer: string;
	/** Network names that a node of a cluster may have besides its own. */
	readonly otherNames: readonly string[];
	/** Events of `secretEventIds`, newest first. */
	readonly events: readonly BackupEvent[];
	/** Master secrets in the registry of this computer. */
	readonly inRegistry: 'here' | 'none' | 'unknown';
	/** Their MSIDs; left out where they could not all be seen. */
	readonly registryIds?: readonly string[] | undefined;
	/** True where ENTSSO here says that its secret server part runs; undefined where it does not tell. */
	readonly isSecretServer: boolean | undefined;
};

/** Events that tell of the master secret (BizTalk Server documentation, "Single Sign-On: Event" pages). */
const ids = {
	started: 10_501,
	accessDenied: 10_503,
	notConfigured: 10_511,
	unreachable: 10_513,
	none: 10_520,
	corrupt: 10_521,
	restored: 10_523,
	generated: 10_525,
	encryptedAnew: 10_528,
	inUse: 10_529,
	masterLost: 10_532,
	masterFound: 10_533,
	isMaster: 10_534,
	callFailed: 10_536,
	notInGroup: 10_550,
	backedUp: 10_559,
	encryptingAnew: 10_562,
	notLoadable: 10_565,
	startedWithDatabase: 10_611,
	databaseOlder: 10_728,
} as const;

/** Returns whether ENTSSO does not reach the master secret server, which is another computer. */
export function isSecretServerLost({state, event}: SecretFinding): boolean {
	return state === 'elsewhere' && event === ids.masterLost;
}

/** Numbers of the events that `judgeSecret` goes by, but for those that may come often. */
export const secretEventIds: readonly number[] = Object.values(ids)
	.filter(id => ![ids.masterLost, ids.masterFound, ids.callFailed].includes(id as never));

/** Numbers of the events that may come again and again; of each the newest counts. */
export const frequentEventIds = [ids.masterLost, ids.masterFound, ids.callFailed] as const;

const databaseTroubles: ReadonlyMap<number, DatabaseTrouble> = new Map([
	[ids.unreachable, 'unreachable'],
	[ids.notConfigured, 'not-configured'],
	[ids.accessDenied, 'access'],
	[ids.notInGroup, 'access'],
	[ids.databaseOlder, 'older'],
]);

const starts: ReadonlySet<number> = new Set([ids.started, ids.startedWithDatabase]);

/** Places of the MSID of the current secret among the strings of an event, for events that prove that it is loaded. */
const loadedSigns: ReadonlyMap<number, number | undefined> = new Map([
	[ids.inUse, 1],
	[ids.restored, 1],
	[ids.generated, 0],
	[ids.backedUp, 1],
	[ids.encryptedAnew, 1],
	[ids.encryptingAnew, undefined],
]);

/** Code of data that do not decrypt, NTE_BAD_DATA (winerror.h). */
const badData = /0x80090005/iv;

/**
Returns how the master secret stands by the events since the newest start of the service, the registry, and ENTSSO
itself. Of two signs the newer counts. `none` and `loaded` are never said where a source speaks against it. Pure.
*/
export function judgeSecret(signs: SecretSigns): SecretFinding {
	const events = sinceStart(signs.events);
	const newest = (id: number) => events.find(event => event.id === id);
	const callFailed = newest(ids.callFailed);
	const finding = judgeEvents(events, signs);
	return {
		...finding,
		database: databaseTrouble(events),
		...(signs.inRegistry === 'none' && {isRegistryEmpty: true}),
		...(signs.registryIds !== undefined && {registryIds: signs.registryIds}),
		...(callFailed?.strings.some(text => badData.test(text)) && {cannotDecrypt: true}),
	};
}

/** Events carry whole seconds in old logs, so those of the second of the start count as well. */
function sinceStart(events: readonly BackupEvent[]): readonly BackupEvent[] {
	const started = events.find(({id}) => starts.has(id));
	if (started === undefined) {
		return events;
	}

	const second = Math.floor(started.time.getTime() / 1000) * 1000;
	return events.filter(({time}) => time.getTime() >= second);
}

function judgeEvents(events: readonly BackupEvent[], signs: SecretSigns): SecretFinding {
	const {inRegistry, isSecretServer} = signs;
	const isHere = (name: string) => [signs.computer, ...signs.otherNames].some(own => isSameComputer(own, name));
	const isSecretServerHere = events.some(({id}) => id === ids.isMaster);
	const server = otherServer(events, isHere);
	if (server !== undefined && !isSecretServerHere && inRegistry !== 'here') {
		return {state: 'elsewhere', ...server, doubts: isSecretServer ? [statusSaysHere] : []};
	}

	const sign = events.find(event =>
		event.id === ids.none
		|| event.id === ids.corrupt
		|| event.id === ids.notLoadable
		|| (loadedSigns.has(event.id) && (event.id !== ids.inUse || isHere(event.strings[0] ?? ''))));
	const doubts = [
		...(server === undefined ? [] : [`ENTSSO asked ${server.server} for the secret (event ${server.event}).`]),
	];
	if (sign === undefined) {
		return withoutSign(isSecretServerHere, signs, doubts);
	}

	if (sign.id === ids.none) {
		return inRegistry === 'none'
			? {state: 'none', event: sign.id, doubts}
			: {state: 'unknown', event: sign.id, doubts: [...doubts, inRegistry === 'here' ? registryHas : registryUnseen]};
	}

	const place = loadedSigns.get(sign.id);
	if (!loadedSigns.has(sign.id)) {
		return unlessOnlyEarlier(sign, events, doubts);
	}

	const secretId = place === undefined ? undefined : idIn(sign.strings[place]);
	return inRegistry === 'none'
		? {
			state: 'unknown', event: sign.id, secretId, doubts: [...doubts, registryHasNone],
		}
		: {
			state: 'loaded', event: sign.id, secretId, doubts,
		};
}

/** Event 10565 names the secret that cannot be loaded, which may be the previous one. */
function unlessOnlyEarlier(
	sign: BackupEvent,
	events: readonly BackupEvent[],
	doubts: readonly string[],
): SecretFinding {
	const secretId = sign.id === ids.notLoadable ? idIn(sign.strings[0]) : undefined;
	const inUse = events.find(({id}) => id === ids.inUse);
	const current = idIn(inUse?.strings[1]);
	return inUse !== undefined && secretId !== undefined && current !== undefined && !isSameId(current, secretId)
		? {
			state: 'loaded',
			event: inUse.id,
			secretId: current,
			doubts: [...doubts, `An earlier secret, ${secretId}, could not be loaded (event ${sign.id}).`],
		}
		: {
			state: 'not-loadable', event: sign.id, secretId, doubts,
		};
}

/** The master secret server may log no word on its own secret when all is well. */
function withoutSign(isSecretServer: boolean, {inRegistry}: SecretSigns, doubts: readonly string[]): SecretFinding {
	if (inRegistry === 'none') {
		return {state: 'unknown', doubts: [...doubts, registryHasNone]};
	}

	return isSecretServer ? {state: 'loaded', event: ids.isMaster, doubts} : {state: 'unknown', doubts};
}

type OtherServer = {readonly server: string; readonly event: number};

/** Returns the other computer that the newest word on the master secret server names. */
function otherServer(events: readonly BackupEvent[], isHere: (name: string) => boolean): OtherServer | undefined {
	const words = new Set<number>([ids.inUse, ids.masterLost, ids.masterFound]);
	const word = events.find(({id}) => words.has(id));
	const name = word?.strings[0]?.trim() ?? '';
	return word === undefined || name === '' || isHere(name) ? undefined : {server: name, event: word.id};
}

/** Returns the newest trouble with the database, unless ENTSSO has since worked with it. */
function databaseTrouble(events: readonly BackupEvent[]): SecretFinding['database'] {
	const worked = new Set<number>([ids.isMaster, ids.masterFound, ids.none, ...loadedSigns.keys()]);
	const word = events.find(({id}) => databaseTroubles.has(id) || worked.has(id));
	const trouble = databaseTroubles.get(word?.id ?? 0);
	return word === undefined || trouble === undefined ? undefined : {trouble, event: word.id};
}

const statusSaysHere = 'Its administration interface says that the secret server part runs here.';
const registryHas = 'The registry holds a secret.';
const registryHasNone = 'The registry holds no secret.';
const registryUnseen = 'The registry could not be seen.';

/** Returns the MSID in a string of an event, in one form; undefined where it is none: others may write to the log. */
export function idIn(text: string | undefined): string | undefined {
	const guid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/iv.exec(text ?? '')?.[0];
	return guid === undefined ? undefined : `{${guid.toUpperCase()}}`;
}

/** Returns whether both are one MSID, however they are written. */
export function isSameId(one: string, other: string): boolean {
	const [plain, otherPlain] = [one, other].map(id => id.replaceAll(/[\s\{\}]/gv, '').toLowerCase());
	return plain === otherPlain;
}
