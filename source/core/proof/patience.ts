import type {Clock} from '../../values/clock.ts';
import {untilAborted} from '../../values/waiting.ts';

/** How long, and by what clock, is waited; and the signal that ends the waiting before that. */
export type Patience = {readonly clock: Clock; readonly signal: AbortSignal};

/** ENTSSO writes its event about when the tool ends; the log may show it a little later. Milliseconds. */
const patience = 5000;

/** Does a work that gets a signal when five seconds are over, or the run is cancelled. */
export async function withinPatience<T>({clock, signal}: Patience, use: (over: AbortSignal) => Promise<T>): Promise<T> {
	const deadline = new AbortController();
	const cancelDeadline = clock.after(patience, () => {
		deadline.abort();
	});
	try {
		return await use(AbortSignal.any([deadline.signal, signal]));
	} finally {
		cancelDeadline();
	}
}

/**
What the computer answers within five seconds; undefined when it does not, fails, or was not asked. Never rejects.
*/
export async function answerInTime<T>(
	services: Patience,
	ask: (() => Promise<T | undefined>) | undefined,
): Promise<T | undefined> {
	if (ask === undefined) {
		return undefined;
	}

	try {
		return await withinPatience(services, async over => untilAborted(over, ask(), undefined));
	} catch {
		return undefined;
	}
}
