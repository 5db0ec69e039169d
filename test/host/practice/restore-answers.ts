import {readFile} from 'node:fs/promises';
import type {Host, PracticeFile} from '../../../source/host/host.ts';
import {programDirectory, startTool, type ToolRun} from './rig.ts';

/** Password that opens what practice makes to restore, but in the scenario wrong-password. */
export const usualPassword = 'Lost-and-found-7';

/** Password to which the reminder leads in the scenario wrong-password. */
export const laterPassword = 'Autumn-leaves-15';

/** Returns what practice makes to restore. */
export async function madeFile(host: Host): Promise<Required<PracticeFile>> {
	const made = await host.practiceFile?.();
	if (made === undefined) {
		throw new Error('Practice made no file.');
	}

	return {others: [], ...made};
}

/** Starts the restore of a file with the host's tool. */
export async function startRestore(host: Host, file: string): Promise<ToolRun> {
	const tool = await host.toolIn(programDirectory);
	if (tool === undefined) {
		throw new Error('There is no practice program in dist/practice.');
	}

	return startTool(tool, ['-restoresecret', file]);
}

/** Restores a file, and answers its one prompt. */
export async function answerRestore(host: Host, file: string, password = usualPassword): Promise<ToolRun> {
	const run = await startRestore(host, file);
	await run.see('Password : ');
	run.type(`${password}\r`);
	return run;
}

/** Returns the MSID that stands in a practice file. */
export async function idIn(file: string): Promise<string> {
	const text = await readFile(file, 'utf8');
	return /^MSID: +(?<id>\{.*\})/mv.exec(text)?.groups?.id ?? '';
}
