import type {Clock} from './clock.ts';

/** Watches over a work that goes on step by step. */
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
