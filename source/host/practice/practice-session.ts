import {
	access,
	appendFile,
	mkdtemp,
	readFile,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import {appendEvent} from './event-log.ts';
import {writeSecrets, type SecretStart, type StoredSecrets} from './secret-store.ts';

/*
A practice session is a folder that the host and the practice program share: the event log is in it, the secrets of the
simulated computer, and what makes a trouble end.
*/

/** Makes the folder of a new session; whoever makes it removes it. */
export async function openSession(temporary: string): Promise<string> {
	return mkdtemp(path.join(temporary, 'entsso-practice-'));
}

/** Start of the simulated service. */
export type ServiceStart = {
	/** Master secret server that it finds. */
	readonly server: string;
	/** The server does not answer. */
	readonly isLost?: boolean;
	readonly at: Date;
};

/** Puts the secrets of the simulated computer into a state, and starts its service. */
export async function setSecrets(
	session: string,
	state: SecretStart,
	secretId: string,
	start: ServiceStart,
): Promise<void> {
	const isHere = state === 'loaded' || state === 'not-loadable';
	await writeSecrets(session, isHere ? {state, current: secretId} : {state});
	await startService(session, {state, current: secretId}, start);
}

/** Logs what ENTSSO logs as it starts, by how its secret stands. Event 10501 has computer, SQL Server and database. */
export async function startService(
	session: string,
	{state, current = ''}: StoredSecrets,
	{server, isLost = false, at}: ServiceStart,
): Promise<void> {
	const got: readonly Entry[] = [[10_529, server, current]];
	const words: Readonly<Record<SecretStart, readonly Entry[]>> = {
		loaded: [[10_534], ...got],
		'not-loadable': [[10_534], [10_521], [10_565, current]],
		none: [[10_534], [10_520]],
		elsewhere: isLost ? [[10_532, server, '0x800706BA, No RPC server was reached.']] : got,
	};
	for (const [id, ...strings] of [[10_501, 'PRACTICE', 'PRACTICE-SQL', 'SSODB'] as const, ...words[state]]) {
		// eslint-disable-next-line no-await-in-loop -- each stands behind the one before
		await appendEvent(session, {id, time: at, strings});
	}
}

type Entry = readonly [id: number, ...strings: readonly string[]];

/** Notes that the computer was looked over a second time. */
export async function noteSecondCheck(session: string): Promise<void> {
	await writeFile(secondCheck(session), '');
}

/** Returns whether the check ran a second time in this session. */
export async function hadSecondCheck(session: string): Promise<boolean> {
	try {
		await access(secondCheck(session));
		return true;
	} catch {
		return false;
	}
}

/** Counts one more run of the tool that got as far as ENTSSO; gives how many there are now. */
export async function countTry(session: string): Promise<number> {
	const tries = path.join(session, 'tries');
	await appendFile(tries, '.');
	const text = await readFile(tries, 'utf8');
	return text.length;
}

function secondCheck(session: string): string {
	return path.join(session, 'second-check');
}
