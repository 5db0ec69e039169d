import type {Clock} from './clock.ts';

/** What the work gives; `otherwise` when it fails or takes longer than so many milliseconds. Never rejects. */
export async function inTime<T>(clock: Clock, milliseconds: number, work: Promise<T>, otherwise: T): Promise<T> {
	let cancel: (() => void) | undefined;
	const late = new Promise<T>(resolve => {
		cancel = clock.after(milliseconds, () => {
			resolve(otherwise);
		});
	});
	try {
		return await Promise.race([work, late]);
	} catch {
		return otherwise;
	} finally {
		cancel?.();
	}
}

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
