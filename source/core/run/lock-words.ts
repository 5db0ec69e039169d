import type {LockHolder} from '../../host/file-lock.ts';
import type {ServiceWork} from '../../host/service-lock.ts';
import {utcMinute} from '../../values/times.ts';

/**
Returns a sentence on a run, or a restore, that did not start because of another one. With another file a backup can
start at once; a restore has the computer for itself. Pure.
*/
export function lockedSentence({holder, by}: Taken, now: Date, task: 'backup' | 'restore' = 'backup'): string {
	const who = holder === undefined ? '' : ` (process ${holder.processId}, since ${timeText(holder.since, now)})`;
	if (by !== undefined) {
		const work = by === 'restore' ? 'A restore' : 'A backup';
		return `${work} is at work on this computer${who}. Wait for it to end, then start again.`;
	}

	const way = `Wait for it to end, ${task === 'backup' ? 'or choose another file' : 'then start again'}.`;
	return holder === undefined
		? `Another process holds the lock on this backup file. ${way}`
		: `Another run is at work on this file${who}. ${way}`;
}

type Taken = {readonly holder: LockHolder | undefined; readonly by?: ServiceWork | undefined};

/** Returns the time, with the day when it is not today. */
function timeText(time: Date, now: Date): string {
	const [day, today] = [time, now].map(each => each.toISOString().slice(0, 10));
	return day === today ? `${time.toISOString().slice(11, 16)} UTC` : utcMinute(time);
}
