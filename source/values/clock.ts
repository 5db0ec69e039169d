/** Time, passed in so that tests decide it. */
export type Clock = {
	now(): Date;
	/** Calls back after so many milliseconds, unless the returned function is called before. */
	after(milliseconds: number, callback: () => void): () => void;
};

export const systemClock: Clock = {
	now: () => new Date(),
	after(milliseconds, callback) {
		const timer = setTimeout(callback, milliseconds);
		return () => {
			clearTimeout(timer);
		};
	},
};
