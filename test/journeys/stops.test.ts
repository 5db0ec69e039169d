import {describe, expect, test} from 'vitest';
import {checkLines, scenarioNames} from '../../source/host/practice/scenarios.ts';
import type {CheckLine} from '../../source/host/host.ts';
import {administratorLine} from '../../source/host/windows/lines/administrator.ts';
import {secretServerLine} from '../../source/host/windows/lines/secret-server.ts';
import {serviceLine} from '../../source/host/windows/lines/service.ts';
import {ssoAdministratorsLine} from '../../source/host/windows/lines/sso-administrators.ts';
import {known, unknown} from '../../source/host/windows/finding.ts';
import {drawPage} from '../../source/page/draw.ts';
import {isFieldRow} from '../../source/page/field-row.ts';
import {frameSize} from '../../source/page/frame.ts';
import {askedWords} from '../../source/wizard/dialogs.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {bindingsFor} from '../../source/wizard/keys.ts';
import {currentJourney, type WizardState} from '../../source/wizard/state.ts';
import {newWizard, play, worldWith} from '../wizard/options.ts';

const goOn: WizardEvent = {type: 'go-on'};

const ofPractice = scenarioNames
	.map(name => [name, checkLines(name, false)] as const)
	.filter(([, lines]) => lines.some(({state}) => state === 'stop'));

const healthy = checkLines('ok', false);
const longName = 'BIZTALK-MASTER-SECRET-SERVER-01.headquarters.contoso.example';
const ofWindows: CheckLine[] = [
	administratorLine(known(new Set(['S-1-5-32-544']))),
	administratorLine(known(new Set<string>())),
	serviceLine({state: known('not-installed'), configuration: known(undefined), cluster: known('none')}),
	serviceLine({state: known('starting'), configuration: known(undefined), cluster: known('none')}),
	serviceLine({state: known('stopped'), configuration: known(undefined), cluster: unknown('')}),
	serviceLine({state: known('stopped'), configuration: known(undefined), cluster: known({name: longName})}),
	serviceLine({state: known('stopped'), configuration: known({keys: new Map([['', new Map([['start', '4']])]]), isWhole: true}), cluster: known('none')}),
	secretServerLine({
		computer: 'HOST1',
		cluster: known('none'),
		groups: unknown(''),
		displayed: known({secretServer: longName} as never),
		event: known({id: 10_534, time: new Date(0), strings: []}),
		registry: unknown(''),
		isRunningHere: undefined,
	}),
	ssoAdministratorsLine({
		groups: known(new Set<string>()), name: known(String.raw`HEADQUARTERS\BizTalk SSO Administrators of the whole company`), account: {sid: 'S-1', isGroup: true},
	}),
];

const cases: ReadonlyArray<readonly [string, readonly CheckLine[]]> = [
	...ofPractice,
	...ofWindows.filter(({state}) => state === 'stop')
		.map(line => [line.advice!.slice(0, 60), healthy.map(other => other.id === line.id ? line : other)] as const),
];

function stopped(lines: readonly CheckLine[], events: readonly WizardEvent[]): WizardState {
	const facts = Object.fromEntries(lines.map(line => [line.id, line]));
	const {state} = play([{type: 'start'}, ...events], worldWith('check-lines', facts), newWizard({practice: 'ok'}));
	return state;
}

function textOf(state: WizardState, columns: number, rows: number): string {
	const {width, availableRows} = frameSize({columns, rows});
	const page = drawPage(state, {width, availableRows}).rows;
	expect(page.length).toBeLessThanOrEqual(availableRows);
	return page.map(row => isFieldRow(row) ? '' : row.map(({text}) => text).join('').trim()).join(' ').replaceAll(/\s+/gv, ' ');
}

/** A name that is longer than a row is cut. */
const joined = (text: string): string => text.replaceAll(/\s+/gv, '').toLowerCase();

test('there are as many kinds of stops as are to be looked at', () => {
	expect(ofPractice.length).toBe(6);
	expect(ofWindows.every(({state}) => state === 'stop')).toBe(true);
});

describe.each([[80, 24], [60, 18]])('in a window of %i columns and %i rows', (columns, rows) => {
	test.each(cases)('%s: all that is to be done is in sight, and after Enter why nothing happens', (_name, lines) => {
		const advice = lines.filter(({state}) => state === 'stop').map(line => line.advice!);
		const before = textOf(stopped(lines, []), columns, rows);
		const after = textOf(stopped(lines, [{type: 'scroll', by: 'end'}, goOn]), columns, rows);
		for (const text of advice) {
			expect(joined(before)).toContain(joined(text));
			expect(joined(after)).toContain(joined(text));
		}

		expect(after).toContain('This must be fixed first. C checks again. A goes on anyway');
	});

	test.each(cases)('%s: what will probably happen is in sight before it is passed', (_name, lines) => {
		const asked = stopped(lines, [{type: 'go-on-anyway'}]);
		expect(currentJourney(asked).step).toBe('check');
		const {text, hint} = askedWords(asked)!;
		expect(text).toMatch(/^Go on anyway\? .*probably.* Then there will be no backup\.$/v);
		expect(textOf(asked, columns, rows)).toBe(`${text} ${hint}`);
		expect(bindingsFor(asked).find(({command}) => command.type === 'go-on-anyway')?.keys).toEqual(['y']);
	});

	test('whatever stops at once, what is to be done comes first', () => {
		const lines = healthy.map(line => ofWindows.find(({id}) => id === line.id) ?? line);
		const text = textOf(stopped(lines, [goOn]), columns, rows);
		expect(text).toMatch(/^This must be fixed first/v);
		expect(joined(text)).toContain(joined(ofWindows[0]!.advice!));
	});
});

test.each(cases)('no advice sends to this window, or to a key that types on this screen: %s', (_name, lines) => {
	for (const {advice = ''} of lines) {
		expect(advice).not.toMatch(/\bin this (?:console|window)\b/v);
		expect(advice).not.toMatch(/^(?:Type|Run) /v);
	}
});
