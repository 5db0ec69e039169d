import type {BackupResult} from '../../source/core/proof/result.ts';
import type {KnownBackup} from '../../source/core/records/known-backups.ts';
import type {RestoreFile} from '../../source/core/restore/restore-file.ts';
import type {RestoreResult} from '../../source/core/restore/restore-result.ts';
import type {SecretFinding} from '../../source/host/secret-state.ts';
import {journeyFor} from '../../source/journeys/journey-for.ts';
import type {SeenRestore} from '../../source/journeys/restore/seen-restore.ts';
import type {PresentSeen} from '../../source/journeys/restore/present-seen.ts';
import type {JourneyServices, RestoreParts} from '../../source/journeys/services.ts';
import type {WizardOptions} from '../../source/wizard/context.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {initialState, type WizardState} from '../../source/wizard/state.ts';
import {
	found,
	healthyWorld,
	options,
	result as backupResult,
	services,
	type World,
} from '../wizard/options.ts';

export const idHere = '{11111111-1111-1111-1111-111111111111}';
export const idInFile = '{22222222-2222-2222-2222-222222222222}';
export const file = String.raw`D:\old\SSO.bak`;
export const sticky = 'tulip-Harbour-9';

export const facts: RestoreFile = {
	file, state: 'there', size: 1200, sha256: 'ab'.repeat(32), secretId: idInFile, reminder: 'Second drawer', needsLocalCopy: false,
};

export const parts: RestoreParts = {
	lookAtFile: async () => facts,
	problemOf({state, isChanged}) {
		if (state !== 'there') {
			return {text: 'There is no such file.', reason: 'file-missing'};
		}

		return isChanged ? {text: 'The file was changed since its record.', reason: 'file-missing', canBeAgreed: true} : undefined;
	},
	keep: async () => undefined,
};

export const restoreServices: JourneyServices = {...services, restore: parts};

/** A wizard that can restore; begins with the restore where that is said. */
export function wizard(changes: Partial<WizardOptions> = {}): WizardState {
	const given = {...options, ...changes};
	return initialState(journeyFor(given, restoreServices), given);
}

export const none: SecretFinding = {state: 'none', isRegistryEmpty: true, doubts: []};
export const loaded: SecretFinding = {state: 'loaded', secretId: idHere, doubts: []};

export const seenAs = (secret: SecretFinding | undefined, more: Partial<PresentSeen> = {}): PresentSeen => ({
	secret, backups: [], keptFile: undefined, ...more,
});

/** A verified backup of the secret that is here. */
export const keptAt = (place: string): KnownBackup => ({
	file: place, copy: undefined, sha256: 'ef'.repeat(32), secretId: idHere,
});

/** A result of the backup that is made before the restore. */
export const rescued: BackupResult = {
	...backupResult,
	sha256: 'cd'.repeat(32),
	logged: {secretId: idHere, user: undefined},
	evidence: [{id: 'event', state: 'missing', detail: 'ENTSSO logged no event 10559.'}],
};

export const restored: SeenRestore = {
	level: 'accepted',
	errorCode: undefined,
	summary: 'ENTSSO took the file and its password.',
	file,
	engine: 'console',
	practice: undefined,
	computer: 'HOST1',
	startedAt: new Date(0),
	endedAt: new Date(1),
	evidence: [],
	secretId: idInFile,
	advice: [{id: 'restart', text: 'Restart ENTSSO. Then look again.'}],
	toolScreen: [],
	isCluster: false,
	looked: {file},
};

/** What there is, and what runs come to; each may be another later. */
export type Circumstances = {
	seen: PresentSeen;
	file?: RestoreFile | undefined;
	/** Files that are offered, in place of the one. */
	offers?: readonly string[] | undefined;
	lines?: unknown;
	last?: unknown;
	rescue?: BackupResult | undefined;
	restore?: RestoreResult | undefined;
	again?: RestoreResult | undefined;
};

/** A computer under these circumstances, as they are when it is asked. */
export function worldUnder(circumstances: Circumstances): World {
	return effect => {
		if (effect.type === 'run') {
			const result = effect.journey.id === 'restore' ? circumstances.restore : circumstances.rescue;
			return result === undefined ? [] : [{type: 'finished', result}];
		}

		if (effect.type === 'look-at-result') {
			return [{type: 'result-seen', of: effect.result, result: circumstances.again ?? {...effect.result}}];
		}

		if (effect.type !== 'look') {
			return [];
		}

		const answers: Readonly<Record<string, () => unknown>> = {
			'check-lines': () => circumstances.lines ?? {},
			'last-backup': () => circumstances.last,
			'restore-file': () => circumstances.file ?? {...facts, file: effect.about},
			'restore-files': () => ({
				offers: (circumstances.offers ?? [file]).map(text => ({text, detail: 'practice'})), note: {file, password: sticky},
			}),
			'present-secret': () => circumstances.seen,
			'entsso-version': () => '9.0.2096.0',
		};
		const answer = answers[effect.lookup.id];
		return answer === undefined ? healthyWorld(effect) : [found(effect, answer())];
	};
}

const goOn: WizardEvent = {type: 'go-on'};

/** From the start of a restore to what is here now. */
export const toPresent: readonly WizardEvent[] = [
	{type: 'start'}, goOn, goOn, {type: 'typed', field: 'restore-file', text: file}, goOn,
];

/** From what is here now on: the password, and the name of the computer where it is asked for. */
export const toReview = (name?: string): readonly WizardEvent[] => [
	goOn,
	{type: 'typed', field: 'restore-password', text: sticky},
	goOn,
	...(name === undefined ? [] : [{type: 'typed', field: 'computer-name', text: name} as const, goOn]),
];

/** Through the backup that comes first, from its first question to its run. */
export const throughBackup: readonly WizardEvent[] = [
	{type: 'open-next'},
	goOn,
	goOn,
	{type: 'typed', field: 'password', text: 'Kr7#zebra-QUOIN/41'},
	goOn,
	{type: 'typed', field: 'confirmation', text: 'Kr7#zebra-QUOIN/41'},
	goOn,
	{type: 'typed', field: 'reminder', text: 'Team safe'},
	goOn,
	goOn,
	goOn,
];
