import type {LockHolder} from '../../host/file-lock.ts';
import {utcMinute} from '../../values/times.ts';

/** Returns a sentence on a run, or a restore, that did not start because another one has its file. Pure. */
export function lockedSentence(holder: LockHolder | undefined, now: Date): string {
	const who = holder === undefined
		? 'Another process holds the lock on this backup file.'
		: `Another run is at work on this file (process ${holder.processId}, since ${timeText(holder.since, now)}).`;
	return `${who} Wait for it to end, or choose another file.`;
}

/** Returns the time, with the day when it is not today. */
function timeText(time: Date, now: Date): string {
	const [day, today] = [time, now].map(each => each.toISOString().slice(0, 10));
	return day === today ? `${time.toISOString().slice(11, 16)} UTC` : utcMinute(time);
}
