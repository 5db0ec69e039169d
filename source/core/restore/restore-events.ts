import type {BackupEvent} from '../../host/host.ts';
import {idIn} from '../../host/secret-state.ts';
import {restoreEventIds} from '../../host/restore-event-ids.ts';
import {isSamePath, type PathStyle} from '../../values/path-text.ts';
import {wholeSecond} from '../proof/facts.ts';

export {restoreEventIds} from '../../host/restore-event-ids.ts';

/** Events since the start of a restore, newest first, or why there are none to judge by. */
export type RestoreEvents = readonly BackupEvent[] | 'not-read' | 'unreadable';

/** Events that ENTSSO logged on the restore of a file; undefined where it logged no such event. */
export type LoggedRestore = {
	/** Event 10523 for this file. */
	readonly restored: BackupEvent | undefined;
	/** Event 10524 for this file, or for none by name, or 10564; undefined where 10523 came after it. */
	readonly failed: BackupEvent | undefined;
	/** Event 10564; undefined where 10523 came after it. */
	readonly wrongFormat: BackupEvent | undefined;
	readonly olderFormat: BackupEvent | undefined;
	/** `running`: its data are being encrypted anew (10562) and no end of it was logged (10528). */
	readonly encryption: 'done' | 'failed' | 'none' | 'running';
	/** Newest event 10522, with its code, or 10547. */
	readonly encryptionFailure: BackupEvent | undefined;
	/** Newest start of the service after 10523. */
	readonly restarted: BackupEvent | undefined;
	/** Event 10529, else 10534, since that start: it says that the secret was loaded. */
	readonly loaded: BackupEvent | undefined;
	/** Event 10536 with a code of data that do not decrypt; since the newest start of the service, if there was one. */
	readonly cannotDecrypt: BackupEvent | undefined;
};

export type AboutRestore = {readonly file: string; readonly pathStyle: PathStyle; readonly startedAt: Date};

/** Codes of data that do not decrypt (restore under the wrong secret, or an ENTSSO without its hotfix). */
const notDecrypted = /0x(?:80090005|c0002a1a|c0002a1f)/iv;

/** Returns what the events say of the restore of this file. Pure. */
export function loggedRestore(events: RestoreEvents, about: AboutRestore): LoggedRestore {
	const since = wholeSecond(about.startedAt);
	const all = typeof events === 'string' ? [] : events.filter(({time}) => time >= since);
	const restored = all.find(event => event.id === restoreEventIds.restored && names(event, about));
	const after = restored === undefined ? [] : all.slice(0, all.indexOf(restored));
	const start = after.findIndex(({id}) => id === restoreEventIds.started || id === restoreEventIds.startedWithDatabase);
	const sinceStart = start === -1 ? [] : after.slice(0, start);
	// A password that was refused at first is of no account once ENTSSO took one.
	const failures = restored === undefined ? all : after;
	return {
		restored,
		failed: failures.find(event => isFailure(event, about)),
		wrongFormat: failures.find(({id}) => id === restoreEventIds.wrongFormat),
		olderFormat: all.find(({id}) => id === restoreEventIds.olderFormat),
		encryption: encryptionIn(all),
		encryptionFailure: all.find(({id}) =>
			id === restoreEventIds.encryptionFailed || id === restoreEventIds.recordNotUpdated),
		restarted: after[start],
		loaded: sinceStart.find(({id}) => id === restoreEventIds.inUse)
			?? sinceStart.find(({id}) => id === restoreEventIds.isMaster),
		// A hotfix that was missing may be installed by now.
		cannotDecrypt: (start === -1 ? after : sinceStart).find(({id, strings}) =>
			id === restoreEventIds.callFailed && strings.some(text => notDecrypted.test(text))),
	};
}

/** Returns the MSID of the secret that became the current one: string 2 of event 10523. */
export function restoredSecretId({restored}: LoggedRestore): string | undefined {
	return idIn(restored?.strings[1]);
}

/** A failure that names no file is taken to be of this one. */
function isFailure(event: BackupEvent, about: AboutRestore): boolean {
	const name = event.strings[0]?.trim() ?? '';
	return event.id === restoreEventIds.wrongFormat
		|| (event.id === restoreEventIds.failed && (name === '' || names(event, about)));
}

function names({strings}: BackupEvent, {file, pathStyle}: AboutRestore): boolean {
	return isSamePath(strings[0] ?? '', file, pathStyle);
}

/** Of the events on encryption the newest counts. */
function encryptionIn(events: readonly BackupEvent[]): LoggedRestore['encryption'] {
	const states = new Map<number, LoggedRestore['encryption']>([
		[restoreEventIds.encryptedAnew, 'done'],
		[restoreEventIds.encryptingAnew, 'running'],
		[restoreEventIds.encryptionFailed, 'failed'],
		[restoreEventIds.recordNotUpdated, 'failed'],
	]);
	return states.get(events.find(({id}) => states.has(id))?.id ?? 0) ?? 'none';
}
