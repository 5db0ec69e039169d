import {
	backupsLogged,
	confirmation,
	exitError,
	failuresLogged,
	loggedError,
	type Facts,
	type FileFacts,
} from '../proof/facts.ts';

/** The clock of a file system may be this much behind (FAT counts in two seconds). Milliseconds. */
const fileClockTolerance = 2000;

/**
Codes of a tool that found a file there already, or one that somebody else has open: of ENTSSO (0xC0002A20, "could not
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

/** The same as Windows has them, where a tool gives them as its exit code. */
const exitCodesOfOthers = new Set([32, 33, 80, 183]);

type Found = FileFacts & {readonly state: 'there'};

/** Returns whether the file carries a time of this run, by the clock of this computer. */
export function isWrittenInRun({modifiedAt}: Pick<Found, 'modifiedAt'>, startedAt: Date): boolean {
	return modifiedAt.getTime() >= startedAt.getTime() - fileClockTolerance;
}

/**
Returns whether a run can be shown to have written the file that it left. Nothing stood there when the tool was started;
what is there now may be that of another program all the same. In doubt it is. Pure.
*/
export function isShownToBeOwn(facts: Facts): boolean {
	const {
		file, lock, couldWrite = false, isClockSetBack = false, leftover, outcome,
	} = facts;
	return file?.state === 'there'
		&& file.change === undefined
		&& lock?.state === 'held'
		&& couldWrite
		// What the tool showed last may be a question about a file that is there.
		&& outcome.ending !== 'question'
		&& (outcome.question ?? '') === ''
		&& !isClockSetBack
		&& isWrittenInRun(file, facts.startedAt)
		// Windows gives a file the birth of one of its name that went within 15 seconds before; that one stays too.
		&& (file.madeAt === undefined || isWrittenInRun({modifiedAt: file.madeAt}, facts.startedAt))
		// Of a tool that nobody watched it is not known what it said.
		&& outcome.codes !== undefined
		&& !saysItIsOfOthers(facts)
		&& !hasGoodBackup(facts)
		&& leftover?.isRecorded !== true;
}

/** Returns whether the tool, or ENTSSO in its log, says that the file was there, or that somebody has it open. */
function saysItIsOfOthers(facts: Facts): boolean {
	const {outcome, events, leftover} = facts;
	const failures = [events, leftover?.events ?? 'not-read'].flatMap(of => failuresLogged(of, facts));
	const codes = [...(outcome.codes ?? []), exitError(outcome), ...failures.map(event => loggedError(event))];
	return codes.some(code => code !== undefined && codesOfOthers.has(code))
		|| exitCodesOfOthers.has(outcome.exitCode ?? 0);
}

/** Returns whether ENTSSO logged that it backed up to the file that a failed run left: then it may be a good backup. */
export function hasGoodBackup(facts: Facts): boolean {
	return [facts.events, facts.leftover?.events ?? 'not-read'].some(events => backupsLogged(events, facts).length > 0);
}

/** Returns how many backups ENTSSO logged for the file during the run, where they are more than that of the run. */
export function otherBackups(facts: Facts): number {
	return Math.max(0, backupsLogged(facts.events, facts).length - 1);
}

/**
Returns whether something speaks against the file being that of this run, although the tool ended well: then its
SHA-256 is not for the record of this run. Pure.
*/
export function isMaybeOfOthers(facts: Facts): boolean {
	const {file, events, isClockSetBack = false, startedAt} = facts;
	if (file?.state !== 'there') {
		return false;
	}

	const isOlder = !isClockSetBack && !isWrittenInRun(file, startedAt);
	// A file that changed since it was looked at has what was seen then.
	const isWrittenAgain = file.change === undefined
		&& backupsLogged(events, facts).length > 0
		&& confirmation(facts) === undefined;
	return isOlder || isWrittenAgain || otherBackups(facts) > 0;
}
