/**
Component behind the SSO Administration console (SSOConfigOM.dll), and what is called of it: interfaces and parameters
by the header of the ENTSSO SDK, which a later interop assembly repeats. A method is looked up by its name alone; the
names below are all there are, since others of these interfaces change the SSO system.
*/

import type {MethodName} from '../../administration.ts';

/** CLSID of the coclass SSOConfigOM. */
export const classId = '2A40B78A-5C0B-4F39-A2CB-6D9AF29ECA37';

/** Interfaces that the component may be asked for. */
const interfaceIds = {
	// ISSOConfigOM
	configuration: '5AC332CB-773F-4925-95FE-39CF2C670C24',
	// ISSOConfigSS
	secretServer: '92A8E726-A83B-4EF6-8D77-197558227B0D',
} as const;

/** Type of a parameter that takes a value in, or gives one back (`-out`). Numbers have 32 bits. */
export type Parameter = 'text' | 'number' | 'text-out' | 'number-out';

export type {MethodName} from '../../administration.ts';

export type Method = {
	readonly interfaceId: string;
	/** In the order in which the method has them. */
	readonly parameters: readonly Parameter[];
};

export const methods: Readonly<Record<MethodName, Method>> = {
	// Backup file, password, reminder.
	BackupSecret: {interfaceId: interfaceIds.secretServer, parameters: ['text', 'text', 'text']},
	// Backup file, password.
	RestoreSecret: {interfaceId: interfaceIds.secretServer, parameters: ['text', 'text']},
	// Backup file; reminder.
	GetFilePasswordReminder: {interfaceId: interfaceIds.secretServer, parameters: ['text', 'text-out']},
	// Flags; see server-status.ts for what comes back.
	GetServerStatus: {
		interfaceId: interfaceIds.configuration,
		parameters: [
			'number',
			...Array.from({length: 6}, () => 'text-out' as const),
			...Array.from({length: 9}, () => 'number-out' as const),
		],
	},
};
