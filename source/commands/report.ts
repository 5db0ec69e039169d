import {existsSync, statSync} from 'node:fs';
import path from 'node:path';
import packageJson from '../../package.json' with {type: 'json'};
import {writeNew} from '../core/paper/write-new.ts';
import {openPreferences, type Preferences} from '../core/records/preferences.ts';
import {reportLines, sendingWords} from '../core/report/report.ts';
import {runNoteIn} from '../core/report/run-note.ts';
import type {Host} from '../host/host.ts';
import type {RawLook} from '../host/raw-look.ts';
import {systemClock} from '../values/clock.ts';
import {errorCodeOf, reasonOf} from '../values/file-error.ts';
import {exitCodes} from '../values/exit-codes.ts';
import {withTimeout} from '../values/waiting.ts';
import {indent, type Paragraph} from '../text/paragraph.ts';
import {lookOver} from './check.ts';
import type {CommonFlags, Environment} from './environment.ts';
import {openHost} from './open-host.ts';
import {trackerIn} from './unexpected.ts';

export type ReportFlags = Pick<CommonFlags, 'configDirectory' | 'installDirectory' | 'practice'> & {
	/** Absolute path of the file to write. */
	readonly file: string;
};

/**
Writes what the maintainers of the program ask for to a new file, with names replaced; gives the exit code. Starts
nothing but what looks.
*/
export async function runReport(environment: Environment, {file, ...flags}: ReportFlags): Promise<number> {
	const {stdout, stderr} = environment;
	const obstacle = obstacleTo(file);
	if (obstacle !== undefined) {
		stderr.paragraphs([{text: obstacle}]);
		return exitCodes.failed;
	}

	stderr.paragraphs([{text: 'Looking; this takes a few seconds.'}]);
	const host = await openHost(environment, flags);
	try {
		const preferences = openPreferences({clock: systemClock, directory: flags.configDirectory});
		await writeNew(file, await reportText(environment, host, preferences));
		stdout.paragraphs(writtenWords(file));
		return exitCodes.done;
	} catch (error) {
		if (errorCodeOf(error) === '') {
			throw error;
		}

		stderr.paragraphs([{text: notWritten(file, error)}]);
		return exitCodes.failed;
	} finally {
		await host.close?.();
	}
}

function obstacleTo(file: string): string | undefined {
	if (existsSync(file)) {
		return `${file} is there already, and nothing is overwritten. Give the name of a new file.`;
	}

	const folder = path.dirname(file);
	const isFolder = statSync(folder, {throwIfNoEntry: false})?.isDirectory() ?? false;
	return isFolder ? undefined : `The folder ${folder} is not there. Make it first, or give another one.`;
}

function notWritten(file: string, error: unknown): string {
	return `${file} could not be written: ${reasonOf(error)}.`;
}

function writtenWords(file: string): readonly Paragraph[] {
	return [
		{text: 'Written:'},
		{text: file, exact: 'path', columns: indent(2)},
		{text: `Names are replaced in it, and nothing was sent. ${sendingWords(address)}`},
	];
}

const address = trackerIn('bugs' in packageJson ? packageJson.bugs : undefined);

const most = 99;

/**
Writes a report to a new file in the user's documents, or where there are none, in the home folder. Returns its full
path, or a plain sentence on why there is none. Never rejects.
*/
export async function writeReportForUser(
	environment: Environment,
	host: Host,
	preferences: Pick<Preferences, 'lastRun'>,
): Promise<{readonly file: string; readonly howToSend: string} | {readonly problem: string}> {
	const instead = 'Another place can be given: entsso-backup report FILE';
	const {home} = environment.system;
	const folder = [path.join(home, 'Documents'), home].find(place =>
		path.dirname(place) !== place && (statSync(place, {throwIfNoEntry: false})?.isDirectory() ?? false));
	if (folder === undefined) {
		return {problem: `No report was written: this user has no home folder. ${instead}`};
	}

	try {
		const text = await reportText(environment, host, preferences);
		const name = `entsso-backup-report-${systemClock.now().toISOString().slice(0, 10)}`;
		for (let number = 1; number <= most; number++) {
			const file = path.join(folder, `${name}${number === 1 ? '' : `-${number}`}.txt`);
			try {
				// eslint-disable-next-line no-await-in-loop -- the next name is tried only where this one is taken
				await writeNew(file, text);
				return {file, howToSend: sendingWords(address)};
			} catch (error) {
				if (errorCodeOf(error) !== 'EEXIST') {
					return {problem: `No report was written: ${notWritten(file, error)} ${instead}`};
				}
			}
		}
	} catch {
		// Told below.
	}

	return {problem: `No report was written in ${folder}. ${instead}`};
}

/** The looks have time limits of their own; this one is for what nobody thought of. */
const longest = 60_000;

async function reportText(
	environment: Environment,
	host: Host,
	preferences: Pick<Preferences, 'lastRun'>,
): Promise<string> {
	const {system: {pathStyle}} = environment;
	const startedAt = systemClock.now();
	const check = await lookOver(host);
	const checkTime = systemClock.now().getTime() - startedAt.getTime();
	const why = host.practice === undefined
		? 'only Windows can tell.'
		: 'there is nothing to look at in practice.';
	const looks = host.lookForReport === undefined
		? why
		: await withTimeout<readonly RawLook[] | string>(
			systemClock, longest, host.lookForReport(), 'there was no answer in time.',
		);
	const lines = reportLines({
		version: packageJson.version,
		address,
		now: startedAt,
		facts: factsOf(environment),
		computer: host.computer,
		user: host.user,
		userDomain: host.userDomain,
		practice: host.practice,
		check,
		checkTime,
		looks,
		run: runNoteIn(preferences.lastRun(host.practice !== undefined)),
	});
	const end = pathStyle === 'windows' ? '\r\n' : '\n';
	return lines.map(line => `${line}${end}`).join('');
}

function factsOf({system, language, terminal}: Environment): ReadonlyArray<readonly [label: string, value: string]> {
	return [
		['Path style', system.pathStyle],
		['Language', /^[a-z]{2,3}(?:-[\dA-Za-z]{2,8}){0,3}$/v.test(language) ? language : 'unknown'],
		['Console', terminal.isTTY ? `${terminal.columns} x ${terminal.rows}` : 'none'],
		['Windows Terminal', system.environment.WT_SESSION === undefined ? 'no' : 'yes'],
	];
}
