import {
	access,
	appendFile,
	mkdtemp,
	readFile,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';

/*
A practice session is a folder that the host and the practice program share: the event log is in it, and what makes a
trouble end.
*/

/** Makes the folder of a new session; whoever makes it removes it. */
export async function openSession(temporary: string): Promise<string> {
	return mkdtemp(path.join(temporary, 'entsso-practice-'));
}

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
