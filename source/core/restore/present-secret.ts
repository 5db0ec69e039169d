import {isSameId, type SecretFinding} from '../../host/secret-state.ts';
import type {Verdict} from '../proof/result.ts';

/** A verified backup of this computer whose file was just seen to be unchanged. */
export type KnownBackup = {
	readonly file: string;
	/** MSID of the secret in it, as ENTSSO logged it. */
	readonly secretId: string;
};

/** How a backup ended that was made to keep the secret that is there now. */
export type Rescue = {
	readonly verdict: Verdict;
	readonly errorCode: string | undefined;
	readonly file: string;
	/** MSID of the secret in it, as ENTSSO logged it; undefined where that is not known. */
	readonly secretId?: string | undefined;
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
verified backup of it; `back-up-first`: there is none yet; `confirm`: a backup was made that is not proved, or the
secret cannot be read; `no-way-on`: it could not be backed up.
*/
export type PresentSecret =
	| {readonly state: 'nothing-to-lose'; readonly why: string}
	| {readonly state: 'same'; readonly secretId: string}
	| {readonly state: 'kept'; readonly file: string; readonly secretId: string | undefined}
	/** `isHopeless`: the backup will most likely fail, since ENTSSO does not load the secret. */
	| {readonly state: 'back-up-first'; readonly why: string; readonly isHopeless?: true}
	| {readonly state: 'confirm'; readonly missing: readonly string[]}
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
	if (secretId === undefined) {
		return backUpFirst(secret);
	}

	if (fileSecretId !== undefined && secret?.state === 'loaded' && isSameId(secretId, fileSecretId)) {
		return {state: 'same', secretId};
	}

	const kept = backups.find(backup => isSameId(backup.secretId, secretId));
	const isTold = secret?.state === 'loaded' || secret?.state === 'not-loadable';
	return isTold && kept !== undefined
		? {state: 'kept', file: kept.file, secretId}
		: backUpFirst(secret);
}

/** Returns whether ENTSSO says by this code that there is no secret to back up. Pure. */
export function saysNoSecret(code: string | undefined): boolean {
	return code !== undefined && noSecretCodes.has(code);
}

function afterRescue(rescue: Rescue, secret: SecretFinding | undefined): PresentSecret {
	const {verdict, errorCode, file, missing} = rescue;
	if (verdict === 'verified') {
		const isOfOther = rescue.secretId !== undefined
			&& secret?.secretId !== undefined
			&& !isSameId(rescue.secretId, secret.secretId);
		return isOfOther
			? {state: 'back-up-first', why: 'The backup that was made is of another master secret than the one that is here.'}
			: {state: 'kept', file, secretId: secret?.secretId};
	}

	if (verdict === 'unproven') {
		return {state: 'confirm', missing};
	}

	if (!saysNoSecret(errorCode)) {
		return {
			state: 'no-way-on',
			why: 'The master secret that may be on this computer could not be backed up, so nothing is restored over it.',
		};
	}

	// The old service account may bring back a secret that cannot be loaded now; a restore may overwrite it.
	return secret?.isRegistryEmpty === true
		? {state: 'nothing-to-lose', why: `ENTSSO says that it has no master secret (${errorCode}).`}
		: {
			state: 'confirm',
			missing: [
				`ENTSSO says that it has no master secret loaded (${errorCode}), but the registry may hold one that it cannot `
				+ 'load. With the old service account it might; a restore may overwrite it.',
			],
		};
}

function backUpFirst(secret: SecretFinding | undefined): PresentSecret {
	return {state: 'back-up-first', why: whyFirst(secret), ...(secret?.state === 'not-loadable' && {isHopeless: true})};
}

function whyFirst(secret: SecretFinding | undefined): string {
	switch (secret?.state) {
		case 'loaded': {
			return 'ENTSSO uses a master secret that no verified backup is known of.';
		}

		case 'not-loadable': {
			return 'There is a master secret that ENTSSO cannot load now, and no verified backup of it is known.';
		}

		case 'none':
		case 'elsewhere':
		case 'unknown':
		case undefined: {
			return 'There may be a master secret on this computer, and no verified backup of it is known.';
		}
	}
}

export type Consent = {
	/** Name of the computer as the user typed it; undefined where nobody was asked. */
	readonly typedName: string | undefined;
	readonly computer: string;
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
		return allows(present, secret, consent)
			? new Clearance(file, secret?.secretId, present.state !== 'nothing-to-lose')
			: undefined;
	}

	/** Keeps others from passing an object of the same shape. */
	readonly #isGiven = true;

	readonly file: string;
	/** MSID of the secret that was there when it was given; undefined where none was known. */
	readonly secretId: string | undefined;
	/** False only where there is no secret that could be replaced. */
	readonly replaces: boolean;

	private constructor(file: string, secretId: string | undefined, replaces: boolean) {
		this.file = file;
		this.secretId = secretId;
		this.replaces = replaces;
	}

	/**
	Returns whether the permission still holds: the secret that is there is the one it was given for, or still none. Pure.
	*/
	holds(now: SecretFinding | undefined): boolean {
		const isMissing = now?.state === 'none' || (now?.state === 'unknown' && now.isRegistryEmpty === true);
		// Another secret than before was not backed up, and one that cannot be seen any more may be another.
		const isSame = this.secretId === undefined
			|| (now?.secretId !== undefined && isSameId(this.secretId, now.secretId));
		return this.#isGiven && (this.replaces ? isSame : isMissing);
	}
}

function allows(present: PresentSecret, secret: SecretFinding | undefined, {typedName, computer}: Consent): boolean {
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
