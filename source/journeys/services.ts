import type {Preferences} from '../core/records/preferences.ts';

/** Paths and stores of this copy of the program that the journeys need. */
export type JourneyServices = {
	/** Paths of the node program, and of the program that holds the pseudo-terminal of ssoconfig. */
	readonly environment: {readonly node: string; readonly ptyProgram: string};
	readonly preferences: Preferences;
};
