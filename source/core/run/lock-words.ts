import type {LockHolder} from '../../host/file-lock.ts';
import type {ServiceWork} from '../../host/service-lock.ts';
import {utcMinute} from '../../values/times.ts';

/** Returns a sentence on a run, or a restore, that did not start because of another one. Pure. */
export function lockedSentence({holder, by}: Taken, now: Date): string {
	const who = holder === undefined ? '' : ` (process ${holder.processId}, since ${timeText(holder.since, now)})`;
	if (by !== undefined) {
		const work = by === 'restore' ? 'A restore' : 'A backup';
		return `${work} is at work on this computer${who}. Wait for it to end, then start again.`;
	}

	return holder === undefined
		? 'Another process holds the lock on this backup file. Wait for it to end, or choose another file.'
		: `Another run is at work on this file${who}. Wait for it to end, or choose another file.`;
}

type Taken = {readonly holder: LockHolder | undefined; readonly by?: ServiceWork | undefined};

/** Returns the time, with the day when it is not today. */
function timeText(time: Date, now: Date): string {
	const [day, today] = [time, now].map(each => each.toISOString().slice(0, 10));
	return day === today ? `${time.toISOString().slice(11, 16)} UTC` : utcMinute(time);
}
