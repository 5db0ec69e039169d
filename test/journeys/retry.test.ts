import {describe, expect, test} from 'vitest';
import type {BackupResult} from '../../source/core/proof/result.ts';
import {lastWords} from '../../source/commands/last-words.ts';
import {drawPage} from '../../source/page/draw.ts';
import {isFieldRow} from '../../source/page/field-row.ts';
import {frameSize} from '../../source/page/frame.ts';
import {linesOf} from '../../source/text/wrap.ts';
import {nextFreeName} from '../../source/values/path-text.ts';
import type {WizardOptions} from '../../source/wizard/context.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {bindingsFor, commandFor} from '../../source/wizard/keys.ts';
import {currentJourney, resultStep, type WizardState} from '../../source/wizard/state.ts';
import {helpOf} from '../../source/wizard/titles.ts';
import {
	healthyWorld,
	play,
	result,
} from '../wizard/options.ts';
import {reviewed} from '../wizard/to-run.ts';

const goOn: WizardEvent = {type: 'go-on'};
const advice = 'Do this before you try again.';

function failed(changes: Partial<BackupResult>, options: Partial<WizardOptions> = {}): WizardState {
	const world = (effect: Parameters<typeof healthyWorld>[0]) => effect.type === 'run'
		? [{
			type: 'finished', result: {
				...result, verdict: 'failed', advice: [{id: 'after-failure', text: advice}], ...changes,
			},
		} as const]
		: healthyWorld(effect);
	return play([goOn], world, reviewed(options).state).state;
}

function textOf(state: WizardState, columns: number, rows: number): string {
	const page = drawPage(state, frameSize({columns, rows})).rows;
	return page.flatMap(row => isFieldRow(row) ? [] : [row.map(({text}) => text).join('').trim()]).join(' ').replaceAll(/\s+/gv, ' ');
}

const cases: ReadonlyArray<readonly [changes: Partial<BackupResult>, step: string, does: string]> = [
	[{errorCode: '0xC0002A07', reason: 'tool-failed'}, 'backup-file', 'choose another file'],
	[{errorCode: '0xC0002A20', reason: 'tool-failed'}, 'backup-file', 'choose another file'],
	[{errorCode: '0x80070070', reason: 'tool-failed'}, 'backup-file', 'choose another file'],
	[{reason: 'folder-not-made', summary: advice}, 'backup-file', 'choose another file'],
	[{reason: 'file-exists', summary: advice, advice: [{id: 'after-failure', text: 'Put that right, then start the backup again.'}]}, 'backup-file', 'choose another file'],
	[{errorCode: '0xC0002A54', reason: 'tool-failed'}, 'password', 'change the password'],
	[{errorCode: '0xC0002A57', reason: 'tool-failed'}, 'password', 'change the password'],
	[{errorCode: '0xC0002A58', reason: 'tool-failed'}, 'reminder', 'change the reminder'],
	[{errorCode: '0xC0002A0F', reason: 'tool-failed'}, 'check', 'check again'],
	[{errorCode: '0xC0002A13', reason: 'tool-failed'}, 'check', 'check again'],
	[{errorCode: '0x800706BA', reason: 'tool-failed'}, 'check', 'check again'],
	[{errorCode: '0xC0002A1F', reason: 'tool-failed'}, 'review', 'try again'],
	[{reason: 'time-limit'}, 'review', 'try again'],
	[{reason: 'locked'}, 'review', 'try again'],
	[{reason: 'cancelled'}, 'review', 'try again'],
	[{reason: 'cancelled', askedAgain: 'password'}, 'password', 'change the password'],
	[{reason: 'question', askedAgain: 'confirmation'}, 'password', 'change the password'],
	[{reason: 'cancelled', askedAgain: 'reminder'}, 'reminder', 'change the reminder'],
	[{reason: 'tool-failed', errorCode: '0xC0002A0F', askedAgain: 'password'}, 'check', 'check again'],
];

describe.each(cases)('after %j', (changes, step, does) => {
	const state = failed(changes);

	test('Enter tries again at the answer at fault, with what is to be done in sight', () => {
		expect(bindingsFor(state)[0]).toMatchObject({does, label: 'Enter'});
		// One key is enough for that.
		expect(bindingsFor(state).filter(binding => binding.does === 'check again')).toHaveLength(1);
		const {state: next, effects} = play([goOn], healthyWorld, state);
		expect(currentJourney(next).step).toBe(step);
		expect(effects.map(({type}) => type)).not.toContain('run');
		for (const [columns, rows] of [[80, 24], [60, 18]] as const) {
			expect(textOf(next, columns, rows)).toContain(advice);
		}

		// All that was typed is there still.
		expect(currentJourney(next).answers.secrets.password?.length).toBe(11);
		expect(currentJourney(next).answers.texts.reminder).toBe('Team safe');
	});

	test('the way out is in the footer, and gives the exit code of the failure', () => {
		expect(bindingsFor(state).find(({label}) => label === 'Ctrl+C')?.does).toBe('leave');
		expect(play([{type: 'leave'}, {type: 'leave'}], healthyWorld, state).state.exitCode).toBe(1);
	});
});

describe('the explanation of a failed result', () => {
	test.each<[string, Partial<BackupResult>, string[]]>([
		['another way, and another check', {reason: 'time-limit'}, ['O', 'Esc', 'C', 'W']],
		['another way has nothing to offer', {reason: 'file-exists'}, ['Esc', 'C', 'W']],
		['Enter checks again', {reason: 'service-stopped'}, ['Esc', 'W']],
	])('names the keys that work there, and no other: %s', (_, changes, named) => {
		const state = failed(changes);
		const {keys = ''} = helpOf(state);
		expect(keys.match(/\b(?:[A-Z]|Esc)\b/gv)).toEqual(named);
		const labels = bindingsFor(state).map(({label}) => label);
		expect(labels).toEqual(expect.arrayContaining(named));
	});
});

describe('another engine', () => {
	test.each([
		['console', {hasAdministration: true}, 'api', 'use the administration interface'],
		['console', {}, 'hand-over', 'answer ssoconfig myself'],
		['api', {hasAdministration: true}, 'console', 'use ssoconfig'],
		['hand-over', {hasAdministration: true}, 'api', 'use the administration interface'],
		['hand-over', {}, 'console', 'let this program answer'],
	] as const)('%s: one key has the next try made another way', (engine, options, other, does) => {
		const state = failed({engine, reason: 'time-limit'}, options);
		expect(bindingsFor(state)).toContainEqual(expect.objectContaining({label: 'O', does}));
		const command = commandFor(state, 'o')!;
		const {state: next, effects} = play([command], healthyWorld, state);
		expect(effects.map(({type}) => type)).not.toContain('run');
		expect(currentJourney(next).step).toBe('review');
		expect(textOf(next, 60, 18)).toContain('Next time');
		const request = play([goOn], healthyWorld, next).effects.find(effect => effect.type === 'run')?.request;
		expect(request).toMatchObject({engine: other});
	});

	test.each([
		{errorCode: '0xC0002A0F', reason: 'tool-failed'}, {errorCode: '0x80070070', reason: 'tool-failed'}, {reason: 'file-exists'}, {reason: 'cancelled'}, {reason: 'locked'}, {verdict: 'unproven'}, {verdict: 'verified'},
	] as const)('is not offered where it would fail at the same: %j', changes => {
		expect(commandFor(failed(changes, {hasAdministration: true}), 'o')).toBeUndefined();
	});

	test.each(['0xC0000005', '0xC0000135', '0xE0434352', undefined])('is offered after a crash: %s', errorCode => {
		expect(commandFor(failed({errorCode, reason: 'tool-failed'}), 'o')).toBeDefined();
	});
});

test('from the review the last result is one key away, with what it offers', () => {
	const state = failed({verdict: 'unproven', sha256: 'ab'.repeat(32)});
	const review = play([{type: 'go-back'}], healthyWorld, state).state;
	expect(currentJourney(review).step).toBe('review');
	const back = play([commandFor(review, 'r')!], healthyWorld, review).state;
	expect(currentJourney(back).step).toBe(resultStep);
	expect(commandFor(back, 'k')).toEqual({type: 'open-next'});
	expect(commandFor(reviewed().state, 'r')).toBeUndefined();
});

test('there is no way back from a verified backup into a review without its answers', () => {
	const state = failed({verdict: 'verified'});
	expect(commandFor(state, 'escape')).toBeUndefined();
	expect(play([{type: 'go-back'}], healthyWorld, state).state).toBe(state);
});

describe('a next try that wants a new name', () => {
	const file = '/home/admin/SSO-Backup/SSO-HOST1.bak';
	const wanting = {id: 'after-failure', text: 'Start the backup again with a new file name.', wantsNewName: true} as const;

	test.each<[Partial<BackupResult>, string]>([
		[{reason: 'tool-failed', advice: [wanting]}, 'review'],
		[{reason: 'time-limit', advice: [wanting]}, 'review'],
		[{errorCode: '0x80070050', reason: 'tool-failed', advice: [wanting]}, 'backup-file'],
	])('is offered one: %j', (changes, step) => {
		const {state} = play([goOn], healthyWorld, failed({...changes, file}));
		expect(currentJourney(state).step).toBe(step);
		expect(currentJourney(state).answers).toMatchObject({
			texts: {'backup-file': nextFreeName(file)}, exact: {'backup-file': {text: nextFreeName(file), isOffered: true}},
		});
	});

	test('and any other keeps the one that was given', () => {
		const before = failed({reason: 'tool-failed', file});
		const {state} = play([goOn], healthyWorld, before);
		expect(currentJourney(state).answers.texts['backup-file']).toBe(currentJourney(before).answers.texts['backup-file']);
	});
});

describe('what a key does is not told as a flag beside it', () => {
	const byFlag = 'Start the wizard with --engine hand-over.';
	const byKey = 'Key O on the result tries another way.';
	const both = [{id: 'after-failure', text: byFlag, byKey}] as const;

	test('on the result and where Enter leads to', () => {
		const state = failed({reason: 'tool-failed', advice: both});
		expect(bindingsFor(state).some(({label}) => label === 'O')).toBe(true);
		for (const at of [state, play([goOn], healthyWorld, state).state]) {
			expect(textOf(at, 80, 24)).toContain(byKey);
			expect(textOf(at, 80, 24)).not.toContain('--engine');
		}
	});

	test('but where there is no key: after leaving, in lines, and where another way would fail at the same', () => {
		const state = failed({reason: 'tool-failed', advice: both});
		expect(lastWords(state).map(({text}) => text)).toContain(byFlag);
		const other = failed({errorCode: '0xC0002A20', reason: 'tool-failed', advice: both});
		expect(textOf(other, 80, 24)).toContain(byFlag);
	});
});

test('a command that does not fit into a row says where it can be copied', () => {
	const command = `entsso-backup verify "/home/${'long/'.repeat(20)}SSO.bak"`;
	const says = 'To copy this command, leave first: then it is printed in one line.';
	const withCommand = (text: string) => failed({reason: 'tool-failed', advice: [{id: 'earlier-backup', text: 'See:', command: text}]});
	expect(textOf(withCommand(command), 80, 24)).toContain(says);
	expect(textOf(withCommand('entsso-backup verify /SSO.bak'), 80, 24)).not.toContain(says);
	expect(linesOf(lastWords(withCommand(command)), 79).some(line => line.trim() === command)).toBe(true);
	// What a tool showed is no command.
	expect(textOf(failed({reason: 'tool-failed', toolScreen: ['x '.repeat(90)]}), 80, 24)).not.toContain(says);
});
