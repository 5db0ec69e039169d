import {Buffer} from 'node:buffer';
import {expect} from 'vitest';
import type {Answers} from '../../pty/walk.ts';
import {filesBelow, tracesIn} from './traces.ts';

/** What is searched for; no part of it stands anywhere else. */
export const canary: Answers = {password: 'Kr7#zebra-QUOIN/41', reminder: 'Second drawer, blue envelope'};

export type Left = {
	/** Holds all that the program may have written. */
	readonly folder: string;
	/** Arguments and environment of all its processes. */
	readonly processes: Uint8Array;
	readonly output: string;
	/** The reminder was asked for on this screen, where it is shown in clear. */
	readonly showsReminder?: boolean;
};

/** The password may be nowhere; the reminder in the backup file, its copy, and on the screen where it is typed. */
export async function expectNoTrace({folder, processes, output, showsReminder = false}: Left): Promise<void> {
	for (const [file, bytes] of await filesBelow(folder)) {
		expect(tracesIn(bytes, canary.password), file).toEqual([]);
		if (!file.endsWith('.bak')) {
			expect(tracesIn(bytes, canary.reminder), file).toEqual([]);
		}
	}

	for (const secret of [canary.password, canary.reminder]) {
		expect(tracesIn(processes, secret), 'arguments and environment').toEqual([]);
	}

	expect(tracesIn(Buffer.from(output), canary.password), 'output').toEqual([]);
	if (!showsReminder) {
		expect(tracesIn(Buffer.from(output), canary.reminder), 'output').toEqual([]);
	}
}

/** Those of the texts of a heap that hold the password or a good part of it. */
export function partsOfPasswordIn(texts: readonly string[], password = canary.password): string[] {
	const parts = [password, [...password].toReversed().join(''), password.slice(0, 10), password.slice(-10)];
	return texts.filter(text => parts.some(part => text.includes(part)));
}
