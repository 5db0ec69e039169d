/**
How far a restore is proved. `failed`: it was refused; `unproven`: ssoconfig ended without an error code, but ENTSSO did
not confirm it; `accepted`: ENTSSO took file and password (event 10523); `loaded`: after a restart ENTSSO uses it.
*/
export const restoreLevels = ['failed', 'unproven', 'accepted', 'loaded'] as const;

export type RestoreLevel = (typeof restoreLevels)[number];

export const restoreEvidenceIds = [
	'tool',
	'accepted',
	'format',
	're-encryption',
	'restarted',
	'secret-server',
	'in-use',
	'decrypts',
	'unchanged',
] as const;

export type RestoreEvidence = {
	readonly id: (typeof restoreEvidenceIds)[number];
	readonly state: 'bad' | 'missing' | 'ok' | 'unknown';
	/** Observation, a plain sentence. */
	readonly detail: string;
};
