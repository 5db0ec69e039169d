import type {Clock} from './clock.ts';

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
export async function answerInTime<T>(services: Patience, ask: (() => Promise<T | undefined>) | undefined): Promise<T | undefined> {
	if (ask === undefined) {
		return undefined;
	}

	try {
		return await withinPatience(services, async over => unless(over, ask(), undefined));
	} catch {
		return undefined;
	}
}

/** Returns the promise's value, or the other one as soon as the signal comes. */
export async function unless<T>(signal: AbortSignal, promise: Promise<T>, other: T): Promise<T> {
	const {promise: stopped, resolve: stop} = Promise.withResolvers<T>();
	const onAbort = () => {
		stop(other);
	};

	signal.addEventListener('abort', onAbort);
	if (signal.aborted) {
		onAbort();
	}

	try {
		return await Promise.race([promise, stopped]);
	} finally {
		signal.removeEventListener('abort', onAbort);
	}
}

/** Waits so many milliseconds, or until the signal. */
export async function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
	const {promise, resolve} = Promise.withResolvers<void>();
	const cancel = clock.after(milliseconds, resolve);
	await unless(signal, promise, undefined);
	cancel();
}
