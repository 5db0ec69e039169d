import type {BackupResult} from '../../../source/core/proof/result.ts';
import {journeyFor} from '../../../source/journeys/journey-for.ts';
import {backupWithin} from '../../../source/journeys/backup/journey.ts';
import {copyJourney} from '../../../source/journeys/copy/journey.ts';
import {guideJourney} from '../../../source/journeys/guide/journey.ts';
import {nothingSeen} from '../../../source/journeys/guide/signs.ts';
import type {Effect} from '../../../source/wizard/effect.ts';
import type {WizardEvent} from '../../../source/wizard/event.ts';
import type {WizardOptions} from '../../../source/wizard/context.ts';
import type {Journey} from '../../../source/wizard/journey.ts';
import type {Lookup} from '../../../source/wizard/lookup.ts';
import type {Question} from '../../../source/wizard/question.ts';
import type {SeenRestore} from '../../../source/journeys/restore/seen-restore.ts';
import {guide, guideWorld, lostLines} from '../../journeys/guide-world.ts';
import {
	facts as restoreFacts,
	file as restoreFile,
	idInFile,
	keptAt,
	loaded,
	none,
	restored,
	restoreServices,
	seenAs,
	worldUnder,
} from '../../journeys/restore-world.ts';
import {
	installDirectory,
	options,
	result,
	target,
} from '../../wizard/options.ts';

/** Computers that have a secret: one that a verified backup keeps, one that has none yet, one that cannot be loaded. */
const kept = 'KEPT';
const unsaved = 'UNSAVED';
const locked = 'LOCKED';

/** By lookup: what it finds for a restore; a computer by any other name has no secret. */
export function restoreWorld(effect: Effect): readonly WizardEvent[] {
	const {computer} = effect.type === 'look' ? effect.context.options : options;
	const rescue = effect.type === 'look' ? effect.context.nested['present-secret'] as BackupResult | undefined : undefined;
	const seen = {
		[kept]: seenAs(loaded, {backups: [keptAt(String.raw`D:\SSO-Backup\kept.bak`)]}),
		[unsaved]: seenAs(loaded, {keptFile: rescue?.file}),
		[locked]: seenAs({...loaded, state: 'not-loadable'}),
	}[computer] ?? seenAs(none);
	return effect.type === 'look' && effect.lookup.id.startsWith('guide')
		? guideWorld()(effect)
		: worldUnder({seen, last: undefined})(effect);
}

export const password = 'Kr7#zebra-QUOIN/41';
export const reminder = 'Second drawer, blue envelope';

/** By field; one that is not here is answered by its kind. */
export const goodAnswers: Readonly<Record<string, string>> = {
	'install-directory': installDirectory,
	'backup-file': String.raw`D:\SSO-Backup\SSO-HOST1.bak`,
	'second-copy': String.raw`E:\copies`,
	'restore-file': restoreFile,
	'old-account': 'gone',
};

/** Wizards that people start. */
export const starts: ReadonlyArray<Partial<WizardOptions>> = [
	{},
	{offersPractice: true},
	{engine: 'hand-over'},
	{engine: 'api', given: {...options.given, copyFolder: String.raw`E:\copies`}},
	{dryRun: true},
	{},
	{begins: 'restore'},
	{begins: 'restore', computer: kept},
	{begins: 'restore', computer: unsaved},
	{begins: 'restore', computer: unsaved},
	{begins: 'restore', engine: 'hand-over'},
	{begins: 'restore', computer: locked},
];

const copyable: BackupResult = {...result, sha256: 'ab'.repeat(32)};

/** Every journey there is. */
export const journeys: readonly Journey[] = [
	journeyFor(options, restoreServices),
	journeyFor({...options, begins: 'restore'}, restoreServices),
	backupWithin(restoreServices),
	journeyFor({...options, offersPractice: true}, restoreServices),
	copyJourney(copyable, restoreServices),
	guideJourney('rehearsal'),
];

export const questions: readonly Question[] = [...new Set(journeys.flatMap(journey => journey.questions))];
export const lookups: readonly Lookup[] = [...new Set(questions.flatMap(question => question.lookups))];

const verdicts = ['verified', 'unproven', 'failed'] as const;

/** What a restore may come to. */
export const restores: readonly SeenRestore[] = (['accepted', 'loaded', 'unproven', 'failed'] as const).flatMap(level => [
	{...restored, level},
	{...restored, level, errorCode: level === 'failed' ? '0xC0002A1B' : undefined},
]);

/** What a backup may come to. */
export const results: readonly BackupResult[] = verdicts.flatMap(verdict => [
	{...copyable, verdict},
	{
		...copyable,
		verdict,
		copy: String.raw`E:\copies\SSO.bak`,
		recoverySheet: String.raw`E:\copies\SSO.bak.recovery.txt`,
		evidence: [{id: 'file', state: 'ok', detail: 'It holds 1,000 bytes.'}, {id: 'copy', state: 'bad', detail: 'x'.repeat(300)}],
		advice: Array.from({length: 12}, (_, index) => ({id: 'warning' as const, text: `Advice number ${index}, of some length, so that it takes more than a single row of the screen.`})),
	},
	{...copyable, verdict, toolScreen: ['Vault', 'z'.repeat(500)]},
]);

const unknownTarget = {
	...target, folder: 'unknown', root: 'unknown', target: 'unknown', volume: {kind: 'unknown', system: 'unknown'}, writable: 'unknown',
} as const;
const sickTargets = [
	{...target, folder: 'missing'} as const,
	{...target, target: 'file'} as const,
	unknownTarget,
	{...target, writable: 'no'} as const,
	{...target, volume: {...target.volume, fileSystem: 'FAT32'}},
] as const;

const stop = {
	id: 'service', state: 'stop', detail: 'Stopped.', advice: 'Start it.',
} as const;

/** By lookup: what it may find on a computer on which not all is well. */
const sickFacts: Readonly<Record<string, readonly unknown[]>> = {
	'check-lines': [
		lostLines,
		{
			secret: {
				id: 'secret', state: 'warning', detail: 'Not loadable.', secret: {...loaded, state: 'not-loadable'},
			},
		},
		{service: stop},
		{service: {...stop, state: 'unknown', detail: 'x'.repeat(400)}},
		{cluster: {id: 'cluster', state: 'warning', detail: 'A cluster.'}, service: stop},
		{
			administrator: {...stop, id: 'administrator', canElevate: true},
			program: {id: 'program', state: 'ok', detail: 'Only administrators and you can change it.'},
		},
	],
	directories: [[], [
		{path: installDirectory, source: 'registry', foundIn: 'registry'},
		{path: 'D:\\', source: 'drive', foundIn: 'drive D:'},
	]],
	guide: [{...guide, steps: []}],
	'guide-signs': [
		{...nothingSeen(new Date(0)), isBlind: true},
		{...nothingSeen(new Date(0)), steps: {restore: {text: 'event 10523, 2026-11-26 20:14:31 UTC.', at: new Date(0)}}},
	],
	'last-backup': [
		{state: 'attention', detail: 'x'.repeat(200)},
	],
	'install-directory': sickTargets.map(({folder}) => ({folder, tool: undefined, othersCanChange: 'unknown'})),
	'backup-file': sickTargets,
	'restore-file': [{...restoreFacts, state: 'missing'}, {...restoreFacts, isChanged: true}, {...restoreFacts, needsLocalCopy: true}],
	'restore-files': [{offers: [], note: undefined}],
	'present-secret': [seenAs(loaded), seenAs(undefined), seenAs({...loaded, secretId: idInFile}), seenAs(loaded, {keptFile: result.file})],
	'second-copy': sickTargets.map(facts => ({folder: facts, file: facts.target})),
};

/** Returns facts of a lookup on a computer on which not all is well; undefined where that makes no difference. */
export function sickFactsOf({id}: Lookup, how: number): unknown {
	const facts = sickFacts[id] ?? [];
	return facts[how % Math.max(1, facts.length)];
}
