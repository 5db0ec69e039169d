import {folderOf} from '../../values/path-text.ts';
import type {EngineOutcome} from '../engines/task.ts';
import {utcText} from '../../values/times.ts';
import {
	type SecondCopy,
	errorBefore,
	exitError,
	isPasswordExposed,
	missingFrom,
	mostBackupBytes,
	printedError,
	toolFailed,
	type Facts,
	type FileFacts,
	type ReminderReadBack,
} from './facts.ts';
import {isWrittenInRun, otherBackups} from './own-file.ts';
import {aboutEvents, timesUnknown} from './event-lines.ts';
import {copyFolderEvidence, folderEvidence} from './folder-evidence.ts';
import type {Evidence} from './result.ts';
import {refusedBefore, wordsFor} from './outcome-words.ts';
import type {AnswerText} from './typed-words.ts';

/** Returns the evidence line by line, each with an observation. Pure. */
export function evidenceOf(facts: Facts): Evidence[] {
	return [
		{id: 'tool', ...aboutTool(facts)},
		...aboutFile(facts),
		...aboutEvents(facts),
		...aboutReminder(facts.reminderReadBack),
		...aboutPlaceOfPassword(facts),
		...aboutTyping(facts),
		...aboutPassword(facts.outcome),
		...folderEvidence(facts),
		...aboutCopy(facts),
	];
}

export const notAFileThere = 'What stands at the path of the backup file is not a file.';

type Finding = Pick<Evidence, 'state' | 'detail'>;

function aboutTool(facts: Facts): Finding {
	const {outcome} = facts;
	const words = wordsFor(facts);
	const printed = printedError(outcome);
	if (outcome.ending === 'question') {
		return {
			state: 'bad',
			detail: `The tool was ended at a question that was not expected: ${outcome.question ?? ''}`.trimEnd(),
		};
	}

	const fault = printed === undefined && outcome.ending === 'killed' ? exitError(outcome) : undefined;
	if (fault !== undefined) {
		return {state: 'bad', detail: words.crashedWith(fault)};
	}

	if (outcome.neverBegan) {
		return {state: 'bad', detail: words.neverBegan};
	}

	if (outcome.ending !== 'exited') {
		return {state: 'bad', detail: words.endings[outcome.ending]};
	}

	if (printed !== undefined) {
		return {state: 'bad', detail: words.failedWith(printed)};
	}

	if (outcome.exitCode !== undefined && outcome.exitCode !== 0) {
		return {state: 'bad', detail: words.endedWith(outcome.exitCode)};
	}

	if (outcome.codes === undefined) {
		return {state: 'unknown', detail: words.unseen};
	}

	const before = errorBefore(outcome);
	if (before !== undefined) {
		return {state: 'unknown', detail: refusedBefore(before)};
	}

	return outcome.leftBehind
		? {state: 'unknown', detail: words.leftBehind}
		: {state: 'ok', detail: words.endedWell};
}

function aboutFile(facts: Facts): Evidence[] {
	const {file, owner} = facts;
	switch (file?.state) {
		case undefined: {
			return [];
		}

		case 'missing': {
			return [{id: 'file', state: 'missing', detail: 'The backup file is not there.'}];
		}

		case 'not-a-file': {
			return [{id: 'file', state: 'bad', detail: notAFileThere}];
		}

		case 'unknown': {
			return [{id: 'file', state: 'unknown', detail: 'Whether the backup file is there could not be found out.'}];
		}

		case 'there': {
			return [{id: 'file', ...aboutContent(file, owner)}, {id: 'new', ...aboutAge(file, facts)}];
		}
	}
}

function aboutAge(file: FileFacts & {state: 'there'}, facts: Facts): Finding {
	if (facts.isClockSetBack) {
		return timesUnknown('when the file was made');
	}

	const others = otherBackups(facts);
	if (others > 0) {
		return {
			state: 'unknown',
			detail: `ENTSSO logged ${others + 1} backups to this file during this run, so another run may have made it.`,
		};
	}

	return isWrittenInRun(file, facts.startedAt)
		? {state: 'ok', detail: 'The file carries a time within this run.'}
		: {state: 'bad', detail: 'The file carries a time before the start of this run.'};
}

/** Returns what was seen of a file; `verb` is 'was' once it is no longer there. Pure. */
export function aboutContent(
	{size, sha256, modifiedAt, change}: FileFacts & {state: 'there'},
	owner: string | undefined,
	verb: 'is' | 'was' = 'is',
): Finding {
	if (size === 0) {
		return {state: 'bad', detail: `The backup file ${verb} empty.`};
	}

	if (size > mostBackupBytes) {
		const detail = `The backup file ${verb} larger (${size} bytes) than a backup of the master secret can be.`;
		return {state: 'bad', detail};
	}

	if (change !== undefined) {
		return {
			state: 'bad',
			detail:
				change === 'since'
					? 'The backup file has changed since it was first looked at.'
					: 'The backup file was still changing while it was read.',
		};
	}

	if (sha256 === undefined) {
		return {state: 'unknown', detail: `The backup file ${verb} there, but could not be read.`};
	}

	const written = `written ${utcText(modifiedAt)}, owner ${owner ?? 'not known'}`;
	return {state: 'ok', detail: `The backup file ${verb} there: ${size} bytes, ${written}.`};
}

function aboutReminder(readBack: ReminderReadBack | undefined): Evidence[] {
	switch (readBack) {
		case undefined: {
			return [];
		}

		case 'same': {
			return [{id: 'reminder', state: 'ok', detail: 'The reminder read back from the file is the one that was given.'}];
		}

		case 'is-password': {
			const detail = 'The reminder in the file is the password, in clear: anyone with the file can read it.';
			return [{id: 'reminder', state: 'bad', detail}];
		}

		case 'different': {
			return [{id: 'reminder', state: 'bad', detail: 'The reminder in the file is not the one that was given.'}];
		}

		case 'unknown': {
			return [{id: 'reminder', state: 'unknown', detail: 'The reminder could not be read back from the file.'}];
		}
	}
}

/** Said where it is not certain; that it is, the reminder read back says. */
function aboutPlaceOfPassword(facts: Facts): Evidence[] {
	return isPasswordExposed(facts) && facts.reminderReadBack !== 'is-password' && facts.file?.state === 'there'
		? [{id: 'password-as-reminder', state: 'bad', detail: passwordAsReminder}]
		: [];
}

const passwordAsReminder = 'The password may stand in the file as the reminder, in clear: by what was said of its '
	+ 'prompts, ssoconfig was not given each answer as often as it usually asks for it.';

/**
Judges what the tool was given: it may never have asked, and where an echo does not match the answer, letters may have
been lost on their way to it.
*/
function aboutTyping(facts: Facts): Evidence[] {
	const {outcome: {misread = []}, file, reminderReadBack} = facts;
	const doubts = [
		...(file?.state === 'there' ? aboutNeverAsked(missingFrom(facts)) : []),
		...(misread.some(kind => kind !== 'reminder')
			? ['What ssoconfig showed while the password was typed does not fit it, such as a mark too few, '
				+ 'so the file may have another password.']
			: []),
		...(misread.includes('reminder') ? [aboutTypedReminder(reminderReadBack)] : []),
	];
	return doubts.length === 0 ? [] : [{id: 'typed', state: 'bad', detail: doubts.join(' ')}];
}

function aboutNeverAsked(missing: readonly AnswerText[]): string[] {
	const others = missing.length === 1 ? 'another one' : 'others';
	return missing.length === 0
		? []
		: [`ssoconfig never asked for the ${missing.join(' or the ')}, so the file may have ${others}, or none.`];
}

function aboutTypedReminder(readBack: ReminderReadBack | undefined): string {
	const seen = 'What ssoconfig showed while the reminder was typed does not fit it';
	return readBack === 'same'
		? `${seen}, although the one in the file does.`
		: `${seen}, so the file may have another reminder.`;
}

/** Returns what is said of a tool that showed the password. Pure. */
export function aboutPassword({passwordShown}: EngineOutcome): Array<Evidence & {readonly id: 'password'}> {
	return passwordShown
		? [{id: 'password', state: 'bad', detail: 'The tool showed the password on its screen in clear.'}]
		: [];
}

function aboutCopy({copy, outcome, ...facts}: Facts): Evidence[] {
	if (copy === undefined) {
		return toolFailed(outcome) ? [] : [{id: 'copy', state: 'missing', detail: 'There is no second copy yet.'}];
	}

	return copyEvidence(copy, facts);
}

/** Returns the evidence on a second copy that was tried, and on its folder. Pure. */
export function copyEvidence(
	copy: SecondCopy,
	{copyExposures, copyFolderRights, pathStyle}: Pick<Facts, 'copyExposures' | 'copyFolderRights' | 'pathStyle'>,
): Evidence[] {
	return [
		{id: 'copy', ...copyFinding(copy)},
		...(copy.state === 'ok' ? copyFolderEvidence(copyExposures, folderOf(copy.file, pathStyle), copyFolderRights) : []),
	];
}

function copyFinding(copy: SecondCopy): Finding {
	return copy.state === 'ok'
		? {state: 'ok', detail: 'The second copy is the same, byte for byte.'}
		: {state: 'bad', detail: copy.reason};
}
