import {execFile} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {childEnvironment} from '../../../host/child-environment.ts';
import {systemProgramFolder} from '../../../host/windows/system-folder.ts';

/** Milliseconds to wait for processes that were ended by force. */
const forcedEnd = 2000;

/** Exit code 128 of taskkill: there is no such process, so none is left. */
const noSuchProcess = 128;

/** Ends a process and its descendants. Returns whether one of them may still be there. Never rejects. */
export async function endOnWindows(root: number): Promise<boolean> {
	const folder = await systemProgramFolder();
	if (folder === undefined) {
		// Its children cannot be ended without taskkill.
		endByForce(root);
		return true;
	}

	return new Promise(resolve => {
		const options = {windowsHide: true, timeout: forcedEnd, env: childEnvironment()};
		execFile(path.win32.join(folder, 'taskkill.exe'), ['/PID', String(root), '/T', '/F'], options, error => {
			resolve(error !== null && error.code !== noSuchProcess);
		});
	});
}

function endByForce(id: number): void {
	try {
		process.kill(id, 'SIGKILL');
	} catch {
		// It has ended meanwhile.
	}
}
