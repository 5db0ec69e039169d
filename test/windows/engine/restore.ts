#!/usr/bin/env node
/*
Restores a file as the program does, without its screens: judges what is there, asks for the permission, restores, and prints
all of it as JSON. With `again` it looks once more at the restore that this is the result of. The request is JSON on
standard input (restore-call.ts).
*/
import os from 'node:os';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {chooseEngine, thisSystem} from '../../../source/core/engines/choose-engine.ts';
import {Clearance, judgePresentSecret} from '../../../source/core/restore/present-secret.ts';
import {lookAtRestoreAgain, restore} from '../../../source/core/restore/restore.ts';
import {createAdministration} from '../../../source/host/windows/administration/administration.ts';
import {createWindowsHost} from '../../../source/host/windows/windows-host.ts';
import {systemClock as clock} from '../../../source/values/clock.ts';
import {Secret} from '../../../source/values/secret.ts';
import type {RestoreCall} from './restore-call.ts';

const folder = String.raw`C:\entsso-backup`;
const call = JSON.parse(await text(process.stdin)) as RestoreCall;
const administration = createAdministration({clock, node: process.execPath, program: String.raw`${folder}\administration.mjs`});
const host = createWindowsHost({
	system: {
		pathStyle: 'windows', environment: process.env, home: os.homedir(), temporary: os.tmpdir(), computer: os.hostname(),
	},
	clock,
	installDirectory: call.tool,
	administration,
});
const user = new AbortController();
const services = {host, clock, signal: user.signal};

async function restoreNow() {
	const secret = await host.secretState?.();
	const present = judgePresentSecret({
		secret, fileSecretId: call.fileSecretId, backups: call.backups ?? [], rescue: undefined,
	});
	const clearance = Clearance.for(call.file, present, secret, {typedName: call.typedName, computer: host.computer});
	const questions: string[] = [];
	const stages: string[] = [];
	const {answer} = call;
	const result = clearance === undefined
		? undefined
		: await restore({
			tool: {program: String.raw`${call.tool}\ssoconfig.exe`, leadingArguments: []},
			clearance,
			password: new Secret(call.password),
			engine: call.engine,
			timeLimit: call.timeLimit ?? 80_000,
		}, {
			...services,
			ask: answer === undefined
				? undefined
				: async ({prompt}) => {
					questions.push(prompt);
					return answer;
				},
			terminal: undefined,
			runEngine: async (name, task, context) => chooseEngine(name, {
				...thisSystem, administration: host.administration, pty: {node: process.execPath, program: String.raw`${folder}\pseudo-terminal.mjs`},
			}).run(task, context),
			onStage(stage, state) {
				stages.push(`${stage} ${state}`);
				if (stage === 'encryption' && call.leavesEncryption) {
					user.abort();
				}
			},
		});
	return {
		secret, present, isCleared: clearance !== undefined, questions, stages, result,
	};
}

const {again} = call;
const done = again === undefined
	? await restoreNow()
	: {result: await lookAtRestoreAgain({...again, startedAt: new Date(again.startedAt), endedAt: new Date(again.endedAt)}, {...services, isCluster: false})};
process.stdout.write(JSON.stringify(done), () => {
	// The pseudo-console that was left would keep the process alive; the program ends itself in the same way.
	process.exit();
});
