import {describe, expect, test} from 'vitest';
import type {BackupResult} from '../../source/core/proof/result.ts';
import type {CheckLine, TargetFacts} from '../../source/host/host.ts';
import {lastWords} from '../../source/commands/last-words.ts';
import {drawPage} from '../../source/page/draw.ts';
import {isFieldRow} from '../../source/page/field-row.ts';
import {paragraphsOf} from '../../source/plain/line-question.ts';
import {newsOf} from '../../source/plain/news.ts';
import {openQuestion} from '../../source/plain/open-question.ts';
import type {WizardOptions} from '../../source/wizard/context.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {bindingsFor, commandFor} from '../../source/wizard/keys.ts';
import {reviewedQuestions} from '../../source/wizard/navigation.ts';
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

const goOn: WizardEvent = {type: 'go-on'};
const goBack: WizardEvent = {type: 'go-back'};

const service: CheckLine = {
	id: 'service', state: 'stop', detail: 'Stopped.', advice: 'Start it.',
};
const never: CheckLine = {id: 'backups', state: 'warning', detail: 'The event log knows of no backup (event 10589).'};

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

const taken: TargetFacts = {...target, target: 'file'};

const states: Readonly<Record<string, WizardState>> = {
	'the start': newWizard(),
	check: play([{type: 'start'}]).state,
	'a stop': play([{type: 'start'}], worldWith('check-lines', {service})).state,
	'a stop, Enter pressed': play([{type: 'start'}, goOn], worldWith('check-lines', {service})).state,
	'a check after a backup': play([{type: 'start'}], looked({backups: never})).state,
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

const verdictIn = (state: WizardState) => (currentJourney(state).result as BackupResult | undefined)?.verdict;
const isAtReview = (state: WizardState): boolean => currentJourney(state).step === reviewStep;
const isStartable = (state: WizardState): boolean => reviewedQuestions(state).every(question => problemOf(question, contextOf(state)) === undefined);

/** What is said, and when it is true. */
const claims: ReadonlyArray<readonly [sentence: RegExp, isTrue: (state: WizardState) => boolean]> = [
	[/Nothing has been changed on this computer/v, state => currentJourney(state).runs === 0],
	[/never backed up|was never backed up/iv, () => false],
	[/all of that is lost|If this server breaks, /v, () => true],
	[/start ssoconfig and answer its questions|this program types the password/v, state => ['auto', 'console'].includes(engineOf(state)) && !state.options.dryRun],
	[/asks its questions of you/v, state => engineOf(state) === 'hand-over'],
	[/through its administration interface/v, state => engineOf(state) === 'api'],
	[/ssoconfig is started, /v, state => engineOf(state) !== 'api' && !state.options.dryRun],
	[/Nothing is started\./v, state => state.options.dryRun],
	[/Enter starts the backup\./v, state => isAtReview(state) && !state.options.dryRun],
	[/(?:Enter|\d) will: /v, state => isAtReview(state) && isStartable(state)],
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
	[/No backup was made/v, state => currentJourney(state).runs === 0],
];

describe.each(Object.entries(states))('%s', (_name, state) => {
	test('nothing is said that is not so at that moment', () => {
		const said = saidIn(state);
		const untrue = claims.filter(([sentence, isTrue]) => sentence.test(said) && !isTrue(state));
		expect(untrue.map(([sentence]) => sentence.exec(said)?.[0])).toEqual([]);
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
