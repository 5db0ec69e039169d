import {contextIn, newJourney} from '../../../source/wizard/state.ts';
import {Secret} from '../../../source/values/secret.ts';
import type {WizardEvent} from '../../../source/wizard/event.ts';
import {journeyFor} from '../../../source/journeys/journey-for.ts';
import {restoreServices} from '../../journeys/restore-world.ts';
import {
	found,
	options,
} from '../../wizard/options.ts';
import {
	goodAnswers,
	journeys,
	lookups,
	questions,
	restoreWorld,
	results,
	sickFactsOf,
} from './samples.ts';

type EventsByType = {readonly [Type in WizardEvent['type']]: ReadonlyArray<WizardEvent & {readonly type: Type}>};

const fields = questions.flatMap(question => question.fields.map(({name}) => name));
const practice = {...options, practice: 'ok'};

/** About what is looked up where the answers are as they were at first, and where they are good. */
const foundEvents = journeys.flatMap(journey => [{}, goodAnswers].flatMap(texts => {
	const context = contextIn(options, newJourney(journey, options, {texts}));
	return lookups.flatMap(lookup => {
		const effect = {
			type: 'look', lookup, about: lookup.about(context) ?? 'something else', context,
		} as const;
		const sick = [0, 1, 2].map(how => sickFactsOf(lookup, how)).filter(facts => facts !== undefined);
		return [...restoreWorld(effect), ...sick.flatMap(facts => [found(effect, facts), found(effect, facts, false)])];
	});
})).filter(event => event.type === 'found');

/** Each kind of event at least once, as something that comes when nothing asked for it. */
const byType: EventsByType = {
	'go-on': [{type: 'go-on'}],
	'go-back': [{type: 'go-back'}],
	leave: [{type: 'leave'}],
	'toggle-help': [{type: 'toggle-help'}],
	select: [{type: 'select', by: 1}, {type: 'select', by: -1}],
	scroll: ([1, -1, 'page-up', 'page-down', 'home', 'end'] as const).map(by => ({type: 'scroll', by})),
	choose: [{type: 'choose', id: 'ok'}],
	complete: [{type: 'complete'}],
	'switch-field': [{type: 'switch-field'}],
	reveal: [{type: 'reveal'}],
	'explain-paste': [{type: 'explain-paste'}],
	'look-again': [{type: 'look-again'}],
	'go-on-anyway': [{type: 'go-on-anyway'}],
	'show-result': [{type: 'show-result'}],
	'use-other-engine': [{type: 'use-other-engine'}],
	elevate: [{type: 'elevate'}],
	'copy-text': [{type: 'copy-text'}],
	'open-next': [{type: 'open-next'}, {type: 'open-next', what: 'guide'}],
	mark: [{type: 'mark'}],
	'look-due': [{type: 'look-due', lookup: 'guide-signs', about: 'rehearsal'}, {type: 'look-due', lookup: 'check-lines', about: 'round 0'}],
	return: [{type: 'return'}],
	'look-at-result': [{type: 'look-at-result'}],
	'write-report': [{type: 'write-report'}],
	finish: [{type: 'finish'}],
	edit: [{type: 'edit'}, ...[...questions.map(({id}) => id), 'review'].map(question => ({type: 'edit', question} as const))],
	'answer-tool': (['password', 'confirmation', 'reminder', 'take-over', 'stop'] as const).map(answer => ({type: 'answer-tool', answer} as const)),
	'take-over': [{type: 'take-over'}],
	'hand-over': [{type: 'hand-over'}],
	'stop-run': [{type: 'stop-run'}],
	found: foundEvents,
	options: [{type: 'options', options: practice, journey: journeyFor(practice, restoreServices)}],
	completions: [
		{
			type: 'completions', field: 'backup-file', text: 'D:\\', options: [String.raw`D:\Straße`, String.raw`D:\STRASSE`],
		},
		...fields.map(field => ({
			type: 'completions', field, text: '', options: [],
		} as const)),
	],
	elevation: [
		{type: 'elevation', outcome: {state: 'opened'}},
		{type: 'elevation', outcome: {state: 'not-opened', because: 'A policy of this computer blocks it.'}},
	],
	conceal: [{type: 'conceal'}],
	stage: [...new Set(journeys.flatMap(({run}) => run?.stages ?? []))].flatMap(stage => (['running', 'done', 'skipped', 'failed'] as const).map((state, at) => ({
		type: 'stage', stage, state, at,
	} as const))),
	tick: [{type: 'tick', now: 1e13}],
	engine: (['console', 'api', 'hand-over'] as const).map(engine => ({type: 'engine', engine})),
	'tool-asks': [{
		type: 'tool-asks',
		question: {prompt: 'Passphrase of the vault?', screen: ['Vault', 'x'.repeat(500), 'Passphrase of the vault?'], open: ['password', 'confirmation', 'reminder']},
	}],
	'question-withdrawn': [{type: 'question-withdrawn'}],
	'tool-silent': [
		{type: 'tool-silent', lines: ['Vault', 'y'.repeat(500), 'Key of the vault?']},
		{type: 'tool-silent', lines: []},
		{type: 'tool-silent', lines: undefined},
	],
	'hand-over-ahead': [{type: 'hand-over-ahead'}],
	progress: [{type: 'progress', progress: {step: 'copying', bytes: 5, total: 12e6}}, {type: 'progress', progress: {step: 'comparing', bytes: 0, total: 0}}],
	finished: results.map(result => ({type: 'finished', result} as const)),
	'report-written': [{type: 'report-written', outcome: {file: '/home/report.txt', howToSend: 'Read it before you send it.'}}, {type: 'report-written', outcome: {problem: 'No report was written.'}}],
	'result-seen': results.map(result => ({type: 'result-seen', of: result, result} as const)),
	start: [{type: 'start'}],
	resized: [{type: 'resized', pageRows: 16}, {type: 'resized', pageRows: 53}],
	'page-ended': [{type: 'page-ended', lastRow: 0}, {type: 'page-ended', lastRow: 3}],
	typed: fields.flatMap(field => ['', 'D:\\', 'x'].flatMap(text => [
		{type: 'typed', field, text} as const,
		{
			type: 'typed', field, text, as: 'line',
		} as const,
		{
			type: 'typed', field, text, as: 'picked',
		} as const,
	])),
	'pasted-line-break': [{type: 'pasted-line-break'}],
	'pasted-lines': [{type: 'pasted-lines', count: 3}],
	'typed-ahead': [{type: 'typed-ahead'}],
	generate: [{type: 'generate'}],
	generated: fields.map(field => ({
		type: 'generated', field, instead: new Secret(''), secret: new Secret('stray and made'), remark: 'Write it down.',
	} as const)),
};

/** Those of one type together, so that one with many is not picked more often. */
export const strayGroups: ReadonlyArray<readonly WizardEvent[]> = Object.values(byType);
export const strayEvents: readonly WizardEvent[] = strayGroups.flat();

/** What is told of a run while it lasts. */
export const runReports: readonly WizardEvent[] = [
	...byType.stage.filter(({stage}) => stage === 'waiting'),
	...byType.tick,
	...byType['tool-asks'],
	...byType['question-withdrawn'],
	...byType['tool-silent'],
	...byType['hand-over-ahead'],
	...byType.progress,
	...byType.engine,
];
