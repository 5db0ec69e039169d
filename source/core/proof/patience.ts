import type {Clock} from '../../values/clock.ts';
import {untilAborted} from '../../values/waiting.ts';

/** Clock for waiting, and the signal that ends the wait early. */
export type Patience = {readonly clock: Clock; readonly signal: AbortSignal};

/** Milliseconds to wait for ENTSSO, whose event may appear in the log a little after the tool ends. */
const patience = 5000;

/** Does work with a signal that comes after five seconds, or when the run is cancelled. */
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
Returns the computer's answer if it comes within five seconds; undefined when it does not, fails, or was not asked.
Never rejects.
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
