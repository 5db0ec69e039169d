import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {createConsoleEngine} from '../../../source/core/engines/console/console-engine.ts';
import {Clearance, judgePresentSecret, type Rescue} from '../../../source/core/restore/present-secret.ts';
import {lookAtRestoreAgain, restore, type RestoreServices} from '../../../source/core/restore/restore.ts';
import type {RestoreResult} from '../../../source/core/restore/restore-result.ts';
import {backUp} from '../../../source/core/run/back-up.ts';
import type {BackupResult} from '../../../source/core/proof/result.ts';
import {fingerprint} from '../../../source/core/proof/checksum.ts';
import type {Host} from '../../../source/host/host.ts';
import {invented} from '../../../source/host/practice/languages.ts';
import type {ScenarioName} from '../../../source/host/practice/scenarios.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {Secret} from '../../../source/values/secret.ts';
import {
	idIn,
	laterPassword,
	madeFile,
	usualPassword,
} from '../../host/practice/restore-answers.ts';
import {practiceHost, programDirectory} from '../../host/practice/rig.ts';
import {pty} from '../../core/engines/pty.ts';

/*
Each scenario in which something is to be restored, with the practice program in a real pseudo-terminal, to the level
that it can be got to.
*/

const engine = createConsoleEngine({pty});
const {signal} = new AbortController();

function servicesOn(host: Host): RestoreServices & {readonly questions: string[]} {
	const questions: string[] = [];
	return {
		host,
		clock: systemClock,
		signal,
		terminal: undefined,
		questions,
		async ask({prompt}) {
			questions.push(prompt);
			return 'password';
		},
		runEngine: async (_name, task, context) => engine.run(task, context),
		onStage() {
			// Looked at elsewhere.
		},
	};
}

type Step = {
	readonly file: string;
	readonly password?: string;
	/** Backup that was made of what is there. */
	readonly rescue?: BackupResult;
	/** Name of the computer, where it has to be typed. */
	readonly typedName?: string;
	/** The user said that the service account of before is gone. */
	readonly isAccountGone?: boolean;
};

/** Restores a file as far as what is there allows it. */
async function restoreOn(host: Host, {file, password = usualPassword, rescue, typedName = 'PRACTICE', isAccountGone = false}: Step) {
	const secret = await host.secretState?.();
	const present = judgePresentSecret({
		secret, fileSecretId: undefined, backups: [], rescue: rescue && asRescue(rescue),
	});
	const clearance = Clearance.for(file, present, secret, {typedName, computer: host.computer, isAccountGone});
	if (clearance === undefined) {
		return {present, result: undefined};
	}

	const services = servicesOn(host);
	const tool = (await host.toolIn(programDirectory))!;
	const result = await restore({
		tool, clearance, password: new Secret(password), engine: 'console', timeLimit: 60_000,
	}, services);
	// Its reminder is no prompt.
	expect(services.questions).toEqual(host.practice === 'unknown-prompts' ? [invented.password.trim()] : []);
	expect(JSON.stringify(result)).not.toContain(password);
	return {present, result};
}

function asRescue({
	verdict, errorCode, file, copy, sha256, logged,
}: BackupResult): Rescue {
	return {
		verdict,
		errorCode,
		backup: sha256 === undefined
			? undefined
			: {
				file, copy, sha256, secretId: logged?.secretId,
			},
		missing: [],
	};
}

async function backUpOn(host: Host, file: string): Promise<BackupResult> {
	const tool = (await host.toolIn(programDirectory))!;
	return backUp({
		tool,
		installDirectory: programDirectory,
		backupFile: file,
		createFolder: undefined,
		password: new Secret('Sesame-open-2026'),
		reminder: new Secret('in the cave'),
		copyFolder: undefined,
		engine: 'console',
		timeLimit: 60_000,
	}, {
		...servicesOn(host), lock: {state: 'held'}, onStage() {
		// Looked at elsewhere.
		},
	});
}

async function lookAgain(host: Host, result: RestoreResult | undefined): Promise<RestoreResult> {
	return lookAtRestoreAgain(result!, {
		host, clock: systemClock, signal, isCluster: false,
	});
}

async function expectLoaded(host: Host, result: RestoreResult | undefined, file: string): Promise<void> {
	expect(result).toMatchObject({
		level: 'accepted', errorCode: undefined, file, computer: 'PRACTICE',
	});
	expect(result?.practice).toBe(host.practice);
	const later = await lookAgain(host, result);
	expect(later).toMatchObject({level: 'loaded', secretId: await idIn(file)});
	expect(later.evidence.filter(({state}) => state !== 'ok')).toEqual([]);
	await expect(host.secretState?.()).resolves.toMatchObject({
		state: 'loaded', event: 10_529, secretId: await idIn(file), doubts: [],
	});
}

describe('each scenario can be got through', () => {
	test('lost-secret', async () => {
		const host = await practiceHost('lost-secret');
		const {file, password} = await madeFile(host);
		const {present, result} = await restoreOn(host, {file, password});
		expect(present.state).toBe('nothing-to-lose');
		await expectLoaded(host, result, file);
	});

	test('no-secret, which was there before', async () => {
		const host = await practiceHost('no-secret');
		const {file} = await madeFile(host);
		const {result} = await restoreOn(host, {file});
		await expectLoaded(host, result, file);
		await expect(backUpOn(host, path.join(host.folder, 'new.bak'))).resolves.toMatchObject({verdict: 'verified'});
	});

	test('wrong-password: the reminder leads to the right one', async () => {
		const host = await practiceHost('wrong-password');
		const {file, password} = await madeFile(host);
		const {result: refused} = await restoreOn(host, {file, password});
		expect(refused).toMatchObject({level: 'failed', errorCode: '0xC0002A1B'});
		expect(refused?.summary).toBe('The password does not open this backup file.');
		const {result} = await restoreOn(host, {file, password: laterPassword});
		await expectLoaded(host, result, file);
	});

	test('wrong-file: the other one', async () => {
		const host = await practiceHost('wrong-file');
		const {file, others} = await madeFile(host);
		const [other = ''] = others;
		const {result: refused} = await restoreOn(host, {file});
		expect(refused).toMatchObject({level: 'failed', errorCode: '0xC0002A3F'});
		const {result} = await restoreOn(host, {file: other});
		await expectLoaded(host, result, other);
	});

	test('damaged-file: the second copy', async () => {
		const host = await practiceHost('damaged-file');
		const {file, others} = await madeFile(host);
		const [copy = ''] = others;
		const {result: refused} = await restoreOn(host, {file});
		expect(refused).toMatchObject({level: 'failed', errorCode: '0xC0002A1A'});
		const {result} = await restoreOn(host, {file: copy});
		await expectLoaded(host, result, copy);
	});

	test('other-secret: backed up first, then encrypted anew', async () => {
		const host = await practiceHost('other-secret');
		const {file} = await madeFile(host);
		const {present, result: none} = await restoreOn(host, {file});
		expect([present.state, none]).toEqual(['back-up-first', undefined]);
		const rescue = await backUpOn(host, path.join(host.folder, 'present.bak'));
		expect(rescue.verdict).toBe('verified');
		await expect(restoreOn(host, {file, rescue, typedName: ''})).resolves.toMatchObject({present: {state: 'kept'}, result: undefined});
		const {result} = await restoreOn(host, {file, rescue});
		// It takes some seconds, and nobody restarts ENTSSO meanwhile.
		expect(result).toMatchObject({level: 'accepted'});
		expect(result?.evidence).toContainEqual(expect.objectContaining({id: 're-encryption', state: 'ok'}));
		await expectLoaded(host, result, file);
		// The way back is there as well.
		const {result: back} = await restoreOn(host, {
			file: rescue.file, password: 'Sesame-open-2026', rescue: await backUpOn(host, path.join(host.folder, 'restored.bak')),
		});
		expect(back).toMatchObject({level: 'accepted', secretId: await idIn(rescue.file)});
	}, 60_000);

	test('account-changed: no backup that is doomed opens the way, only the word that the account is gone, and the name', async () => {
		const host = await practiceHost('account-changed');
		const {file} = await madeFile(host);
		await expect(restoreOn(host, {file})).resolves.toMatchObject({present: {state: 'set-account-back'}, result: undefined});
		const rescue = await backUpOn(host, path.join(host.folder, 'present.bak'));
		expect(rescue).toMatchObject({verdict: 'failed', errorCode: '0xC0002A1F'});
		await expect(restoreOn(host, {file, rescue})).resolves.toMatchObject({present: {state: 'set-account-back'}, result: undefined});
		await expect(restoreOn(host, {file, isAccountGone: true, typedName: 'y'})).resolves.toMatchObject({result: undefined});
		const {result} = await restoreOn(host, {file, rescue, isAccountGone: true});
		await expectLoaded(host, result, file);
	});

	test('account-changed: or with the old account back', async () => {
		const host = await practiceHost('account-changed');
		await host.check(() => undefined);
		await host.check(() => undefined);
		await expect(backUpOn(host, path.join(host.folder, 'present.bak'))).resolves.toMatchObject({verdict: 'verified'});
	});

	test('old-format', async () => {
		const host = await practiceHost('old-format');
		const {file} = await madeFile(host);
		const {result} = await restoreOn(host, {file});
		expect(result?.evidence.map(({id}) => id)).toContain('format');
		await expectLoaded(host, result, file);
	});

	test('hotfix: without it data do not decrypt, with it they do', async () => {
		const host = await practiceHost('hotfix');
		const {file} = await madeFile(host);
		const {result} = await restoreOn(host, {file});
		expect(result?.advice.map(({id}) => id)).toEqual(['restart', 'start-hosts', 'hotfix']);
		const without = await lookAgain(host, result);
		expect(without.level).toBe('accepted');
		expect(without.evidence.filter(({state}) => state === 'bad').map(({id}) => id)).toEqual(['decrypts']);
		await expect(lookAgain(host, result)).resolves.toMatchObject({level: 'loaded'});
	});

	test('hotfix: installed before', async () => {
		const host = await practiceHost('hotfix');
		await host.check(() => undefined);
		await host.check(() => undefined);
		const {file} = await madeFile(host);
		const {result} = await restoreOn(host, {file});
		await expect(lookAgain(host, result)).resolves.toMatchObject({level: 'loaded'});
	});

	test('lost-master: once this computer is the master', async () => {
		const host = await practiceHost('lost-master');
		const {file} = await madeFile(host);
		await host.check(() => undefined);
		await expect(restoreOn(host, {file})).resolves.toMatchObject({present: {state: 'back-up-first'}, result: undefined});
		await host.check(() => undefined);
		const {result} = await restoreOn(host, {file});
		await expectLoaded(host, result, file);
		await expect(host.describeSystem?.()).resolves.toMatchObject({secretServer: 'PRACTICE'});
	});

	test.each<ScenarioName>(['localised', 'unknown-prompts'])('%s: whatever its words, the reminder is not answered', async name => {
		const host = await practiceHost(name);
		const {file} = await madeFile(host);
		const rescue = await backUpOn(host, path.join(host.folder, 'present.bak'));
		const {result} = await restoreOn(host, {file, rescue: {...rescue, verdict: 'verified'}});
		await expectLoaded(host, result, file);
	});

	test.each<[ScenarioName, string]>([['hangs', 'time-limit'], ['crash', 'tool-failed']])('%s, at the second try', async (name, reason) => {
		const host = await practiceHost(name);
		const {file} = await madeFile(host);
		const rescue = {
			verdict: 'verified', errorCode: undefined, backup: {
				file, copy: undefined, ...await fingerprint(file), secretId: undefined,
			},
		} as const;
		const secret = await host.secretState?.();
		const present = judgePresentSecret({
			secret, fileSecretId: undefined, backups: [], rescue: {...rescue, missing: []},
		});
		const clearance = Clearance.for(file, present, secret, {typedName: 'PRACTICE', computer: 'PRACTICE'})!;
		const request = {
			tool: (await host.toolIn(programDirectory))!, clearance, password: new Secret(usualPassword), engine: 'console',
		} as const;
		await expect(restore({...request, timeLimit: 3000}, servicesOn(host))).resolves.toMatchObject({level: 'unproven', reason});
		await expect(restore({...request, timeLimit: 60_000}, servicesOn(host))).resolves.toMatchObject({level: 'accepted'});
	});
});

describe('files', () => {
	test('a backup of this session is restored', async () => {
		const host = await practiceHost('ok');
		const file = path.join(host.folder, 'mine.bak');
		const rescue = await backUpOn(host, file);
		const {result} = await restoreOn(host, {file, rescue, password: 'Sesame-open-2026'});
		expect(result?.evidence.map(({id}) => id)).not.toContain('re-encryption');
		await expectLoaded(host, result, file);
	});

	test('one that is no backup file is refused before its password is typed', async () => {
		const host = await practiceHost('lost-secret');
		const file = path.join(host.folder, 'database.bak');
		await writeFile(file, 'TAPE');
		const {result} = await restoreOn(host, {file});
		expect(result).toMatchObject({level: 'failed', errorCode: '0xC0002944'});
		expect(result?.toolScreen.join(' ')).not.toContain('Password');
		await expect(readFile(file, 'utf8')).resolves.toBe('TAPE');
	});
});
