import {isSameId, type SecretFinding} from '../../host/secret-state.ts';
import type {Verdict} from '../proof/result.ts';
import type {KeptBackup, KnownBackup} from '../records/known-backups.ts';

/** How a backup ended that was made to keep the secret that is there now. */
export type Rescue = {
	readonly verdict: Verdict;
	readonly errorCode: string | undefined;
	/** Its file, which was just seen to be unchanged; undefined where there is none. */
	readonly backup: KeptBackup | undefined;
	/** Gaps in its proof, plain sentences. */
	readonly missing: readonly string[];
};

/** Facts about the secret that a restore would replace. */
export type PresentFacts = {
	/** Undefined where nobody looked. */
	readonly secret: SecretFinding | undefined;
	/** MSID of the secret in the file to restore; undefined where that is not known. */
	readonly fileSecretId: string | undefined;
	readonly backups: readonly KnownBackup[];
	/** Undefined when none was made. */
	readonly rescue: Rescue | undefined;
};

/**
Decision on the secret that is there now.
`nothing-to-lose`: there is none; `same`: it is the one in the file, so a restore changes nothing; `kept`: there is a
verified backup of it; `back-up-first`: there is none yet; `confirm`: a backup was made that is not proved;
`set-account-back`: ENTSSO cannot load the secret that is there, or may be, so it cannot be backed up either, but with
the service account of before it might; `no-way-on`: it could not be backed up.
*/
export type PresentSecret =
	| {readonly state: 'nothing-to-lose'; readonly why: string}
	| {readonly state: 'same'; readonly secretId: string}
	| {readonly state: 'kept'; readonly backup: KeptBackup}
	| {readonly state: 'back-up-first'; readonly why: string}
	| {readonly state: 'confirm'; readonly missing: readonly string[]; readonly backup: KeptBackup}
	| {readonly state: 'set-account-back'; readonly why: string}
	| {readonly state: 'no-way-on'; readonly why: string};

/** Codes by which ENTSSO says that there is no secret to back up ("Event 10783" and "10843", BizTalk documentation). */
const noSecretCodes: ReadonlySet<string> = new Set(['0xC0002A1F', '0xC0002A5B']);

/**
Judges what a restore would overwrite. A secret that is loaded, or may be there, has to be backed up first. Pure.
*/
export function judgePresentSecret({secret, fileSecretId, backups, rescue}: PresentFacts): PresentSecret {
	if (rescue !== undefined) {
		return afterRescue(rescue, secret);
	}

	if (secret?.state === 'none') {
		return {state: 'nothing-to-lose', why: 'There is no master secret on this computer that could be lost.'};
	}

	const secretId = secret?.secretId;
	const isTold = secret?.state === 'loaded' || secret?.state === 'not-loadable';
	if (secretId !== undefined && isTold) {
		if (fileSecretId !== undefined && secret.state === 'loaded' && isSameId(secretId, fileSecretId)) {
			return {state: 'same', secretId};
		}

		const backup = backups.find(each => isSameId(each.secretId, secretId));
		const unkept = backup && unkeptId(secret, backups);
		if (backup !== undefined && unkept === undefined) {
			return {state: 'kept', backup};
		}

		if (unkept !== undefined && secret.state === 'loaded') {
			return {
				state: 'back-up-first',
				why: `The registry also holds the master secret ${unkept}, of which no verified backup was found.`,
			};
		}
	}

	return secret?.state === 'not-loadable'
		? {state: 'set-account-back', why: cannotLoad}
		: {state: 'back-up-first', why: whyFirst(secret)};
}

/**
Returns the MSID of a secret in the registry that is in none of the backups. An event alone says which of them is in
use, and anybody may have logged that.
*/
function unkeptId({registryIds = []}: SecretFinding, backups: readonly KnownBackup[]): string | undefined {
	const kept = backups.flatMap(({secretId, previousSecretId}) => [secretId, previousSecretId])
		.filter(id => id !== undefined);
	return registryIds.find(id => kept.every(other => !isSameId(id, other)));
}

/** Returns whether ENTSSO says by this code that there is no secret to back up. Pure. */
export function saysNoSecret(code: string | undefined): boolean {
	return code !== undefined && noSecretCodes.has(code);
}

function afterRescue({verdict, errorCode, backup, missing}: Rescue, secret: SecretFinding | undefined): PresentSecret {
	if (verdict !== 'failed') {
		const isOfOther = backup?.secretId !== undefined
			&& secret?.secretId !== undefined
			&& !isSameId(backup.secretId, secret.secretId);
		if (backup === undefined || isOfOther) {
			return {
				state: 'back-up-first',
				why: isOfOther
					? 'The backup that was made is of another master secret than the one that is here.'
					: 'The backup that was made is not there as it was made.',
			};
		}

		return verdict === 'verified' ? {state: 'kept', backup} : {state: 'confirm', missing, backup};
	}

	if (!saysNoSecret(errorCode)) {
		return {
			state: 'no-way-on',
			why: 'The master secret that may be on this computer could not be backed up, so nothing is restored over it.',
		};
	}

	// The account was set back since.
	if (secret?.state === 'loaded') {
		return {state: 'back-up-first', why: whyFirst(secret)};
	}

	// A secret that nothing can load now may be one that the service account of before can.
	const isMissing = secret?.isRegistryEmpty === true && secret.state !== 'not-loadable';
	return isMissing
		? {state: 'nothing-to-lose', why: `ENTSSO says that it has no master secret (${errorCode}).`}
		: {
			state: 'set-account-back',
			why: secret?.state === 'not-loadable'
				? cannotLoad
				: `ENTSSO says that it has no master secret loaded (${errorCode}), but there may be one that it cannot load.`,
		};
}

const cannotLoad = 'There is a master secret here that ENTSSO cannot load, '
	+ 'as it is when its service account was changed.';

function whyFirst(secret: SecretFinding | undefined): string {
	switch (secret?.state) {
		case 'loaded': {
			return 'ENTSSO uses a master secret of which no verified backup was found.';
		}

		case 'not-loadable':
		case 'none':
		case 'elsewhere':
		case 'unknown':
		case undefined: {
			return 'There may be a master secret on this computer, and no verified backup of it was found.';
		}
	}
}

export type Consent = {
	/** Name of the computer as the user typed it; undefined where nobody was asked. */
	readonly typedName: string | undefined;
	readonly computer: string;
	/** True where the user said that the service account of before is gone for good. */
	readonly isAccountGone?: boolean;
};

/** Permission to restore one file. Nothing else makes one but `Clearance.for`. */
export class Clearance {
	/**
	Returns the permission to restore a file, as far as what is there now allows it; undefined where it does not. Without a
	user only a secret that is kept, or seen to be missing, lets it on. Pure.
	*/
	static for(
		file: string,
		present: PresentSecret,
		secret: SecretFinding | undefined,
		consent: Consent,
	): Clearance | undefined {
		const kept = present.state === 'kept' || present.state === 'confirm' ? present.backup : undefined;
		return allows(present, secret, consent)
			? new Clearance(file, secret, kept, present.state !== 'nothing-to-lose')
			: undefined;
	}

	/** Keeps others from passing an object of the same shape. */
	readonly #isGiven = true;

	readonly file: string;
	/** MSID of the secret that was there when it was given; undefined where none was known. */
	readonly secretId: string | undefined;
	/**
	Backup that keeps that secret, which has to be there and unchanged when the restore starts; undefined where there is
	nothing to lose, or the user gave up a secret that cannot be loaded.
	*/
	readonly kept: KeptBackup | undefined;
	/** False only where there is no secret that could be replaced. */
	readonly replaces: boolean;

	/** MSIDs of all that the registry held; undefined where that was not seen. */
	readonly #registryIds: readonly string[] | undefined;

	private constructor(
		file: string,
		secret: SecretFinding | undefined,
		kept: KeptBackup | undefined,
		replaces: boolean,
	) {
		this.file = file;
		this.secretId = secret?.secretId;
		this.#registryIds = secret?.registryIds;
		this.kept = kept;
		this.replaces = replaces;
	}

	/**
	Returns whether the permission still holds: the secret that is there is the one it was given for, or still none. Its
	backup is another matter. Pure.
	*/
	holds(now: SecretFinding | undefined): boolean {
		const isMissing = now?.state === 'none' || (now?.state === 'unknown' && now.isRegistryEmpty === true);
		return this.#isGiven && (this.replaces ? this.#isSame(now) : isMissing);
	}

	/** Another secret than before was not backed up, and one that cannot be seen any more may be another. */
	#isSame(now: SecretFinding | undefined): boolean {
		// One that was given up because nothing could load it can be backed up as soon as it is loaded.
		const isLoadedNow = this.kept === undefined && now?.state === 'loaded';
		if (isLoadedNow || (this.#registryIds !== undefined && !isSameSet(this.#registryIds, now?.registryIds))) {
			return false;
		}

		const id = now?.secretId;
		return this.secretId === undefined
			? this.kept?.secretId === undefined || id === undefined || isSameId(this.kept.secretId, id)
			: id !== undefined && isSameId(this.secretId, id);
	}
}

function isSameSet(one: readonly string[], other: readonly string[] | undefined): boolean {
	return other?.length === one.length && other.every(id => one.some(own => isSameId(own, id)));
}

function allows(
	present: PresentSecret,
	secret: SecretFinding | undefined,
	{typedName, computer, isAccountGone = false}: Consent,
): boolean {
	const isNamed = typedName !== undefined && isSameName(typedName, computer);
	switch (present.state) {
		case 'nothing-to-lose': {
			return typedName !== undefined || secret?.state === 'none';
		}

		case 'kept': {
			return typedName === undefined || isNamed;
		}

		case 'confirm': {
			return isNamed;
		}

		case 'set-account-back': {
			return isNamed && isAccountGone;
		}

		case 'same':
		case 'back-up-first':
		case 'no-way-on': {
			return false;
		}
	}
}

/** Returns whether the name that the user typed is that of the computer, in any letter case. */
export function isSameName(typed: string, computer: string): boolean {
	return typed.trim().toLowerCase() === computer.trim().toLowerCase() && typed.trim() !== '';
}
