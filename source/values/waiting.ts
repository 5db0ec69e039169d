import type {Clock} from './clock.ts';

/**
Resolves to the result of the work, or to `fallback` when it fails or takes longer than so many milliseconds. Never
rejects.
*/
export async function withTimeout<T>(clock: Clock, milliseconds: number, work: Promise<T>, fallback: T): Promise<T> {
	let cancel: (() => void) | undefined;
	const late = new Promise<T>(resolve => {
		cancel = clock.after(milliseconds, () => {
			resolve(fallback);
		});
	});
	try {
		return await Promise.race([work, late]);
	} catch {
		return fallback;
	} finally {
		cancel?.();
	}
}

/** Watches work that goes on step by step. */
export type Stall = {
	/** Aborted when nothing has moved for too long. */
	readonly signal: AbortSignal;
	moved(): void;
	/** Ends the watch. */
	end(): void;
};

/** Begins the watch; `limit` is in milliseconds. */
export function watchStall(clock: Clock, limit: number): Stall {
	const stalled = new AbortController();
	const start = (): (() => void) => clock.after(limit, () => {
		stalled.abort();
	});
	let cancel = start();
	return {
		signal: stalled.signal,
		moved() {
			cancel();
			cancel = start();
		},
		end() {
			cancel();
		},
	};
}

/** Resolves to the promise's value, or to the other one as soon as the signal comes. */
export async function untilAborted<T>(signal: AbortSignal, promise: Promise<T>, other: T): Promise<T> {
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
	await untilAborted(signal, promise, undefined);
	cancel();
}
