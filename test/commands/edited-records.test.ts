import {mkdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {CommonFlags, Environment} from '../../source/commands/environment.ts';
import {runHistory} from '../../source/commands/history.ts';
import {outputTo} from '../../source/commands/output.ts';
import {runVerify} from '../../source/commands/verify.ts';
import {fingerprint} from '../../source/core/proof/checksum.ts';
import {temporaryFolder} from '../host/temporary-folder.ts';
import {parseJson} from './schema.ts';

const runs = 300;

/** Runs a command with --json in this process; gives its exit code and what it said. */
async function said(command: (environment: Environment) => number | Promise<number>, folder: string): Promise<{exitCode: number; text: string}> {
	let text = '';
	const stdout = outputTo({
		write(part) {
			text += part;
		},
	});
	const environment: Partial<Environment> = {
		stdout,
		stderr: outputTo({write: () => undefined}),
		system: {
			pathStyle: 'posix', environment: {}, home: folder, temporary: folder, computer: 'BIZ01',
		},
		node: process.execPath,
		programFolder: folder,
	};
	const exitCode = await command(environment as Environment);
	return {exitCode, text};
}

/** What an editor may leave in any place. */
const misfits: readonly unknown[] = [
	-1,
	1.5,
	2 ** 53,
	'',
	' ',
	'\u{0}',
	'a\u{1B}[2Jb',
	'\u{D800}',
	'x'.repeat(5000),
	'AB'.repeat(32),
	'verified',
	'failed',
	'event',
	'2026-11-23',
	'2026-02-31T10:00:00Z',
	'2026-11-23T24:00:00Z',
	'9999-12-31T24:00:00.000Z',
	'2026-11-23T10:00:00+01:00',
	'+010000-01-01T00:00:00.000Z',
	'0000-01-01T00:00:00Z',
	'0xc0002a0f',
	[null],
	[{id: 'tool', state: 'ok'}],
	[{id: 'tool', state: 'ok', detail: ''}],
	[{
		id: 'tool', state: 'ok', detail: 'Fine.', password: 'x',
	}],
	{lines: []},
	null,
	true,
];
const anything = fc.oneof(fc.jsonValue({maxDepth: 2}), fc.constantFrom(...misfits));

function editedRecord(record: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
	const changes = fc.dictionary(fc.constantFrom(...Object.keys(record), 'extra', 'lines', 'detail'), anything, {maxKeys: 3});
	const removed = fc.subarray(Object.keys(record), {maxLength: 2});
	const edited = fc.tuple(changes, removed).map(([changed, gone]) => Object.fromEntries(Object.entries({...record, ...changed}).filter(([name]) => !gone.includes(name))));
	return fc.oneof({weight: 8, arbitrary: edited}, anything);
}

const fileName = fc.constantFrom('2026-11-23T10-00-00.123Z-0000.json', '2099-01-01T00-00-00.000Z-0000.json', 'mine.json', '0.json');

/** A record of a practice backup that is there, and its folder. */
async function backedUp() {
	const folder = await temporaryFolder();
	const file = path.join(folder, 'SSO.bak');
	await writeFile(file, 'a backup');
	await mkdir(path.join(folder, 'history'));
	const record = {
		format: 1, time: '2026-11-23T10:00:00.123Z', computer: 'BIZ01', file, ...await fingerprint(file), verdict: 'verified', reason: 'copy-failed', summary: 'Done.', proof: ['event'], errorCode: '0xC0002A0F', evidence: [{id: 'event', state: 'ok', detail: 'Logged.'}], engine: 'console', practice: 'ok', copy: file, copyFolder: folder, secretId: '{1}', recoverySheet: file,
	};
	return {folder, file, record};
}

test('whatever stands in a field of a record, and whichever field is missing, history --json fits its schema', async () => {
	const {folder, record} = await backedUp();
	const edited = Object.keys(record).flatMap(field => [undefined, ...misfits].map(value => ({...record, [field]: value})));
	await Promise.all(edited.map(async (value, index) => writeFile(path.join(folder, 'history', `${index}.json`), JSON.stringify(value))));
	const {exitCode, text} = await said(environment => runHistory(environment, {configDirectory: folder, json: true}), folder);
	const {records} = parseJson('history', text) as {records: unknown[]};
	expect(exitCode).toBe(3);
	expect(records.length).toBeGreaterThan(edited.length / 4);
	expect(records.length).toBeLessThan(edited.length * 3 / 4);
});

test('records edited by hand never make an output that breaks its schema, and what cannot be read never ends with 0', async () => {
	const {folder, file, record} = await backedUp();
	const history = path.join(folder, 'history');
	const {practice, ...real} = record;
	expect(practice).toBe('ok');
	const configDirectory = folder;
	const count = {left: 0, read: 0};
	await fc.assert(fc.asyncProperty(fileName, fc.oneof(editedRecord(real), editedRecord(record)), fc.boolean(), async (name, value, isGiven) => {
		await rm(history, {recursive: true, force: true});
		await mkdir(history);
		await writeFile(path.join(history, name), JSON.stringify(value));
		const flags = {configDirectory, json: true};
		const told = await said(environment => runHistory(environment, flags), folder);
		const {records, notices} = parseJson('history', told.text) as {records: unknown[]; notices: unknown[]};
		expect([records.length, notices.length, told.exitCode]).toEqual(records.length === 1 ? [1, 0, 0] : [0, 1, 3]);
		count[records.length === 1 ? 'read' : 'left']++;
		const verified = await said(async environment => runVerify(environment, {
			...flags as unknown as CommonFlags, json: true, maxAge: undefined, file: isGiven ? file : undefined,
		}), folder);
		const {verdict, reason} = parseJson('verify', verified.text);
		// No event log tells of newer secrets here.
		expect(['attention', 'unknown']).toContain(verdict);
		expect(verified.exitCode).toBe(verdict === 'attention' ? 1 : 3);
		expect(records.length === 1 || reason === 'history-unreadable').toBe(true);
	}), {seed: 16, numRuns: runs});
	// Both happen often.
	expect(Math.min(count.left, count.read)).toBeGreaterThan(runs / 10);
}, 60_000);
