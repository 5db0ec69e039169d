import {
	mkdir,
	readdir,
	rename,
	stat,
	symlink,
} from 'node:fs/promises';
import path from 'node:path';
import {expect, vi} from 'vitest';
import {patience} from '../../limits.ts';

const often = {interval: 5, timeout: patience};

/** Has the event log of the practice session in this folder for temporary files tell nothing, so that the proof is looked for until the time for that is over. */
export async function silenceEventLog(temporary: string): Promise<void> {
	const session = await vi.waitFor(async () => {
		const names = await readdir(temporary);
		const name = names.find(known => known.startsWith('entsso-practice-'));
		expect(name).toBeDefined();
		return path.join(temporary, name!);
	}, often);
	const log = path.join(session, 'events.jsonl');
	// The service writes to it meanwhile, so that it is replaced at once, and not deleted first.
	const nothing = path.join(session, 'nothing.jsonl');
	await symlink('/dev/null', nothing);
	await rename(nothing, log);
}

/** Resolves when the tool has begun its file. */
export async function untilThere(file: string): Promise<void> {
	await vi.waitFor(async () => stat(file), often);
}

/** Makes a folder for second copies. */
export async function makeCopyFolder(home: string): Promise<string> {
	const folder = path.join(home, 'copies');
	await mkdir(folder);
	return folder;
}

/** Stops the program as soon as a second copy is begun in the folder, and sees that it was not whole by then. */
export async function stopInCopy(folder: string, stop: () => Promise<void> | void): Promise<void> {
	await vi.waitFor(async () => {
		expect(await readdir(folder)).not.toEqual([]);
	}, often);
	await stop();
	expect(await readdir(folder)).toEqual([expect.stringMatching(/\.partial$/v)]);
}
