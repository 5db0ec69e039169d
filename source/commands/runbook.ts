import path from 'node:path';
import packageJson from '../../package.json' with {type: 'json'};
import type {Reason} from '../values/reasons.ts';
import {backupScript, restoreScript} from '../runbook/server-scripts.ts';
import {runbookPage} from '../runbook/runbook-page.ts';
import {type ServerPaths, serverPathProblem, tidyServerPaths} from '../runbook/server-path.ts';
import {
	blank,
	indent,
	numbered,
	type Paragraph,
} from '../text/paragraph.ts';
import {exitCodes} from '../values/exit-codes.ts';
import type {Environment} from './environment.ts';
import {writePapers} from './write-papers.ts';

export type RunbookFlags = ServerPaths & {
	/** Absolute path of the folder to write to. */
	readonly folder: string;
	readonly json: boolean;
};

/**
Writes backup.cmd, restore.cmd and runbook.txt, for a server that this program cannot run on, into the folder, which is
made; gives the exit code. Nothing is overwritten. With --json one object goes to stdout.
*/
export async function writeRunbook(
	{stdout, stderr}: Environment,
	{folder, json, ...given}: RunbookFlags,
): Promise<number> {
	/** `written` are the files that were made before. */
	const refuse = (exitCode: number, reason: Reason, message: string, written: readonly string[] = []): number => {
		stderr.paragraphs([{text: message}]);
		if (json) {
			stdout.json({
				version: 1, reason, message, files: written,
			});
		}

		return exitCode;
	};

	const problem = serverPathProblem(given);
	if (problem !== undefined) {
		return refuse(exitCodes.usage, 'path-refused', problem);
	}

	const paths = tidyServerPaths(given);
	const options = {...paths, version: packageJson.version};
	const files = [
		{file: path.join(folder, 'backup.cmd'), text: backupScript(options)},
		{file: path.join(folder, 'restore.cmd'), text: restoreScript(options)},
		{file: path.join(folder, 'runbook.txt'), text: runbookPage(paths)},
	];
	const {written, refusal} = await writePapers(folder, files);
	if (refusal !== undefined) {
		return refuse(exitCodes.failed, refusal.reason, refusal.message, written);
	}

	if (json) {
		stdout.json({
			version: 1, reason: null, message: null, files: written,
		});
	} else {
		stdout.paragraphs(toText(written));
	}

	return exitCodes.done;
}

function toText(written: readonly string[]): readonly Paragraph[] {
	return [
		{text: 'Written:'},
		...written.map((file): Paragraph => ({text: file, exact: 'path', columns: indent(2)})),
		blank,
		{text: 'What to do next:'},
		...numbered([
			'Copy them to a folder on the master secret server.',
			'There, type  backup.cmd /check  in a Command Prompt run as administrator: it only looks.',
			'Then  backup.cmd  makes the backup; ssoconfig asks for the password itself.',
			'And  restore.cmd  restores one, once the secret that is there is backed up.',
			'Print runbook.txt: it has the way by hand, the codes, and the recovery sheet to fill in.',
		], 2),
	];
}
