import {hotfixAdvice, needsHotfix} from '../host/hotfix.ts';
import {explainCode} from './codes.ts';
import type {EngineName, EngineOutcome} from './engines/engine.ts';
import {loggedFailure, type Facts} from './facts.ts';
import {copyFolderAdvice, folderAdvice} from './folder-evidence.ts';
import type {Verdict} from './result.ts';
import {wordsFor} from './run-words.ts';
import type {SecondCopy} from './second-copy.ts';

const byHand = 'Start the wizard with --engine hand-over and answer the tool yourself.';
const otherPassword = 'If somebody could see the screen, make a new backup with another password.';
const openEvent = 'Open that event in Event Viewer, Windows Logs, Application, source ENTSSO.';
const lookForReason = 'Look in Event Viewer, Windows Logs, Application, source ENTSSO, for the reason.';
/** Of a backup without a second copy. */
export const moveCopy = 'Move a copy of the backup file to another machine; a copy that stays here is lost with this one.';
const sameVolume = 'The second copy is on the same drive as the backup file.';
const otherFolder = 'Next time choose another folder than the install folder; a backup file there goes when ENTSSO is removed.';
const sharePassword = 'Put the password where two people can find it, away from the file.';
const tryRestore = 'Try a restore on a test machine; only that proves the password.';
const tryRestoreForReminder = 'Try a restore on a test machine: it shows the reminder, which was not read back here, and only it proves the password.';

/**
What to do next, most important first. `code` is the error code that explains a failure, where there is one. Pure.
*/
export function adviceFor(verdict: Verdict, facts: Facts, code: string | undefined): string[] {
	const password = facts.outcome.passwordShown ? [otherPassword] : [];
	return verdict === 'failed'
		? [...afterFailure(facts, code), ...aboutTyping(facts), ...password, ...leftovers(facts), ...aboutEngine(facts)]
		: [
			...aboutTyping(facts),
			...towardsProof(verdict, facts),
			...password,
			...folderAdvice(facts),
			...aboutCopy(facts.copy, facts.surroundings?.isCopyOnSameVolume),
			...(facts.copy?.state === 'ok' ? copyFolderAdvice(facts.copyExposures) : []),
			...aboutPlace(facts),
			...aboutVersion(facts),
			sharePassword,
			facts.reminderReadBack === 'same' ? tryRestore : tryRestoreForReminder,
			...aboutEngine(facts),
			...aboutEarlier(facts),
		];
}

function afterFailure(facts: Facts, code: string | undefined): string[] {
	const {outcome, cluster} = facts;
	if (code !== undefined && outcome.ending !== 'cancelled') {
		return [explainCode(code, {cluster}).nextStep];
	}

	switch (outcome.ending) {
		case 'cancelled': {
			return ['Start the backup again when you are ready.'];
		}

		case 'not-started': {
			return ['Put that right, then start the backup again.'];
		}

		case 'time-limit': {
			return [afterTimeLimit(outcome)];
		}

		case 'question': {
			return [`${byHand} Or make the backup with --engine api.`];
		}

		case 'killed': {
			return ['Start the backup again. If it ends the same way, start the wizard with --engine hand-over and read what the tool says.'];
		}

		case 'exited': {
			const reason = loggedFailure(facts) === undefined ? lookForReason : openEvent;
			return [`${reason} Then start the backup again with a new file name.`];
		}
	}
}

/** A tool that has not got all its answers may have asked in words that nobody recognised. */
function afterTimeLimit({engine, screen, typed = [], tookNothing = false}: EngineOutcome): string {
	return engine === 'console' && screen.length > 0 && (tookNothing || !typed.includes('reminder'))
		? `Read what ssoconfig showed last. If it asks something there: ${byHand} Or make the backup with --engine api.`
		: 'See whether the ENTSSO service still answers, then start the backup again with a new file name.';
}

/** The program deletes nothing, so a file the failed run left is named. */
function leftovers({file, backupFile, outcome}: Facts): string[] {
	return [
		...(file?.state === 'there' ? [notToRelyOn(backupFile)] : []),
		...(outcome.leftBehind ? [wordsFor(outcome).endLeftBehind] : []),
	];
}

/** Returns the advice once the leftover of a failed run has another name, or could not get one. Pure. */
export function adviceAfterSetAside(advice: readonly string[], backupFile: string, leftover: string | undefined): string[] {
	const instead = leftover === undefined
		? `${notToRelyOn(backupFile)} It could not be renamed, so it still looks like one.`
		: `${notToRelyOn(leftover)} It was renamed, so that nobody takes it for one.`;
	return advice.map(line => line === notToRelyOn(backupFile) ? instead : line);
}

function notToRelyOn(file: string): string {
	return `Do not rely on ${file}: it is not a proven backup. Nothing was deleted.`;
}

function towardsProof(verdict: Verdict, {events, outcome}: Facts): string[] {
	if (verdict === 'verified' || (typeof events !== 'string' && isMisread(outcome))) {
		return [];
	}

	return [typeof events === 'string'
		? 'Look in Event Viewer, Windows Logs, Application, source ENTSSO, for event 10559 with this file name.'
		: 'Keep this file, and make another backup with a new file name.'];
}

/** Letters may have been lost on their way to the tool. */
function aboutTyping({outcome}: Facts): string[] {
	const {misread = []} = outcome;
	const answers = [
		...(misread.some(kind => kind !== 'reminder') ? ['a password'] : []),
		...(misread.includes('reminder') ? ['a reminder'] : []),
	].join(' and ');
	return isMisread(outcome)
		? [`Make another backup with a new file name and ${answers} of plain letters and digits, or with --engine api.`]
		: [];
}

function isMisread({misread = []}: EngineOutcome): boolean {
	return misread.length > 0;
}

function aboutCopy(copy: SecondCopy | undefined, isOnSameVolume = false): string[] {
	if (copy?.state === 'ok') {
		return isOnSameVolume ? [`${sameVolume} ${moveCopy}`] : [];
	}

	return [copy === undefined ? moveCopy : `${copy.reason} ${moveCopy}`];
}

/** Returns the advice once the second copy was tried again: what was said of it before is replaced. Pure. */
export function adviceAfterCopy(
	advice: readonly string[],
	copy: SecondCopy,
	{isOnSameVolume, exposures}: {readonly isOnSameVolume: boolean; readonly exposures: Facts['copyExposures']},
): string[] {
	const anew = [...aboutCopy(copy, isOnSameVolume), ...(copy.state === 'ok' ? copyFolderAdvice(exposures) : [])];
	return advice.flatMap(line => line.endsWith(moveCopy) ? anew : [line]);
}

function aboutPlace({surroundings}: Facts): string[] {
	return surroundings?.isInInstallDirectory ? [otherFolder] : [];
}

/** An ENTSSO that a restore needs more for than this file. */
function aboutVersion({version}: Facts): string[] {
	return needsHotfix(version) ? [hotfixAdvice] : [];
}

/** A run that came about another way than it was to. */
function aboutEngine({outcome: {engine, insteadOf, ending}}: Facts): string[] {
	return insteadOf === undefined || ending === 'not-started' ? [] : [`${insteadOf.why} ${insteads[engine]}`];
}

const insteads: Readonly<Record<EngineName, string>> = {
	api: 'So the administration interface of ENTSSO was called instead.',
	console: 'So ssoconfig was started instead.',
	'hand-over': 'So ssoconfig was started in your window instead, and you answered it.',
};

function aboutEarlier({surroundings}: Facts): string[] {
	return (surroundings?.changedBackups ?? []).map(file => `An earlier backup or its copy is not as it was recorded; see: entsso-backup verify "${file}"`);
}
