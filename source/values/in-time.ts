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
