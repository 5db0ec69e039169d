import type {Clock} from '../values/clock.ts';
import type {Host} from '../host/host.ts';
import type {LastBackup} from '../core/records/record-lines.ts';
import type {Context} from './context.ts';

/** Services that a lookup may ask. */
export type LookServices = {
	readonly host: Host;
	readonly clock: Clock;
	/** Install directory of the last run; undefined where none is kept. */
	readonly lastDirectory: string | undefined;
	/** Returns whether the answer still holds that it is looked up for. */
	readonly isWanted: () => boolean;
	/** Returns how the last backup of this computer stands; undefined where none is known. Never rejects. */
	readonly findLastBackup: () => Promise<LastBackup | undefined>;
};

/** Something to find out of the computer. */
export type Lookup = {
	readonly id: string;
	/** Looked up only once for what it is about; else on each visit too, so that what changed meanwhile is noticed. */
	readonly isOnce?: true;
	/** Looked up on the way in, whatever is in the fields. */
	readonly isAhead?: true;
	/**
	Milliseconds after which it is looked up again by itself, as long as its question is on the screen. What it found
	before stays, also when its question is left and comes again.
	*/
	readonly repeatsAfter?: number;
	/** Set where the question need not wait for it. */
	readonly isAside?: true;
	/** Returns what is looked up now, such as a path; undefined where there is nothing to look up. */
	about(context: Context): string | undefined;
	/** Finds it out, and reports it, once or bit by bit. */
	look(services: LookServices, context: Context, report: (facts: unknown, isComplete: boolean) => void): Promise<void>;
};

/** A lookup of facts of one type, and the way to read them. */
export type TypedLookup<Facts> = Lookup & {
	/** Returns the facts about what the lookup is about now; undefined while there are none. */
	factsIn(context: Context): Facts | undefined;
};

type Definition<Facts> = Omit<Lookup, 'look'> & {
	look(services: LookServices, context: Context, report: (facts: Facts, isComplete: boolean) => void): Promise<void>;
};

/** Defines a lookup. Only its own reports are kept under its id, which is what makes them facts of its type. */
export function defineLookup<Facts>(definition: Definition<Facts>): TypedLookup<Facts> {
	return {
		...definition,
		look: async (services, context, report) => definition.look(services, context, report),
		factsIn(context) {
			const found = context.found[definition.id];
			return found !== undefined && found.about === definition.about(context) ? found.facts as Facts : undefined;
		},
	};
}

/** Returns whether nothing more will come of a lookup, or there is nothing to look up. */
export function isLookedUp(lookup: Lookup, context: Context): boolean {
	const about = lookup.about(context);
	const found = context.found[lookup.id];
	return about === undefined || (found?.about === about && found.isComplete);
}
