import {readdir} from 'node:fs/promises';
import process from 'node:process';
import {PassThrough} from 'node:stream';
import {expect, test, vi} from 'vitest';
import type {Environment} from '../../source/commands/environment.ts';
import {runPlainWizard} from '../../source/commands/plain-wizard.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';

test('an error of plain mode leaves neither the terminal held nor a practice session behind', async () => {
	const folder = await temporaryFolder();
	const rawModes: boolean[] = [];
	const stdin = Object.assign(new PassThrough(), {
		isTTY: true,
		setRawMode(isRaw: boolean) {
			rawModes.push(isRaw);
		},
	});
	let interrupts = 0;
	let hasSession = false;
	const environment = {
		system: {
			pathStyle: 'posix', environment: {}, home: folder, temporary: folder, computer: 'BIZ01', userId: 0,
		},
		language: 'en',
		stdin,
		stdout: {paragraphs: () => undefined, lines: () => undefined, json: () => undefined},
		terminal: {
			columns: 80,
			write(text: string) {
				if (text.includes('[1]:')) {
					throw new Error('The terminal is gone.');
				}
			},
		},
		node: process.execPath,
		practiceDirectory: folder,
		ended: new AbortController().signal,
		onInterrupt() {
			interrupts++;
			return () => {
				interrupts--;
			};
		},
	} as unknown as Environment;
	const sessions = async () => {
		const names = await readdir(folder);
		return names.filter(name => name.startsWith('entsso-practice-'));
	};

	const ended = runPlainWizard(environment, {
		installDirectory: undefined,
		practice: 'ok',
		configDirectory: folder,
		backupFile: undefined,
		copyTo: undefined,
		engine: 'auto',
		timeLimit: 1000,
		dryRun: false,
		isPlain: true,
		isAscii: true,
		hasColour: false,
	});
	const rejected = expect(ended).rejects.toThrow('The terminal is gone.');
	await vi.waitFor(async () => {
		const names = await sessions();
		hasSession ||= names.length > 0;
		expect(hasSession).toBe(true);
	}, 30_000);
	await rejected;
	expect(await sessions()).toEqual([]);
	expect(stdin.listenerCount('data')).toBe(0);
	expect(rawModes.at(-1)).toBe(false);
	expect(interrupts).toBe(0);
});
