import {describe, expect, test} from 'vitest';
import type {BackupResult} from '../../source/core/proof/result.ts';
import type {CheckLine, TargetFacts} from '../../source/host/host.ts';
import type {RestoreResult} from '../../source/core/restore/restore-result.ts';
import type {SecretFinding} from '../../source/host/secret-state.ts';
import {needsIn} from '../../source/journeys/shared/needs.ts';
import {lastWords} from '../../source/commands/last-words.ts';
import {drawPage} from '../../source/page/draw.ts';
import {isFieldRow} from '../../source/page/field-row.ts';
import {paragraphsOf} from '../../source/plain/line-question.ts';
import {newsOf} from '../../source/plain/news.ts';
import {openQuestion} from '../../source/plain/open-question.ts';
import type {WizardOptions} from '../../source/wizard/context.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {bindingsFor, commandFor} from '../../source/wizard/keys.ts';
import {reviewedQuestions} from '../../source/wizard/steps.ts';
import {problemOf} from '../../source/wizard/question.ts';
import {
	contextOf,
	currentJourney,
	reviewStep,
	type WizardState,
} from '../../source/wizard/state.ts';
import {helpOf} from '../../source/wizard/titles.ts';
import {
	healthyWorld,
	newWizard,
	play,
	result,
	target,
	type World,
	worldWith,
} from '../wizard/options.ts';
import {reviewed, runAfter, stage} from '../wizard/to-run.ts';
import {
	keptAt,
	loaded,
	none,
	restored,
	seenAs,
	toPresent,
	toReview,
	wizard,
	worldUnder,
	type Circumstances,
} from './restore-world.ts';

const goOn: WizardEvent = {type: 'go-on'};
const goBack: WizardEvent = {type: 'go-back'};

const service: CheckLine = {
	id: 'service', state: 'stop', detail: 'Stopped.', advice: 'Start it.',
};
const never: CheckLine = {id: 'backups', state: 'warning', detail: 'None logged; ENTSSO asked for one (event 10589).'};

function ended(changes: Partial<BackupResult>, options: Partial<WizardOptions> = {}, events: readonly WizardEvent[] = []): WizardState {
	const world: World = effect => effect.type === 'run'
		? [{type: 'finished', result: {...result, advice: [{id: 'after-failure', text: 'Do this.'}], ...changes}}]
		: healthyWorld(effect);
	return play([goOn, ...events], world, reviewed(options).state).state;
}

const looked = (lines: Readonly<Record<string, CheckLine>>): World => effect => effect.type === 'look' && effect.lookup.id === 'last-backup'
	? [{
		type: 'found', lookup: 'last-backup', about: effect.about, facts: {state: 'ok', detail: 'Last backup here: 2026-11-20, verified, file and copy unchanged'}, isComplete: true,
	}]
	: worldWith('check-lines', lines)(effect);

/** A restore, begun by itself, at this step and under these circumstances. */
const restoring = (circumstances: Circumstances, events: readonly WizardEvent[]): WizardState =>
	play([...toPresent, ...events], worldUnder(circumstances), wizard({begins: 'restore'})).state;

const lost: Circumstances = {seen: seenAs(none)};
const kept: Circumstances = {seen: seenAs(loaded, {backups: [keptAt(String.raw`D:\k.bak`)]})};
const checkedAs = (circumstances: Omit<Circumstances, 'seen'>): WizardState =>
	play([{type: 'start'}], worldUnder({...lost, ...circumstances}), wizard()).state;
const secretLine = (secret: SecretFinding): CheckLine => ({
	id: 'secret', state: 'ok', detail: 'Told.', secret,
});

const taken: TargetFacts = {...target, target: 'file'};

const anotherAccount = restoring({seen: seenAs({...loaded, state: 'not-loadable'})}, []);

const states: Readonly<Record<string, WizardState>> = {
	'the start': newWizard(),
	check: play([{type: 'start'}]).state,
	'a stop': play([{type: 'start'}], worldWith('check-lines', {service})).state,
	'a stop, Enter pressed': play([{type: 'start'}, goOn], worldWith('check-lines', {service})).state,
	'a check after a backup': play([{type: 'start'}], looked({backups: never})).state,
	'a check that needs a backup': checkedAs({lines: {secret: secretLine(loaded)}}),
	'a check that needs nothing': checkedAs({lines: {secret: secretLine(loaded)}, last: {state: 'ok', detail: 'Last backup here: 2026-11-20, verified', isVerified: true}}),
	'a check that needs a restore': checkedAs({lines: {secret: secretLine(none)}}),
	'a check that needs the old account': checkedAs({lines: {secret: secretLine({...loaded, state: 'not-loadable'})}}),
	'a check on another computer': checkedAs({lines: {secret: secretLine({state: 'elsewhere', server: 'BTSM', doubts: []})}}),
	'a check of a database': checkedAs({lines: {secret: secretLine({state: 'unknown', database: {trouble: 'access', event: 10_503}, doubts: []})}}),
	'a check with a stop before a restore': checkedAs({lines: {service, secret: secretLine(none)}}),
	'the check of a restore': play([{type: 'start'}], worldUnder(lost), wizard({begins: 'restore'})).state,
	'nothing to lose': restoring(lost, []),
	'a secret that is kept': restoring(kept, []),
	'a secret that another account left, with a guide in use': {...anotherAccount, journeys: [{...anotherAccount.journeys[0], lastLeft: 'guide-service-account'}]},
	'a secret to be backed up': restoring({seen: seenAs(loaded)}, []),
	'a backup inside a restore': restoring({seen: seenAs(loaded)}, [{type: 'open-next'}]),
	'the password of a file': restoring(lost, [goOn]),
	'the name of the computer': restoring(kept, toReview()),
	'review of a restore': restoring(lost, toReview()),
	'review of a restore by a call': play([...toPresent, ...toReview()], worldUnder(lost), wizard({begins: 'restore', engine: 'api', hasAdministration: true})).state,
	'review of a restore by a call that nothing can make': play([...toPresent, ...toReview()], worldUnder(lost), wizard({begins: 'restore', engine: 'api'})).state,
	'review of a dry restore': play([...toPresent, ...toReview()], worldUnder(lost), wizard({begins: 'restore', dryRun: true})).state,
	'a restore that runs': restoring(lost, [...toReview(), goOn]),
	...Object.fromEntries((['failed', 'unproven', 'accepted', 'loaded'] as const).flatMap(level => [undefined, 'lost-secret'].map(practice => [
		`a restore that is ${level}, ${practice}`,
		play([...toPresent, ...toReview(), goOn], worldUnder({...lost, restore: {...restored, level, practice}}), wizard({begins: 'restore', practice})).state,
	]))),
	'the practice to choose': newWizard({offersPractice: true}),
	review: reviewed().state,
	'review of a console run': reviewed({engine: 'console'}).state,
	'review of a call': reviewed({engine: 'api', hasAdministration: true}).state,
	'review of a call that nothing can make': reviewed({engine: 'api'}).state,
	'review of a hand-over': reviewed({engine: 'hand-over'}).state,
	'review of a dry run': reviewed({dryRun: true}).state,
	'review of a taken name': play([], healthyWorld, play([{type: 'edit', question: 'reminder'}, goOn], worldWith('backup-file', taken), reviewed().state).state).state,
	'run, before anything': runAfter([]),
	'run, the tool': runAfter([stage('start'), stage('password')]),
	'run, the call': runAfter([stage('start')], 'api'),
	'run, the proof': runAfter([stage('start', 'done'), stage('evidence')]),
	'run, the copy': runAfter([stage('evidence', 'done'), stage('copy')]),
	'run, the copy, to be stopped': runAfter([stage('evidence', 'done'), stage('copy'), {type: 'leave'}]),
	...Object.fromEntries((['verified', 'unproven', 'failed'] as const).flatMap(verdict => [undefined, 'ok'].flatMap(practice => [
		[`${verdict}, ${practice}`, ended({verdict, practice}, {practice})],
		[`${verdict} by a call, ${practice}`, ended({verdict, practice, engine: 'api'}, {practice, engine: 'api'})],
		[`${verdict} and copied, ${practice}`, ended({
			verdict, practice, sha256: 'ab', copy: String.raw`E:\SSO.bak`, recoverySheet: String.raw`D:\SSO.txt`,
		}, {practice})],
		[`${verdict}, then back, ${practice}`, ended({verdict, practice}, {practice}, [goBack])],
		[`${verdict}, then again from the check, ${practice}`, ended({verdict, practice}, {practice}, [{type: 'look-again'}])],
		[`${verdict}, then Enter, ${practice}`, ended({verdict, practice}, {practice}, [goOn])],
	]))),
};

/** All that is said in this state, on the screen, in lines and where it is explained. */
function saidIn(state: WizardState): string {
	const help = helpOf(state);
	const page = drawPage(state, {width: 400, availableRows: 200}).rows;
	const question = openQuestion(state);
	return [
		...page.flatMap(row => isFieldRow(row) ? [] : [row.map(({text}) => text).join('')]),
		...help.sections.map(({text}) => text),
		help.keys ?? '',
		...newsOf(undefined, state).map(({text}) => text),
		...(question === undefined ? [] : paragraphsOf(question).map(({text}) => text)),
		...(currentJourney(state).step === 'run' ? [] : lastWords(state).map(({text}) => text)),
	].join('\n').replaceAll(/[\t ]+/gv, ' ');
}

const hasKey = (key: string) => (state: WizardState): boolean => commandFor(state, key) !== undefined;
const engineOf = (state: WizardState) => {
	const {engine, hasAdministration} = state.options;
	const {run} = currentJourney(state);
	return run === undefined && engine === 'api' && !hasAdministration ? 'console' : run?.engine ?? engine;
};

const needsOf = (state: WizardState) => needsIn(contextOf(state))?.id;
const isRestore = (state: WizardState): boolean => currentJourney(state).journey.id === 'restore';
const isAtCheck = (state: WizardState): boolean => currentJourney(state).step === 'check';
const levelIn = (state: WizardState) => (currentJourney(state).result as Partial<RestoreResult> | undefined)?.level;
const verdictIn = (state: WizardState) => (currentJourney(state).result as BackupResult | undefined)?.verdict;
const isAtReview = (state: WizardState): boolean => currentJourney(state).step === reviewStep;
const isStartable = (state: WizardState): boolean => reviewedQuestions(state).every(question => problemOf(question, contextOf(state)) === undefined);

/** What is said, and when it is true. */
const claims: ReadonlyArray<readonly [sentence: RegExp, isTrue: (state: WizardState) => boolean]> = [
	[/Nothing has been changed on this computer/v, state => currentJourney(state).runs === 0],
	[/never backed up|was never backed up/iv, () => false],
	[/all of that is lost|If this server breaks, /v, () => true],
	[/start ssoconfig and answer its questions|this program types the password/v, state => ['auto', 'console'].includes(engineOf(state)) && !state.options.dryRun],
	[/asks you its questions/v, state => engineOf(state) === 'hand-over'],
	[/through its administration interface/v, state => engineOf(state) === 'api'],
	[/Call: /v, state => engineOf(state) === 'api'],
	[/Command: /v, state => engineOf(state) !== 'api'],
	[/ssoconfig is started, /v, state => engineOf(state) !== 'api' && !state.options.dryRun],
	[/Nothing is started\./v, state => state.options.dryRun],
	[/Enter starts the backup\./v, state => isAtReview(state) && !state.options.dryRun && !isRestore(state)],
	[/Enter starts the restore\./v, state => isAtReview(state) && !state.options.dryRun && isRestore(state)],
	[/Event 10589 asks for a backup/v, state => ['backup', undefined].includes(needsOf(state)) && isAtCheck(state) && !isRestore(state)],
	[/This computer needs a backup/v, state => needsOf(state) === 'backup'],
	[/This computer needs nothing now/v, state => needsOf(state) === 'nothing'],
	[/[Tt]his computer needs a restore/v, state => needsOf(state) === 'restore'],
	[/needs its old service account back/v, state => needsOf(state) === 'old-account'],
	[/Enter goes on(?: to it)?\./v, state => ['go-on', 'open-next'].includes(commandFor(state, 'enter')?.type ?? '')],
	[/Enter leaves\. B makes/v, state => commandFor(state, 'enter')?.type === 'finish' && commandFor(state, 'b')?.type === 'go-on'],
	[/Enter checks again|press Enter: it checks again/v, state => commandFor(state, 'enter')?.type === 'look-again'],
	[/\bR restores/v, hasKey('r')],
	[/\bL looks again/v, hasKey('l')],
	[/Nothing to lose\./v, isRestore],
	[/Enter makes that backup now/v, state => commandFor(state, 'enter')?.type === 'open-next'],
	[/Nothing has been restored so far\./v, state => currentJourney(state).runs === 0],
	[/nothing real was restored/v, state => state.options.practice !== undefined],
	[/You are asked for the password of the file\./v, state => commandFor(state, 'enter')?.type !== 'open-next'],
	[/backed up first\. Then you are asked/v, state => commandFor(state, 'enter')?.type === 'open-next' && isRestore(state) && !isAtCheck(state)],
	[/LOADED: /v, state => levelIn(state) === 'loaded'],
	[/Nothing was restored\./v, state => currentJourney(state).runs === 0],
	[/(?<!entsso-backup )\bguide\b/iv, hasKey('g')],
	[/updatedb|-generatesecret/iv, () => false],
	[/(?:Enter|\d) will: /v, state => isAtReview(state) && isStartable(state)],
	[/\bA: that account is gone/v, hasKey('a')],
	[/it has to be put right first/v, state => isAtReview(state) && !isStartable(state)],
	[/Not yet: /v, state => verdictIn(state) !== 'verified'],
	[/nothing real was backed up/v, state => state.options.practice !== undefined],
	[/Esc goes back/v, hasKey('escape')],
	[/\bK makes/v, hasKey('k')],
	[/\bA goes on/v, hasKey('a')],
	[/\bC (?:looks|checks) again/v, hasKey('c')],
	[/A page beside the file that says how to restore it/v, state => (currentJourney(state).result as BackupResult | undefined)?.recoverySheet !== undefined],
	[/There is no good backup|there is no backup to rely on/v, () => false],
	[/Stop the copy\?|The backup itself is made/v, state => currentJourney(state).run?.stages.copy?.state === 'running'],
	[/The tool is not started yet/v, () => false],
	[/nothing else is changed/v, () => false],
	[/No backup was made/v, state => currentJourney(state).runs === 0 && !isRestore(state)],
];

describe.each(Object.entries(states))('%s', (_name, state) => {
	test('nothing is said that is not so at that moment', () => {
		const said = saidIn(state);
		const untrue = claims.filter(([sentence, isTrue]) => sentence.test(said) && !isTrue(state));
		expect(untrue.map(([sentence]) => sentence.exec(said)?.[0])).toEqual([]);
	});

	test('the number of a secret is explained where it is shown', () => {
		const page = drawPage(state, {width: 400, availableRows: 200}).rows;
		const isShown = page.some(row => !isFieldRow(row) && row.some(({text}) => /\bMSID\b/v.test(text)));
		expect(helpOf(state).sections.some(({title}) => title === 'MSID') || !isShown).toBe(true);
	});

	test('the footer names no key twice, and each does something', () => {
		const labels = bindingsFor(state).flatMap(({label}) => label ?? []);
		expect(new Set(labels).size).toBe(labels.length);
	});
});

test('each claim is made somewhere, but for those that are never true', () => {
	const all = Object.values(states).map(state => saidIn(state)).join('\n');
	const silent = claims.filter(([sentence, isTrue]) => !sentence.test(all) && Object.values(states).some(state => isTrue(state)));
	expect(silent.map(([sentence]) => sentence.source)).toEqual([]);
});
