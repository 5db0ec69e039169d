// A program of its own, so that its memory can be told: looks at a healthy server whose event log is read through the stand-in for wevtutil, `check` or `proof`.
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {readEvents} from '../../../source/core/proof/look.ts';
import {createRun} from '../../../source/host/windows/run-program.ts';
import {createWindowsHost} from '../../../source/host/windows/windows-host.ts';
import {systemClock} from '../../../source/values/clock.ts';
import {
	answering,
	fileSystemWith,
	healthy,
	installed,
	native,
	system,
} from '../../host/windows/rig.ts';

const standIn = fileURLToPath(new URL('wevtutil.mjs', import.meta.url));
const run = createRun(systemClock);
const answer = answering(healthy);
const host = createWindowsHost({
	system,
	clock: systemClock,
	native,
	fileSystem: fileSystemWith(installed),
	run: async (program, programArguments, limits) => program.endsWith('wevtutil.exe')
		? run(process.execPath, [standIn], limits)
		: answer(program, programArguments, limits),
});
if (process.argv[2] === 'proof') {
	const startedAt = new Date('2026-11-20T00:00:00Z');
	await readEvents(String.raw`D:\SSO-Backup\a.bak`, startedAt, [], {host, clock: systemClock, signal: new AbortController().signal});
} else {
	await host.check(() => undefined);
}
