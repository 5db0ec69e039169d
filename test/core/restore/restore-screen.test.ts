import {describe, expect, test} from 'vitest';
import type {EngineOutcome} from '../../../source/core/engines/task.ts';
import {reminderNamed, shownReminder, withoutReminder} from '../../../source/core/restore/restore-screen.ts';

const label = 'Password reminder : the name of the old dog';
const hidden = 'Password reminder : [reminder]';

describe('the screen of a restore', () => {
	test.each<[string, Pick<EngineOutcome, 'ending' | 'screen' | 'screenFromPrompt'>, readonly string[]]>([
		['begins with the prompt', {ending: 'exited', screen: ['Banner', label, 'Password : ***', 'ERROR: 0xC0002A1B'], screenFromPrompt: ['Password : ***', 'ERROR: 0xC0002A1B']}, ['Password : ***', 'ERROR: 0xC0002A1B']],
		['tells why a tool ended that asked for nothing', {ending: 'exited', screen: ['Usage: ssoconfig ...']}, ['Usage: ssoconfig ...']],
		['has a stand-in for a reminder with its label', {ending: 'exited', screen: ['Banner', label, 'Fault.']}, ['Banner', hidden]],
		['has the code below a reminder over three lines', {ending: 'exited', screen: [label, 'third shelf', 'ask Anna', 'ERROR: 0xC0002A10']}, [hidden, 'ERROR: 0xC0002A10']],
		['has nothing of a tool that was ended before it asked', {ending: 'time-limit', screen: ['Quenu marosh : the old dog']}, []],
		['has the code of one', {ending: 'killed', screen: ['the old dog', 'ERROR: 0xC0002A10']}, ['ERROR: 0xC0002A10']],
	])('%s', (_, outcome, lines) => {
		expect(withoutReminder(outcome)).toEqual(lines);
	});

	test.each([
		[label, hidden],
		['Kennworterinnerung : 0x80070005', 'Kennworterinnerung : [reminder]'],
		['Password reminder : Password :', 'Password reminder : [reminder]'],
		['Password : ***', 'Password : ***'],
		['Password reminder :', 'Password reminder :'],
	])('names %s', (line, named) => {
		expect(reminderNamed(line)).toBe(named);
	});

	test.each<[string, readonly string[], string | undefined]>([
		['the line before the prompt', ['Banner', label, 'Password : ***', 'ERROR: 0xC0002A1B'], label],
		['the one above an empty line', [`  ${label} `, '', 'Enter the password : '], label],
		['none where the prompt comes first', ['Password : ***', label], undefined],
		['none where only empty lines are above', ['', ' ', 'Password : ***'], undefined],
		['none without a prompt that is known', [label, 'Zolvarim : '], undefined],
	])('shows the reminder: %s', (_, screen, shown) => {
		expect(shownReminder({screen})).toBe(shown);
	});
});
