import {
	backupsLogged,
	confirmation,
	exitError,
	failuresLogged,
	loggedError,
	type Facts,
	type FileFacts,
} from './facts.ts';

/** Milliseconds by which the clock of a file system may be behind (FAT counts in two seconds). */
const fileClockTolerance = 2000;

/**
Codes of a tool that found an existing file, or one that somebody else has open: of ENTSSO (0xC0002A20, "could not
create or open"), of Windows (file exists, already exists, sharing violation, lock violation), and of its kernel.
*/
const codesOfOthers = new Set([
	'0xC0002A20',
	'0x80070050',
	'0x800700B7',
	'0x80070020',
	'0x80070021',
	'0xC0000035',
	'0xC0000043',
	'0xC0000054',
]);

/** Windows error codes of the same kind, for tools that return them as their exit code. */
const exitCodesOfOthers = new Set([32, 33, 80, 183]);

type Found = FileFacts & {readonly state: 'there'};

/** Returns whether the file has a time within this run, by the clock of this computer. */
export function isWrittenInRun({modifiedAt}: Pick<Found, 'modifiedAt'>, startedAt: Date): boolean {
	return modifiedAt.getTime() >= startedAt.getTime() - fileClockTolerance;
}

/**
Returns whether a run can be shown to have written the file that it left. Although nothing was there when the tool was
started, the file may be another program's. In doubt it is. Pure.
*/
export function isShownToBeOwn(facts: Facts): boolean {
	const {
		file, lock, couldWrite = false, isClockSetBack = false, leftover, outcome,
	} = facts;
	return file?.state === 'there'
		&& file.change === undefined
		&& lock?.state === 'held'
		&& couldWrite
		// The last line of the tool may be a question about an existing file.
		&& outcome.ending !== 'question'
		&& (outcome.question ?? '') === ''
		&& outcome.tookNothing !== true
		// The user may have been asked one.
		&& outcome.isUnwatched !== true
		&& !isClockSetBack
		&& isWrittenInRun(file, facts.startedAt)
		// Windows gives a file the creation time of one with its name that was deleted up to 15 seconds before; such a file
		// stays too.
		&& (file.madeAt === undefined || isWrittenInRun({modifiedAt: file.madeAt}, facts.startedAt))
		// Nobody saw the output of a tool that was not watched.
		&& outcome.codes !== undefined
		&& !saysItIsOfOthers(facts)
		&& !hasGoodBackup(facts)
		&& leftover?.isRecorded !== true;
}

/** Returns whether the tool, or ENTSSO in its log, reports that the file was there, or that somebody has it open. */
function saysItIsOfOthers(facts: Facts): boolean {
	const {outcome, events, leftover} = facts;
	const failures = [events, leftover?.events ?? 'not-read'].flatMap(of => failuresLogged(of, facts));
	const codes = [...(outcome.codes ?? []), exitError(outcome), ...failures.map(event => loggedError(event))];
	return codes.some(code => code !== undefined && codesOfOthers.has(code))
		|| exitCodesOfOthers.has(outcome.exitCode ?? 0);
}

/** Returns whether ENTSSO logged a backup to the file left by a failed run: then it may be a good backup. */
export function hasGoodBackup(facts: Facts): boolean {
	return [facts.events, facts.leftover?.events ?? 'not-read'].some(events => backupsLogged(events, facts).length > 0);
}

/**
Returns the number of backups that ENTSSO logged for the file during the run, if there are more than that of the run.
*/
export function otherBackups(facts: Facts): number {
	return Math.max(0, backupsLogged(facts.events, facts).length - 1);
}

/**
Returns whether something speaks against the file being from this run, although the tool ended well: then its SHA-256
does not belong in the record of this run. Pure.
*/
export function isMaybeOfOthers(facts: Facts): boolean {
	const {file, events, isClockSetBack = false, startedAt} = facts;
	if (file?.state !== 'there') {
		return false;
	}

	const isOlder = !isClockSetBack && !isWrittenInRun(file, startedAt);
	// A changed file keeps the facts of the first look.
	const isWrittenAgain = file.change === undefined
		&& backupsLogged(events, facts).length > 0
		&& confirmation(facts) === undefined;
	return isOlder || isWrittenAgain || otherBackups(facts) > 0;
}
