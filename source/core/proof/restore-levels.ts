/**
How far a restore is proved. `failed`: it was refused; `unproven`: ssoconfig ended without an error code, or broke off
once it had the password, but ENTSSO did not confirm it; `accepted`: ENTSSO took file and password (event 10523);
`loaded`: after a restart ENTSSO uses it.
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
	'password',
] as const;

export type RestoreEvidence = {
	readonly id: (typeof restoreEvidenceIds)[number];
	readonly state: 'bad' | 'missing' | 'ok' | 'unknown';
	/** Observation, a plain sentence. */
	readonly detail: string;
};

/**
Returns whether ENTSSO logged that it took the file (event 10523), though the restore counts as failed: it may use the
secret of the file.
*/
export function hasTaken({level, evidence, secretId}: {
	readonly level: RestoreLevel;
	readonly evidence: readonly RestoreEvidence[];
	/** MSID as event 10523 has it. */
	readonly secretId?: string | undefined;
}): boolean {
	return level === 'failed'
		&& (secretId !== undefined || evidence.some(({id, state}) => id === 'accepted' && state === 'ok'));
}

export const takenWords = 'It failed, but ENTSSO logged that it took the file: it may use its secret now.';
