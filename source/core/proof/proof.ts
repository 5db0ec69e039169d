import {proofs, type BackupResult, type Proof} from './result.ts';

/**
Returns the proof behind a verdict of `verified`: the confirmations of ENTSSO among the evidence. Other verdicts have
none. Pure.
*/
export function proofIn({verdict, evidence}: Pick<BackupResult, 'evidence' | 'verdict'>): Proof[] {
	const isConfirmed = (proof: Proof): boolean => evidence.some(({id, state}) => id === proof && state === 'ok');
	return verdict === 'verified' ? proofs.filter(proof => isConfirmed(proof)) : [];
}

const names: Readonly<Record<Proof, string>> = {
	event: 'by its event 10559',
	reminder: 'by the reminder read back',
};

/** Returns the means by which ENTSSO confirms a backup, as the end of a sentence. Pure. */
export function proofWords(proof: readonly Proof[]): string {
	return `${proof.map(each => names[each]).join(' and ')} (${proofCount(proof)})`;
}

/** Returns the number of proofs in words, such as `two proofs`. Pure. */
export function proofCount({length}: readonly Proof[]): string {
	return length === 1 ? 'one proof' : 'two proofs';
}
