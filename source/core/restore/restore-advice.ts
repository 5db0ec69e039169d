import {hotfix as hotfixNumber, hotfixAfterRestore, needsHotfix} from '../../host/hotfix.ts';
import type {Reason} from '../../values/reasons.ts';
import type {EngineOutcome} from '../engines/task.ts';
import * as steps from '../guides/restore-steps.ts';
import type {Advice} from '../proof/advice-text.ts';
import {explainCode} from '../proof/codes.ts';
import {loggedError} from '../proof/facts.ts';
import type {LoggedRestore} from './restore-events.ts';
import type {RestoreLevel} from './restore-result.ts';
import {thenLook} from './then-look.ts';

/** Why a restore failed. */
export type Failure = {
	readonly summary: string;
	readonly code: string | undefined;
	readonly reason: Reason;
	/** How to go on; left out where nothing is known but that it failed. */
	readonly nextStep?: string;
};

type About = {
	readonly isCluster: boolean;
	/** Version of ENTSSO; undefined where it is not known. */
	readonly version: string | undefined;
	readonly outcome: EngineOutcome;
};

/** Code of event 10564, a file that is no backup file to ENTSSO. */
export const wrongFormatCode = '0xC0002944';
/** Code of a wrong password. */
export const wrongPasswordCode = '0xC0002A1B';
/** Code of event 10522. */
const encryptionFailedCode = '0xC000291A';

const restart: Advice = {id: 'restart', text: `${steps.restartInServices}. ${thenLook}.`};
const restartOnCluster: Advice = {
	id: 'restart', text: `On this node ${steps.restartOnCluster} ${thenLook}.`,
};
const doNotStop: Advice = {id: 'do-not-stop', text: steps.doNotStop};
const backUpAnew: Advice = {id: 'back-up-anew', text: steps.backUpAnew};
const tryData: Advice = {id: 'try-data', text: steps.tryData};
const startHosts: Advice = {
	id: 'start-hosts',
	text: 'What was stopped for the restore, such as host instances of BizTalk: start it again after that restart.',
};
const otherServers: Advice = {id: 'other-servers', text: steps.otherServers};
const otherNodes: Advice = {id: 'other-nodes', text: steps.thenEveryNode};
const lookForReason: Advice = {
	id: 'after-failure',
	text: 'Look in Event Viewer, Windows Logs, Application, source ENTSSO, at the entries of that minute.',
};
const lookForEvent: Advice = {
	id: 'towards-proof',
	text: 'Look in Event Viewer, Windows Logs, Application, source ENTSSO, for event 10523 with this file name. It names '
		+ 'the MSID of the restored secret. With it the restore is done: restart ENTSSO, and event 10529 names the MSID in '
		+ 'use. Without it, start the restore again.',
};
const otherPassword: Advice = {
	id: 'other-password',
	text: 'If somebody could see the screen, make a new backup with another password once the secret is loaded.',
};
const hotfix: Advice = {id: 'hotfix', text: hotfixAfterRestore};
const cannotDecrypt: Advice = {
	id: 'cannot-decrypt', text: 'The data cannot be decrypted, so it is the wrong secret, or an '
		+ `ENTSSO 9.0.2096 without its hotfix ${hotfixNumber}: look at the MSIDs, and restore the right file.`,
};
const cannotDecryptWithout: Advice = {
	id: 'cannot-decrypt',
	text: `The data cannot be decrypted: install hotfix ${hotfixNumber} now, restart ENTSSO, then look again. If it is `
		+ 'installed already, this is the wrong secret: restore the right file.',
};

/** Returns the next steps, most important first. Pure. */
export function adviceFor(
	level: RestoreLevel,
	{isCluster, version, outcome}: About,
	logged: LoggedRestore,
	failure: Failure | undefined,
): Advice[] {
	const shown = outcome.passwordShown ? [otherPassword] : [];
	const running = aboutRunning(logged, isCluster);
	const patch = needsHotfix(version) ? [hotfix] : [];
	switch (level) {
		case 'failed': {
			return [
				...running,
				failure?.nextStep === undefined ? afterEnding(outcome) : {id: 'after-failure', text: failure.nextStep},
				...aboutFormat(logged, failure),
				...shown,
			];
		}

		case 'unproven': {
			return [...running, lookForEvent, ...shown];
		}

		case 'accepted': {
			const again = isCluster ? restartOnCluster : restart;
			return logged.cannotDecrypt === undefined
				? [...running, again, startHosts, ...patch, ...shown]
				: [...running, patch.length === 0 ? cannotDecrypt : cannotDecryptWithout, again, ...shown];
		}

		case 'loaded': {
			return [
				...running, startHosts, tryData, backUpAnew, otherServers, ...(isCluster ? [otherNodes] : []), ...patch, ...shown,
			];
		}
	}
}

function afterEnding({ending}: EngineOutcome): Advice {
	const id = 'after-failure';
	switch (ending) {
		case 'not-started': {
			return {id, text: 'Nothing was changed. See to that, then start the restore again.'};
		}

		case 'question': {
			return {id, text: 'Start entsso-backup restore --engine hand-over and answer ssoconfig yourself.'};
		}

		case 'cancelled':
		case 'time-limit':
		case 'killed': {
			return {id, text: 'Start the restore again when you are ready.'};
		}

		case 'exited': {
			return lookForReason;
		}
	}
}

/** Data that are encrypted anew go on being so, however the tool ended. */
function aboutRunning({encryption, encryptionFailure}: LoggedRestore, cluster: boolean): Advice[] {
	if (encryption !== 'failed') {
		return encryption === 'running' ? [doNotStop] : [];
	}

	const code = (encryptionFailure && loggedError(encryptionFailure)) ?? encryptionFailedCode;
	const {nextStep} = explainCode(code, {task: 'restore', cluster});
	return [{id: 'encryption-failed', text: `ENTSSO tries again by itself until all is encrypted anew. ${nextStep}`}];
}

function aboutFormat({wrongFormat}: LoggedRestore, failure: Failure | undefined): Advice[] {
	const text = explainCode(wrongFormatCode, {task: 'restore'}).nextStep;
	return wrongFormat === undefined || failure?.nextStep === text ? [] : [{id: 'wrong-format', text}];
}
