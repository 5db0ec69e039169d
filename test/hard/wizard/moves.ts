import fc from 'fast-check';
import {joinPath} from '../../../source/values/path-text.ts';
import type {BackupResult} from '../../../source/core/proof/result.ts';
import type {Effect} from '../../../source/wizard/effect.ts';
import type {WizardEvent} from '../../../source/wizard/event.ts';
import {commandFor} from '../../../source/wizard/keys.ts';
import {focusedField, type FieldName, type WizardState} from '../../../source/wizard/state.ts';
import {
	healthyWorld,
	installDirectory,
	result,
	setting,
	target,
} from '../../wizard/setting.ts';

export const password = 'Kr7#zebra-QUOIN/41';
export const reminder = 'Second drawer, blue envelope';

/** One thing that happens: a key, a text, an answer of the computer, or an event that nothing accounts for. */
export type Move =
	| {readonly type: 'key'; readonly key: string}
	| {readonly type: 'text'; readonly text: string}
	| {readonly type: 'sensible'}
	| {readonly type: 'answer'; readonly which: number; readonly how: number}
	| {readonly type: 'stray'; readonly event: WizardEvent};

const keys = [
	'enter', 'escape', 'tab', 'shift-tab', 'up', 'down', 'f1', 'ctrl-r', 'ctrl-v', 'a', 'c', 'e', 'k', 'p', 'r', 't', 'y', 'ctrl-c',
];

const texts = [
	'',
	' ',
	'x',
	password,
	password.slice(0, 5),
	`${password} `,
	'a\tb',
	'\u{D800}',
	'SSO.bak',
	String.raw`D:\SSO-Backup\x.bak`,
	'D:\\',
	String.raw`\\server\share`,
	String.raw`\\?\C:\x`,
	String.raw`C:\con`,
	String.raw`E:\copies`,
	reminder,
	'x'.repeat(600),
	String.raw`"D:\x"`,
	String.raw`D:\y`.repeat(100),
];

const verdicts = ['verified', 'unproven', 'failed'] as const;

const finishedResults: readonly BackupResult[] = verdicts.flatMap(verdict => [
	{...result, verdict, sha256: 'ab'.repeat(32)},
	{
		...result, verdict, sha256: 'ab'.repeat(32), copy: String.raw`E:\copies\SSO.bak`, recoverySheet: String.raw`E:\copies\SSO.bak.recovery.txt`,
		evidence: [{id: 'file', state: 'ok', detail: 'It holds 1,000 bytes.'}, {id: 'copy', state: 'bad', detail: 'x'.repeat(300)}],
		advice: Array.from({length: 12}, (_, index) => `Advice number ${index}, of some length, so that it takes more than a single row of the screen.`),
	},
	{...result, verdict},
]);

/** Each kind of event at least once, as something that comes when nothing asked for it. */
export const strayEvents: readonly WizardEvent[] = [
	{type: 'go-on'},
	{type: 'go-back'},
	{type: 'toggle-help'},
	{type: 'select', by: 1},
	{type: 'select', by: -1},
	{type: 'complete'},
	{type: 'switch-field'},
	{type: 'reveal'},
	{type: 'explain-paste'},
	{type: 'check-again'},
	{type: 'go-on-anyway'},
	{type: 'choose-copy-folder'},
	{type: 'edit'},
	...(['check', 'install-directory', 'backup-file', 'password', 'reminder', 'second-copy', 'review'] as const).map(step => ({type: 'edit', step} as const)),
	...(['password', 'confirmation', 'reminder', 'take-over', 'stop'] as const).map(answer => ({type: 'answer-tool', answer} as const)),
	{type: 'hand-over'},
	{type: 'stop-run'},
	{type: 'start'},
	{type: 'pasted-line-break'},
	...(['install-directory', 'backup-file', 'second-copy', 'password', 'confirmation', 'reminder'] as const).flatMap(field => ['', 'D:\\', 'x'].map(text => ({type: 'typed', field, text} as const))),
	{
		type: 'facts', field: 'install-directory', path: installDirectory, facts: {folder: 'missing', tool: undefined, othersCanChange: 'unknown'},
	},
	{
		type: 'facts', field: 'backup-file', path: String.raw`D:\SSO-Backup\x.bak`, facts: {...target, folder: 'missing'},
	},
	{
		type: 'facts', field: 'second-copy', path: String.raw`E:\copies`, facts: {folder: target, file: 'file'},
	},
	{
		type: 'check-line', round: 1, line: {
			id: 'service', state: 'stop', detail: 'Stopped.', advice: 'Start it.',
		},
	},
	{type: 'check-line', round: 0, line: {id: 'cluster', state: 'warning', detail: 'A cluster.'}},
	{type: 'check-complete', round: 1},
	{type: 'directories', candidates: []},
	{type: 'directories', candidates: [{path: installDirectory, source: 'registry', foundIn: 'registry'}, {path: 'D:\\', source: 'drive', foundIn: 'drive D:'}]},
	{type: 'last-backup', lastBackup: undefined},
	{
		type: 'completions', field: 'backup-file', text: 'D:\\', options: [String.raw`D:\Straße`, String.raw`D:\STRASSE`],
	},
	{
		type: 'completions', field: 'second-copy', text: '', options: [],
	},
	{type: 'conceal'},
	...(['running', 'done', 'skipped', 'failed'] as const).map((state, at) => ({
		type: 'stage', stage: 'waiting', state, at,
	} as const)),
	{type: 'tick', now: 1e13},
	{type: 'tool-asks', question: {prompt: 'Passphrase of the vault?', screen: ['Vault', 'x'.repeat(500), 'Passphrase of the vault?'], open: ['password', 'confirmation', 'reminder']}},
	{type: 'question-withdrawn'},
	{type: 'take-over'},
	{type: 'tool-silent', lines: ['Vault', 'y'.repeat(500), 'Key of the vault?']},
	{type: 'tool-silent', lines: []},
	{type: 'tool-silent', lines: undefined},
	{type: 'hand-over-ahead'},
	{type: 'engine', engine: 'api'},
	...finishedResults.flatMap(one => [{type: 'copied', result: one} as const, {type: 'finished', result: one} as const]),
];

/** Up to the result, straight on; how far varies. */
const straightOn = fc.nat(16).map(count => Array.from({length: count}, (): Move => ({type: 'sensible'})));

/** Moves as a person and a computer make them; those of a person who knows the way come more often, so that the end is reached. */
const anyMove: fc.Arbitrary<Move> = fc.oneof(
	{weight: 10, arbitrary: fc.constant<Move>({type: 'sensible'})},
	{weight: 5, arbitrary: fc.constantFrom(...keys).map((key): Move => ({type: 'key', key}))},
	{weight: 2, arbitrary: fc.constantFrom(...texts).map((text): Move => ({type: 'text', text}))},
	{weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 12}).map((text): Move => ({type: 'text', text}))},
	{weight: 6, arbitrary: fc.record({type: fc.constant('answer' as const), which: fc.nat(5), how: fc.nat(20)})},
	{weight: 3, arbitrary: fc.constantFrom(...strayEvents).map((event): Move => ({type: 'stray', event}))},
);

export const moves: fc.Arbitrary<Move[]> = fc.tuple(straightOn, fc.array(anyMove, {maxLength: 30, size: 'max'})).map(parts => parts.flat());

/** What the move means in this state: the events it brings. `pending`: what the computer was asked and has not answered; answered questions are taken out of it. */
export function eventsOf(move: Move, state: WizardState, pending: Effect[]): readonly WizardEvent[] {
	switch (move.type) {
		case 'key': {
			const command = commandFor(state, move.key);
			return command === undefined ? [] : [command];
		}

		case 'text': {
			return typed(state, move.text);
		}

		case 'sensible': {
			return sensible(state, pending);
		}

		case 'answer': {
			const [effect] = pending.splice(move.which % Math.max(1, pending.length), 1);
			return effect === undefined ? [] : answerTo(effect, move.how, pending);
		}

		case 'stray': {
			return [move.event];
		}
	}
}

function typed(state: WizardState, text: string): WizardEvent[] {
	const field = focusedField(state);
	if (field === undefined) {
		return [];
	}

	// Whoever types the password into another field sees it there.
	const isSecret = field === 'password' || field === 'confirmation';
	return [{type: 'typed', field, text: isSecret ? text : text.replaceAll(password, 'no secret')}];
}

const goodAnswers: Readonly<Record<FieldName, string>> = {
	'install-directory': installDirectory,
	'backup-file': String.raw`D:\SSO-Backup\SSO-HOST1.bak`,
	'second-copy': String.raw`E:\copies`,
	password,
	confirmation: password,
	reminder,
};

/** What somebody does who wants to get on: has the computer answer, fills in what is asked, presses Enter. */
function sensible(state: WizardState, pending: Effect[]): WizardEvent[] {
	const asked = pending.splice(0).flatMap(effect => answerTo(effect, 0, pending));
	const field = focusedField(state);
	const enter = state.step === 'result' ? commandFor(state, 'k') ?? commandFor(state, 'escape') : commandFor(state, 'enter');
	return [
		...asked,
		...(field === undefined ? [] : [{type: 'typed', field, text: goodAnswers[field]} as const]),
		...(enter === undefined ? [] : [enter]),
	];
}

/** The computer's answer: all is well for 0, else one of the ways in which it is not. */
function answerTo(effect: Effect, how: number, pending: Effect[]): readonly WizardEvent[] {
	const isWell = how % 3 === 0;
	switch (effect.type) {
		case 'run': {
			return runEvents(effect, how, pending);
		}

		case 'stop-run': {
			return [{type: 'finished', result: {...result, verdict: 'failed'}}];
		}

		case 'copy': {
			return [{type: 'copied', result: {...effect.result, ...(isWell && {copy: joinPath(effect.folder, 'SSO.bak', 'windows')})}}];
		}

		case 'complete': {
			return [{
				type: 'completions', field: effect.field, text: effect.text, options: [[], [`${effect.text}one`], [`${effect.text}one`, `${effect.text}ONE-b`]][how % 3] ?? [],
			}];
		}

		case 'practise': {
			return [{type: 'setting', setting: {...setting, practice: effect.scenario}}];
		}

		case 'conceal-later': {
			return [{type: 'conceal'}];
		}

		case 'check': {
			return [
				...(isWell
					? []
					: [{
						type: 'check-line', round: effect.round, line: {
							id: 'service', state: how % 3 === 1 ? 'stop' : 'unknown', detail: 'x'.repeat(how * 20), advice: 'Start it.',
						},
					} as const]),
				{type: 'check-complete', round: effect.round},
			];
		}

		case 'find-facts': {
			return isWell ? healthyWorld(effect) : sickFacts(effect, how);
		}

		default: {
			return healthyWorld(effect);
		}
	}
}

function sickFacts({field, path}: Effect & {type: 'find-facts'}, how: number): readonly WizardEvent[] {
	const unknown = {
		...target, folder: 'unknown', root: 'unknown', target: 'unknown', volume: {kind: 'unknown', system: 'unknown'}, writable: 'unknown',
	} as const;
	const facts = [{...target, folder: 'missing'} as const, {...target, target: 'file'} as const, unknown, {...target, writable: 'no'} as const, {...target, volume: {...target.volume, fileSystem: 'FAT32'}}][how % 5] ?? unknown;
	switch (field) {
		case 'install-directory': {
			return [{
				type: 'facts', field, path, facts: {folder: facts.folder, tool: undefined, othersCanChange: 'unknown'},
			}];
		}

		case 'backup-file': {
			return [{
				type: 'facts', field, path, facts,
			}];
		}

		case 'second-copy': {
			return [{
				type: 'facts', field, path, facts: {folder: facts, file: facts.target},
			}];
		}
	}
}

/** A run goes on for a while: until it has finished, the question stays open. */
function runEvents(effect: Effect, how: number, pending: Effect[]): readonly WizardEvent[] {
	if (how < 10) {
		return [{type: 'finished', result: finishedResults[how % finishedResults.length] ?? result}];
	}

	pending.push(effect);
	return strayEvents.filter(({type}) => ['stage', 'tick', 'tool-asks', 'question-withdrawn', 'tool-silent', 'hand-over-ahead'].includes(type)).slice(how % 11, (how % 11) + 1);
}
