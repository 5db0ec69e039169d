import type {EngineName} from '../../core/engines/task.ts';
import {keyText} from '../../core/proof/advice-text.ts';
import {textName} from '../../core/proof/typed-words.ts';
import type {BackupResult} from '../../core/proof/result.ts';
import {nextFreeName} from '../../values/path-text.ts';
import type {Reason} from '../../values/reasons.ts';
import type {Context} from '../../wizard/context.ts';
import type {OtherEngine, Retry} from '../../wizard/journey.ts';

/** Cause of a failed run: one of the answers, the computer, or nothing that was answered. */
type Fault = 'install-directory' | 'backup-file' | 'password' | 'reminder' | 'computer';

const byReason: Readonly<Partial<Record<Reason, Fault>>> = {
	'no-tool': 'install-directory',
	'tool-not-trusted': 'install-directory',
	'path-refused': 'backup-file',
	'file-exists': 'backup-file',
	'folder-not-made': 'backup-file',
	'folder-is-a-file': 'backup-file',
	'no-right-to-write': 'backup-file',
	'disk-full': 'backup-file',
	'drive-missing': 'backup-file',
	'drive-not-suitable': 'backup-file',
	'password-refused': 'password',
	'reminder-refused': 'reminder',
	'service-stopped': 'computer',
	'not-admin': 'computer',
	'not-sso-admin': 'computer',
	'not-secret-server': 'computer',
	'no-entsso': 'computer',
};

/** Error codes by what is to be put right. */
const codes: Readonly<Record<Exclude<Fault, 'install-directory'>, RegExp>> = {
	'backup-file': /^0x(?:C000(?:294[01]|2A07|2A20)|800700(?:03|05|13|15|20|27|35|50|70|7B|B7))$/v,
	password: /^0xC0002A5[47]$/v,
	reminder: /^0xC0002A58$/v,
	computer: /^0x(?:C000(?:2936|293B|2A0E|2A0F|2A1[0346]|2A52|2A5A)|80002B(?:01|22)|80070(?:422|426|6BA|6D9))$/v,
};

const labels: Readonly<Record<Fault, string>> = {
	'install-directory': 'choose the install directory',
	'backup-file': 'choose another file',
	password: 'change the password',
	reminder: 'change the reminder',
	computer: 'check again',
};

/** Returns what a failed run is put down to; undefined where no answer is at fault. */
function faultOf({reason, errorCode, askedAgain}: BackupResult): Fault | undefined {
	const faults = Object.keys(codes) as Array<keyof typeof codes>;
	const known = reason === undefined ? undefined : byReason[reason];
	return known
		?? faults.find(fault => errorCode !== undefined && codes[fault].test(errorCode))
		?? (askedAgain === undefined ? undefined : textName(askedAgain));
}

/** Returns where a failed run is tried again: at the answer at fault, else at the review. */
export function retryOf(result: BackupResult): Retry | undefined {
	if (result.verdict !== 'failed') {
		return undefined;
	}

	const fault = faultOf(result);
	const remark = whatToDo(result);
	const offers = result.advice[0]?.wantsNewName ? {offers: {'backup-file': nextFreeName(result.file)}} : {};
	if (fault === undefined) {
		return {does: 'try again', remark, ...offers};
	}

	return fault === 'computer'
		? {looksAgain: true, does: labels[fault], remark: `If you have not done it yet: ${remark}`}
		: {
			question: fault, does: labels[fault], remark, ...offers,
		};
}

/** Where nothing was started, the reason says what to do; else the first advice. */
function whatToDo({
	errorCode, reason, summary, advice,
}: BackupResult): string {
	const isOwnRefusal = errorCode === undefined && reason !== undefined && byReason[reason] !== undefined;
	return isOwnRefusal || (advice[0] === undefined) ? summary : keyText(advice[0]);
}

/** Failures that are about the way in which the backup was made, not about what was asked for. */
const failuresOfEngine: ReadonlySet<Reason | undefined> = new Set<Reason>(['question', 'time-limit', 'tool-failed']);

const labelsOfEngines: Readonly<Record<EngineName, string>> = {
	api: 'use the administration interface',
	console: 'use ssoconfig',
	'hand-over': 'answer ssoconfig myself',
};

const remarksOfEngines: Readonly<Record<EngineName, string>> = {
	api: 'Next time ENTSSO is called through its administration interface; ssoconfig is not started.',
	console: 'Next time this program starts ssoconfig, and answers its questions.',
	'hand-over': 'Next time ssoconfig asks you itself, in this window.',
};

/** Returns the engine that may do what this one failed at; undefined where another would fail at the same. */
export function otherEngineFor(
	{verdict, reason, errorCode, engine}: BackupResult,
	{options: {hasAdministration}}: Context,
): OtherEngine | undefined {
	const isOfEngine = verdict === 'failed'
		&& failuresOfEngine.has(reason)
		&& (errorCode === undefined || isCrash(errorCode));
	if (!isOfEngine) {
		return undefined;
	}

	const other = hasAdministration && engine !== 'api' ? 'api' : (engine === 'console' ? 'hand-over' : 'console');
	// Whoever answered ssoconfig has used it already.
	const does = engine === 'hand-over' && other === 'console' ? 'let this program answer' : labelsOfEngines[other];
	return {engine: other, does, remark: remarksOfEngines[other]};
}

/** Codes of a program that crashed, or did not start, as Windows gives them in place of an exit code. */
function isCrash(code: string): boolean {
	return /^0x(?:C0000|E0)/v.test(code);
}
