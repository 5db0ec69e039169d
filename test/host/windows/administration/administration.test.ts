import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {Secret} from '../../../../source/values/secret.ts';
import {nodeFlags} from '../../../../source/host/node-flags.ts';
import {systemClock} from '../../../../source/values/clock.ts';
import {createAdministration} from '../../../../source/host/windows/administration/administration.ts';
import {requestIn} from '../../../../source/host/windows/administration/reply.ts';
import {temporaryFolder} from '../../temporary-folder.ts';

/** Reads the request, then does this. */
const head = String.raw`
	import {text} from 'node:stream/consumers';
	import fs from 'node:fs';
	const request = JSON.parse(await text(process.stdin));
	const reply = answer => fs.writeSync(1, JSON.stringify(answer) + '\n');
`;

const calling = 'reply({type: \'calling\'});';
const hang = 'await new Promise(() => setInterval(() => {}, 1000));';

/** An administration interface whose calls a program like this makes. */
async function administrationBy(body: string) {
	const folder = await temporaryFolder();
	const program = path.join(folder, 'program.mjs');
	await writeFile(program, head + body);
	return {folder, administration: createAdministration({clock: systemClock, node: process.execPath, program})};
}

const file = String.raw`C:\Sicherung für SSO\"a".bak`;
const backup = {method: 'BackupSecret', values: [file, new Secret('Tr0ub4dor&3-"horse"-Ω'), new Secret('Team safe')]} as const;
const long = {timeLimit: 20_000};

async function backUp(body: string, limits = long) {
	const {administration} = await administrationBy(body);
	return administration.perform(backup, limits);
}

describe('a call', () => {
	test('goes to the program through its standard input alone', async () => {
		const {folder, administration} = await administrationBy(`
			fs.writeFileSync(new URL('seen.json', import.meta.url), JSON.stringify({request, flags: process.execArgv, rest: [process.argv.slice(2), process.env]}));
			${calling}
			reply({type: 'returned', code: 0, values: []});
		`);
		let calls = 0;
		const result = await administration.perform(backup, {
			...long,
			onCall() {
				calls++;
			},
		});
		expect({result, calls}).toEqual({result: {state: 'returned', code: 0, value: undefined}, calls: 1});
		const {request, flags, rest} = JSON.parse(await readFile(path.join(folder, 'seen.json'), 'utf8')) as Record<string, unknown>;
		expect(request).toEqual({method: 'BackupSecret', values: [file, backup.values[1].reveal(), 'Team safe']});
		expect(flags).toEqual(nodeFlags);
		expect(JSON.stringify(rest)).not.toContain('ub4dor');
	});

	test('that only looks a method up says so, and gives no values', async () => {
		const {folder, administration} = await administrationBy(`
			fs.writeFileSync(new URL('seen.json', import.meta.url), JSON.stringify(request));
			reply({type: 'returned', code: 0, values: []});
		`);
		let calls = 0;
		const result = await administration.opens?.('RestoreSecret', {
			...long,
			onCall() {
				calls++;
			},
		});
		expect({result, calls}).toEqual({result: {state: 'returned', code: 0, value: undefined}, calls: 0});
		const request = JSON.parse(await readFile(path.join(folder, 'seen.json'), 'utf8')) as unknown;
		expect(request).toEqual({method: 'RestoreSecret', values: [], opensOnly: true});
		expect(requestIn(JSON.stringify(request))).toEqual(request);
		expect(requestIn('{"method": "RestoreSecret", "values": [], "opensOnly": "yes"}')).toEqual({method: 'RestoreSecret', values: []});
	});

	test('of a restore gives the file and the password, in that order', async () => {
		const {folder, administration} = await administrationBy(`
			fs.writeFileSync(new URL('seen.json', import.meta.url), JSON.stringify({request, rest: [process.argv.slice(2), process.env]}));
			${calling}
			reply({type: 'returned', code: 0, values: []});
		`);
		const result = await administration.perform({method: 'RestoreSecret', values: [file, backup.values[1]]}, long);
		expect(result).toEqual({state: 'returned', code: 0, value: undefined});
		const {request, rest} = JSON.parse(await readFile(path.join(folder, 'seen.json'), 'utf8')) as Record<string, unknown>;
		expect(request).toEqual({method: 'RestoreSecret', values: [file, backup.values[1].reveal()]});
		expect(JSON.stringify(rest)).not.toContain('ub4dor');
	});

	test('gives back a reminder that prints as a secret', async () => {
		const {administration} = await administrationBy(`${calling} reply({type: 'returned', code: 0, values: ['Team safe']});`);
		const result = await administration.readReminder(file, long);
		expect(JSON.stringify(result)).not.toContain('Team');
		expect(result.state === 'returned' && result.value.reveal()).toBe('Team safe');
	});

	test('that fails has its code and its words', async () => {
		expect(await backUp(`${calling} reply({type: 'failed', code: '0xC0002A0F', text: ['No server.']});`)).toEqual({state: 'failed', code: '0xC0002A0F', text: ['No server.']});
	});

	test('whose component prints something is none the worse for it', async () => {
		expect(await backUp(String.raw`console.log('{"type":"hello"}\nnull\n17\nhello'); ${calling} reply({type: 'returned', code: 1, values: []});`)).toMatchObject({state: 'returned', code: 1});
	});

	test.each([
		['that cannot be opened', 'reply({type: \'unusable\', reason: \'Not registered.\', code: \'0x80040154\'});', 'Not registered (0x80040154).'],
		['whose program ends before it', 'process.exit(3);', 'ended the program'],
		['whose program says nothing of use', 'console.log(\'hello\');', 'ended the program'],
	])('%s was not made', async (_, body, reason) => {
		const result = await backUp(body);
		expect(result).toMatchObject({state: 'unusable'});
		expect(result.state === 'unusable' && result.reason).toContain(reason);
	});

	test('with a crash while ENTSSO is at work has the exit code of it', async () => {
		expect(await backUp(`${calling} process.exit(5);`)).toEqual({state: 'crashed', exitCode: 5});
	});

	test('that gives back what it should not is of no use', async () => {
		const {administration} = await administrationBy(`${calling} reply({type: 'returned', code: 0, values: ['one', 2]});`);
		expect(await administration.serverStatus(long)).toMatchObject({state: 'unusable'});
	});

	test('without its program was not made', async () => {
		const administration = createAdministration({clock: systemClock, node: '/no/such/node', program: '/no/such/program'});
		expect(await administration.perform(backup, long)).toMatchObject({state: 'unusable'});
	});
});

describe('a program that hangs is ended', () => {
	const isThere = (id: number) => {
		try {
			process.kill(id, 0);
			return true;
		} catch {
			return false;
		}
	};

	test.each([
		['before the call: it was not made', '', {state: 'unusable'}],
		['in the call: there is no answer', calling, {state: 'no-answer', isLeftBehind: false}],
	])('%s', async (_, before, expected) => {
		const {folder, administration} = await administrationBy(`fs.writeFileSync(new URL('id', import.meta.url), String(process.pid)); ${before} ${hang}`);
		const result = await administration.perform(backup, {timeLimit: 3000});
		expect(result).toMatchObject(expected);
		const id = await readFile(path.join(folder, 'id'), 'utf8');
		expect(isThere(Number(id))).toBe(false);
	});

	test('after its answer, which counts at once', async () => {
		const answer = 'reply({type: \'returned\', code: 0, values: []});';
		const {folder, administration} = await administrationBy(`fs.writeFileSync(new URL('id', import.meta.url), String(process.pid)); ${calling} ${answer} ${hang}`);
		expect(await administration.perform(backup, long)).toMatchObject({state: 'returned'});
		const id = Number(await readFile(path.join(folder, 'id'), 'utf8'));
		expect(isThere(id)).toBe(true);
		await expect.poll(() => isThere(id)).toBe(false);
	});

	test('when it is cancelled', async () => {
		const {administration} = await administrationBy(`${calling} ${hang}`);
		const cancel = new AbortController();
		const result = await administration.perform(backup, {
			...long,
			signal: cancel.signal,
			onCall() {
				cancel.abort();
			},
		});
		expect(result).toEqual({state: 'cancelled', isLeftBehind: false});
	});

	test('at once when it was cancelled before', async () => {
		const {administration} = await administrationBy(hang);
		expect(await administration.perform(backup, {...long, signal: AbortSignal.abort()})).toMatchObject({state: 'cancelled'});
	});
});

test('the status of a server is read from what comes back in order', async () => {
	const {administration} = await administrationBy(String.raw`
		${calling}
		reply({type: 'returned', code: 0, values: ['SSO1', 'SQL1', 'SSODB', 'CONTOSO\\svc', 'CLU', 'NODE1', 1, 2, 3, 0xA0000, 0x8C20000, 6, 7, 8, 0x63]});
	`);
	expect(await administration.serverStatus(long)).toEqual({
		state: 'returned',
		code: 0,
		value: {
			server: 'SSO1', sqlServer: 'SQL1', database: 'SSODB', serviceAccount: String.raw`CONTOSO\svc`, cluster: 'CLU', node: 'NODE1', version: '10.0.2242.0', states: {isOnline: true, isSecretServer: true, isClustered: true},
		},
	});
});
