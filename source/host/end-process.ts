import process from 'node:process';
import {loadKoffi} from './native-modules.ts';
import {loadSystemLibrary} from './windows/system-folder.ts';

/**
Ends this process with its exit code, after its `exit` listeners have run. `process.exit` waits for each running call to
a file system, and one to a share that is gone may never return, so the system is asked instead.
*/
export function endProcess(): void {
	process.emit('exit', Number(process.exitCode ?? 0));
	try {
		// A listener may have set another one.
		endAtOnce(Number(process.exitCode ?? 0));
	} catch {
		// There is no library for this system.
	}

	// eslint-disable-next-line unicorn/no-process-exit -- nothing is left to do
	process.exit();
}

function endAtOnce(exitCode: number): void {
	const koffi = loadKoffi();
	if (process.platform === 'win32') {
		const terminateProcess = loadSystemLibrary(koffi, 'kernel32.dll')
			.func('int __stdcall TerminateProcess(intptr_t process, uint32_t code)');
		// This process; see GetCurrentProcess in the Windows documentation.
		terminateProcess(-1, exitCode);
		return;
	}

	koffi.load(null).func('void _exit(int code)')(exitCode);
}
