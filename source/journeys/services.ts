import type {Preferences} from '../core/records/preferences.ts';

/** How the programs of this copy are started, and where it keeps what it knows. */
export type JourneyServices = {
	/** The node program, and the program that holds the pseudo-terminal of ssoconfig. */
	readonly environment: {readonly node: string; readonly ptyProgram: string};
	readonly preferences: Preferences;
};
