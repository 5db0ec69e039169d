import {expect, test} from 'vitest';
import type {CheckLine} from '../../source/host/host.ts';
import {checkLines, lastBackup} from '../../source/journeys/shared/check-lookups.ts';
import type {Context} from '../../source/wizard/context.ts';
import {contextOf, questionOf} from '../../source/wizard/state.ts';
import {newWizard, play} from '../wizard/options.ts';

const administrator: CheckLine = {id: 'administrator', state: 'ok', detail: 'Administrator.'};
const service: CheckLine = {id: 'service', state: 'warning', detail: 'It does not start by itself.'};

const {state} = play([{type: 'start'}], () => [], newWizard());

/** What is known once these lines of the check are. */
function knowing(lines: readonly CheckLine[], round = 0): Context {
	const context = {...contextOf(state), round};
	const facts = Object.fromEntries(lines.map(line => [line.id, line]));
	return {...context, found: {...context.found, [checkLines.id]: {about: checkLines.about(context)!, facts, isComplete: false}}};
}

function told(before: Context | undefined, after: Context): string[] {
	return questionOf(state)!.news!(before, after, before === undefined)
		.map(({text}) => text)
		.filter(text => text.includes(':'));
}

test('line by line, each line of the check is told once, as soon as it is known', () => {
	expect(told(undefined, knowing([administrator]))).toEqual(['Administrator: Administrator.']);
	expect(told(knowing([administrator]), knowing([administrator, service]))).toEqual(['Service: It does not start by itself.']);
	expect(told(knowing([administrator, service]), knowing([administrator, service]))).toEqual([]);
});

test('one that has changed is told again, and all are where the computer was looked over again', () => {
	const other: CheckLine = {...service, state: 'ok', detail: 'It runs.'};
	expect(told(knowing([administrator, service]), knowing([administrator, other]))).toEqual(['Service: It runs.']);
	expect(told(knowing([administrator, service]), knowing([administrator, service], 1)))
		.toEqual(['Administrator: Administrator.', 'Service: It does not start by itself.']);
});

test('how the last backup stands is told below all lines, once they are known', () => {
	const last = {state: 'attention', detail: 'Last backup here: none is recorded.', isVerified: false} as const;
	const withLast = (context: Context): Context => ({
		...context, found: {...context.found, [lastBackup.id]: {about: lastBackup.about(context)!, facts: last, isComplete: true}},
	});
	const whole = (context: Context): Context => ({
		...context, found: {...context.found, [checkLines.id]: {...context.found[checkLines.id]!, isComplete: true}},
	});
	const first = withLast(knowing([administrator]));
	expect(told(undefined, first)).toEqual(['Administrator: Administrator.']);
	const all = whole(withLast(knowing([administrator, service])));
	expect(told(first, all).slice(0, 2)).toEqual(['Service: It does not start by itself.', last.detail]);
	expect(told(all, {...all})).not.toContain(last.detail);
	// Known last of all, it is told then.
	expect(told(whole(knowing([administrator, service])), all)).toContain(last.detail);
});
