import type {BackupResult} from '../../core/proof/result.ts';
import {answerInTime} from '../../core/proof/patience.ts';
import type {KnownBackup} from '../../core/records/known-backups.ts';
import {judgePresentSecret, type PresentSecret, type Rescue} from '../../core/restore/present-secret.ts';
import {isSameId, type SecretFinding} from '../../host/secret-state.ts';
import type {Context} from '../../wizard/context.ts';
import {defineLookup, type TypedLookup} from '../../wizard/lookup.ts';
import type {JourneyServices} from '../services.ts';
import {type FileLookups, restoreFileIn} from './questions/backup-file-to-restore.ts';

/** Id of the question about the secret that is here now. */
export const presentSecretId = 'present-secret';

/** Last look at the secret that a restore would replace. */
export type PresentSeen = {
	/** Undefined where nothing could tell. */
	readonly secret: SecretFinding | undefined;
	readonly backups: readonly KnownBackup[];
	/** File, or second copy, of the backup that was made here before, where it was just seen to be unchanged. */
	readonly keptFile: string | undefined;
};

/** Returns the lookup of the secret that is here now. It looks anew on each visit. */
export function presentLookup({preferences}: JourneyServices): TypedLookup<PresentSeen> {
	return defineLookup<PresentSeen>({
		id: presentSecretId,
		about: context => `${restoreFileIn(context)} ${rescueIn(context)?.startedAt.toISOString() ?? ''}`,
		async look({host, clock}, context, report) {
			const services = {clock, signal: new AbortController().signal};
			const [{isUnchanged}, {findUnchangedBackups}] = await Promise.all([
				import('./recorded.ts'), import('../../core/records/known-backups.ts'),
			]);
			const made = rescueIn(context);
			const [secret, isKept, isCopyKept] = await Promise.all([
				answerInTime(services, host.secretState && (async () => host.secretState?.())),
				...[made?.file, made?.copy].map(async place => answerInTime(services, async () =>
					place !== undefined && made?.sha256 !== undefined && isUnchanged(place, made.sha256))),
			]);
			const backups = await answerInTime(
				services,
				async () => findUnchangedBackups(preferences.history, secret ?? {}, {host, clock}),
			) ?? [];
			report({secret, backups, keptFile: isKept ? made?.file : (isCopyKept ? made?.copy : undefined)}, true);
		},
	});
}

/** Returns the result of the backup that was made from here. */
export function rescueIn({nested}: Context): BackupResult | undefined {
	return nested[presentSecretId] as BackupResult | undefined;
}

/** Secret that a restore would replace, and the decision about it. */
export type Present = {readonly seen: PresentSeen; readonly decision: PresentSecret};

/** Returns the decision on the secret that is here now; undefined while that was not looked at. */
export function presentIn(
	context: Context,
	lookup: TypedLookup<PresentSeen>,
	{facts}: FileLookups,
): Present | undefined {
	const seen = context.found[presentSecretId]?.isComplete === true ? lookup.factsIn(context) : undefined;
	return seen && {
		seen,
		decision: judgePresentSecret({
			secret: seen.secret,
			fileSecretId: facts.factsIn(context)?.secretId,
			backups: seen.backups,
			rescue: rescueOf(rescueIn(context), seen),
		}),
	};
}

/** A backup counts as long as the file is as it was made, and the secret is the one that is in it. */
function rescueOf(made: BackupResult | undefined, {secret, keptFile}: PresentSeen): Rescue | undefined {
	if (made === undefined) {
		return undefined;
	}

	const {
		verdict, errorCode, file, copy, sha256, evidence, logged,
	} = made;
	const isOther = secret?.secretId !== undefined
		&& logged?.secretId !== undefined
		&& !isSameId(secret.secretId, logged.secretId);
	const kept = [file, copy].find(place => place !== undefined && place === keptFile);
	const backup = kept === undefined || sha256 === undefined
		? undefined
		: {
			file: kept, copy: kept === file ? copy : file, sha256, secretId: logged?.secretId,
		};
	return isOther || (verdict !== 'failed' && backup === undefined)
		? undefined
		: {
			verdict,
			errorCode,
			backup,
			missing: evidence.filter(({state}) => state !== 'ok').map(({detail}) => detail),
		};
}
