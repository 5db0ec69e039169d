import {hotfixAdvice, needsHotfix} from '../../host/hotfix.ts';
import {endsAsQuestion} from '../engines/console/prompts.ts';
import type {EngineName, EngineOutcome, PromptKind} from '../engines/task.ts';
import {errorCodeOf} from '../../values/file-error.ts';
import {
	isPasswordExposed,
	loggedFailure,
	missingFrom,
	toolFailed,
	type Facts,
} from './facts.ts';
import {answerNames, textName} from './typed-words.ts';
import {tryAgain} from './code-steps.ts';
import {explainCode, newName} from './codes.ts';
import {aboutCopy} from './copy-advice.ts';
import {copyFolderAdvice, folderAdvice} from './folder-evidence.ts';
import type {Advice} from './advice-text.ts';
import {leftoverAdvice} from './leftover-advice.ts';
import type {Verdict} from './result.ts';
import {wordsFor} from './outcome-words.ts';

const byHand = 'Start the wizard with --engine hand-over and answer the tool yourself.';
const otherWay = 'Key O on the result tries another way.';
const otherPassword = 'If somebody could see the screen, make a new backup with another password.';
const openEvent = 'Open that event in Event Viewer, Windows Logs, Application, source ENTSSO.';
const lookForReason = 'Look in Event Viewer, Windows Logs, Application, source ENTSSO, for the reason.';
const readScreen = 'Read what ssoconfig showed.';
const lookForFile = 'See whether ssoconfig wrote a file of another name into that folder.';
/** It goes through the service, and only reads. A restart of the service is not advised: on a cluster it does harm. */
const askServer = 'See whether ENTSSO still answers: in another elevated Command Prompt, go to the install directory '
	+ 'and type: ssomanage -displaydb (it lists the SSO database).';
const otherFolder =
	'Next time choose another folder than the install directory; a backup file there goes when ENTSSO is removed.';
const otherAnswers = 'Make a backup with a new file name: with --engine api, or in the wizard with --engine hand-over, '
	+ 'where you answer ssoconfig yourself.';
const sharePassword = 'Put the password where two people can find it, away from the file.';
const unsureOfOthers = 'Whether another run was at work on this file at the same time could not be found out';
const lockedAdvice = 'Wait for that run to end, then start the backup again. '
	+ 'If there is no such run, another account may keep this file from being used: choose another file name.';
const ownAnswers = 'You answered ssoconfig yourself. Where you typed another password or reminder there than here, '
	+ 'the backup file has that one.';
const tryRestore = 'Test a restore on a separate test machine, never here. Only that proves the password.';
const tryRestoreForReminder =
	'Test a restore on a separate test machine, never here. Only that proves the password, and shows the reminder, which '
	+ 'was not read back here.';

/**
Returns the next steps, most important first. `code` is the error code that explains a failure, where there is one.
Pure.
*/
export function adviceFor(verdict: Verdict, facts: Facts, code: string | undefined): Advice[] {
	const password: Advice[] = facts.outcome.passwordShown ? [{id: 'other-password', text: otherPassword}] : [];
	const isExposed = isPasswordExposed(facts) && facts.file?.state === 'there';
	if (verdict !== 'failed' && isExposed) {
		return [
			exposed,
			...aboutOwnAnswers(facts.outcome),
			...aboutLock(facts),
			...folderAdvice(facts),
			...aboutEngine(facts),
			...aboutEarlier(facts),
		];
	}

	return verdict === 'failed'
		? [
			{id: 'after-failure', ...afterFailure(facts, code)},
			...aboutPrompts(facts.outcome),
			...(isExposed ? [exposed] : []),
			...aboutTyping(facts),
			...password,
			...leftoverAdvice(facts),
			...aboutProcesses(facts),
			...aboutLock(facts),
			...aboutEngine(facts),
		]
		: [
			...aboutTyping(facts),
			...towardsProof(verdict, facts),
			...aboutLock(facts),
			...password,
			...folderAdvice(facts),
			...aboutCopy(facts.copy, facts.surroundings?.isCopyOnSameVolume),
			...(facts.copy?.state === 'ok' ? copyFolderAdvice(facts) : []),
			...aboutPlace(facts),
			...aboutVersion(facts),
			...aboutOwnAnswers(facts.outcome),
			{id: 'share-password', text: sharePassword},
			{id: 'try-restore', text: facts.reminderReadBack === 'same' ? tryRestore : tryRestoreForReminder},
			...aboutEngine(facts),
			...aboutEarlier(facts),
		];
}

function aboutOwnAnswers({engine, isUnwatched}: EngineOutcome): Advice[] {
	return engine === 'hand-over' || isUnwatched ? [{id: 'own-answers', text: ownAnswers}] : [];
}

const exposed: Advice = {
	id: 'password-as-reminder',
	text: 'Make a new backup with another password. Once that one is verified, delete this file and its copies yourself.',
};

/** Said where the answers did not come in the order in which the tool usually asks for them. */
function aboutPrompts({typed = []}: EngineOutcome): Advice[] {
	const isUsual = typed.every((kind, index) =>
		isPassword(kind) ? index < usualPasswords : index === usualPasswords);
	if (isUsual) {
		return [];
	}

	const passwords = typed.filter(kind => isPassword(kind)).length;
	const missing = [
		...(passwords === 0 ? ['the password'] : []),
		...(passwords === 1 ? ['the password again'] : []),
		...(typed.includes('reminder') ? [] : ['the reminder']),
	].join(' and ');
	const never = missing === '' ? '' : `${missing.charAt(0).toUpperCase()}${missing.slice(1)} was never typed. `;
	return [{
		id: 'prompts',
		text: `${never}What ssoconfig was given, in order: ${typed.map(kind => answerNames[kind]).join(', ')}. `
			+ 'Usually it asks for the password, the password again, then the reminder.',
	}];
}

const usualPasswords = 2;

function isPassword(kind: PromptKind): boolean {
	return kind !== 'reminder';
}

type AfterFailure = Omit<Advice, 'id'>;

function afterFailure(facts: Facts, code: string | undefined): AfterFailure {
	const {outcome, cluster, lock, pathStyle} = facts;
	const isExplained = outcome.ending !== 'cancelled' || outcome.askedAgain !== undefined;
	if (code !== undefined && isExplained) {
		const {nextStep} = explainCode(code, {cluster, pathStyle});
		return {
			text: nextStep,
			...(nextStep === newName && {wantsNewName: true}),
			...(nextStep === tryAgain && outcome.ending === 'killed' && {byKey: `${tryAgain} ${otherWay}`}),
		};
	}

	switch (outcome.ending) {
		case 'cancelled': {
			return {text: withAnotherAnswer(outcome) ?? 'Start the backup again when you are ready.'};
		}

		case 'not-started': {
			return {text: lock?.state === 'taken' ? lockedAdvice : 'Put that right, then start the backup again.'};
		}

		case 'time-limit': {
			return afterTimeLimit(outcome);
		}

		case 'question': {
			const another = withAnotherAnswer(outcome);
			const before = another === undefined ? '' : `${another} If it asks again all the same: `;
			return {text: `${before}${byHand} Or make the backup with --engine api.`, byKey: `${before}${otherWay}`};
		}

		case 'killed': {
			const again = 'Start the backup again. If it ends the same way,';
			const other = outcome.engine === 'hand-over'
				? '--engine console, which answers the tool for you.'
				: '--engine hand-over and read what the tool says.';
			return {
				text: `${again} start the wizard with ${other}`,
				byKey: `${again} key O on its result tries another way.`,
			};
		}

		case 'exited': {
			const isElsewhere = facts.file?.state === 'missing' && !toolFailed(outcome) && outcome.engine !== 'api';
			const read = outcome.screen.length > 0 ? `${readScreen} ` : '';
			const look = isElsewhere ? `${read}${lookForFile} ${lookForReason}` : lookForReason;
			const reason = loggedFailure(facts) === undefined ? look : openEvent;
			return {text: `${reason} Then start the backup again with a new file name.`, wantsNewName: true};
		}
	}
}

/** A tool that asks again for what it was given may have refused it. */
function withAnotherAnswer({askedAgain, typed = []}: EngineOutcome): string | undefined {
	if (askedAgain === undefined) {
		return undefined;
	}

	const name = textName(askedAgain);
	const again = `ssoconfig asked for the ${name} again,`;
	return askedAgain === 'password' && !typed.includes('confirmation')
		? `${again} to confirm it or because it has not accepted it. Start the backup again, if need be with another one.`
		: `${again} so it may not have accepted the one it was given. Start the backup again with another ${name}.`;
}

/** A tool still waiting for an answer may have asked in words that nobody recognised. */
function afterTimeLimit({engine, screen, typed = [], tookNothing = false, question = ''}: EngineOutcome): AfterFailure {
	const read = 'Read what ssoconfig showed last. If it asks something there:';
	const mayAsk = tookNothing || !typed.includes('reminder') || endsAsQuestion(question);
	return mayAsk && engine === 'console' && screen.length > 0
		? {text: `${read} ${byHand} Or make the backup with --engine api.`, byKey: `${read} ${otherWay}`}
		: {
			text: `${askServer} If it does, start the backup again with a new file name. If it does not: ${lookForReason}`,
			wantsNewName: true,
		};
}

function aboutProcesses(facts: Facts): Advice[] {
	return facts.outcome.leftBehind ? [{id: 'still-running', text: wordsFor(facts).endLeftBehind}] : [];
}

/** Where the system did not let the lock be taken, the rest of the checks still stand. */
function aboutLock({lock}: Facts): Advice[] {
	return lock?.state === 'unsure'
		? [{id: 'lock', text: `${unsureOfOthers}${codeIn(lock.error)}. See that none was.`}]
		: [];
}

function codeIn(error: unknown): string {
	const code = errorCodeOf(error);
	return code === '' ? '' : ` (${code})`;
}

function towardsProof(verdict: Verdict, facts: Facts): Advice[] {
	const {events} = facts;
	if (verdict === 'verified' || (typeof events !== 'string' && aboutTyping(facts).length > 0)) {
		return [];
	}

	const text = typeof events === 'string'
		? 'Look in Event Viewer, Windows Logs, Application, source ENTSSO, for event 10559 with this file name.'
		: 'Keep this file, and make another backup with a new file name.';
	return [{id: 'towards-proof', text}];
}

/** The tool may have asked for nothing, or letters may have been lost on their way to it. */
function aboutTyping(facts: Facts): Advice[] {
	const {misread = []} = facts.outcome;
	if (missingFrom(facts).length > 0) {
		return [{id: 'typing', text: otherAnswers}];
	}

	const answers = [
		...(misread.some(kind => isPassword(kind)) ? ['a password'] : []),
		...(misread.includes('reminder') ? ['a reminder'] : []),
	].join(' and ');
	const text = `Make another backup with a new file name and ${answers} of plain letters and digits, `
		+ 'or with --engine api.';
	return misread.length > 0 ? [{id: 'typing', text}] : [];
}

function aboutPlace({surroundings}: Facts): Advice[] {
	return surroundings?.isInInstallDirectory ? [{id: 'other-folder', text: otherFolder}] : [];
}

/** Versions of ENTSSO that need more than this file for a restore. */
function aboutVersion({version}: Facts): Advice[] {
	return needsHotfix(version) ? [{id: 'hotfix', text: hotfixAdvice}] : [];
}

/** Runs done by another engine than the intended one. */
function aboutEngine({outcome: {engine, insteadOf, ending}}: Facts): Advice[] {
	return insteadOf === undefined || ending === 'not-started'
		? []
		: [{id: 'engine', text: `${insteadOf.why} ${insteads[engine]}`}];
}

const insteads: Readonly<Record<EngineName, string>> = {
	api: 'So the administration interface of ENTSSO was called instead.',
	console: 'So ssoconfig was started instead.',
	'hand-over': 'So ssoconfig was started in your window instead, and you answered it.',
};

function aboutEarlier({surroundings}: Facts): Advice[] {
	return (surroundings?.changedBackups ?? []).map(file => ({
		id: 'earlier-backup',
		text: 'An earlier backup or its copy is not as it was recorded; see:',
		command: `entsso-backup verify "${file}"`,
	}));
}
