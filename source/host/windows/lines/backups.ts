import {isTooOld, tooOld} from '../../backup-age.ts';
import type {BackupEvent, CheckLine} from '../../host.ts';
import type {eventIds} from '../events.ts';
import {unknownLine, type Finding} from '../finding.ts';
import {timeAgo} from '../../../values/times.ts';

const id = 'backups';

/** Newest event of each kind. */
export type NewestEvents = Readonly<Record<
	keyof Omit<typeof eventIds, 'secretServer'>,
	Finding<BackupEvent | undefined>
>>;

/** Says what the event log shows of earlier backups: of what was logged since the last backup, the gravest. */
export function backupsLine(events: NewestEvents, now: Date): CheckLine {
	const findings = Object.values(events);
	const silent = findings.find(finding => !finding.known);
	if (silent !== undefined) {
		return unknownLine(id, `The event log was not read: ${silent.reason}`);
	}

	const backup = newestOf([events.backedUp]);
	const since = (...candidates: ReadonlyArray<Finding<BackupEvent | undefined>>) => {
		const event = newestOf(candidates);
		return event === undefined || (backup !== undefined && event.time <= backup.time) ? undefined : event;
	};

	const failure = since(events.backupFailed, events.wrongMedia);
	if (failure !== undefined) {
		return warning(
			`The last try failed, ${timeAgo(failure.time, now)} (event ${failure.id}).`,
			'Go on: each step says what ENTSSO needs.',
		);
	}

	const newSecret = since(events.newSecret);
	if (newSecret !== undefined && backup !== undefined) {
		return warning(
			`A newer secret was made since the last backup (event ${newSecret.id}).`,
			'Go on: the new secret needs a backup of its own.',
		);
	}

	const reminder = since(events.neverBackedUp);
	if (reminder !== undefined) {
		return backup === undefined
			? warning('None logged; ENTSSO asked for one (event 10589).')
			: warning(
				`ENTSSO asked for a backup, ${timeAgo(reminder.time, now)} (event ${reminder.id}).`,
			);
	}

	if (backup !== undefined && isTooOld(backup.time, now)) {
		return warning(
			`Backed up ${timeAgo(backup.time, now)} (event ${backup.id}): ${tooOld}.`,
		);
	}

	return backup === undefined
		? unknownLine(id, 'The event log shows none.')
		: {id, state: 'ok', detail: `Backed up ${timeAgo(backup.time, now)} (event ${backup.id}).`};
}

function newestOf(findings: ReadonlyArray<Finding<BackupEvent | undefined>>): BackupEvent | undefined {
	return findings
		.flatMap(finding => finding.known && finding.value !== undefined ? [finding.value] : [])
		.toSorted((one, other) => other.time.getTime() - one.time.getTime())[0];
}

function warning(detail: string, advice?: string): CheckLine {
	return {
		id, state: 'warning', detail, ...(advice !== undefined && {advice}),
	};
}
