import {describe, expect, test} from 'vitest';
import {drawFrame, drawPage} from '../../source/page/draw.ts';
import {frameSize} from '../../source/page/frame.ts';
import {isFieldRow} from '../../source/page/field-row.ts';
import {chooseTheme} from '../../source/terminal/theme.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {currentJourney, type WizardState} from '../../source/wizard/state.ts';
import {
	healthyWorld,
	installDirectory,
	newWizard,
	play,
} from '../wizard/options.ts';

const goOn: WizardEvent = {type: 'go-on'};
const password = 'Tr0ub4dor&3';
const steps: readonly WizardEvent[] = [
	{type: 'start'},
	goOn,
	goOn,
	goOn,
	{type: 'typed', field: 'password', text: password},
	goOn,
	{type: 'typed', field: 'confirmation', text: password},
	goOn,
	{type: 'typed', field: 'reminder', text: 'Team safe'},
	goOn,
];
const backupFile = String.raw`D:\SSO-Backup\SSO-HOST1-2026-11-23.bak`;

/** At the question that comes after so many events. */
const after = (count: number, events: readonly WizardEvent[] = []): WizardState => play([...steps.slice(0, count), ...events], healthyWorld, newWizard()).state;

function rowsOf(state: WizardState, columns: number, rows: number): string[] {
	const {width, availableRows} = frameSize({columns, rows});
	const {rows: page} = drawPage(state, {width, availableRows});
	expect(page.reduce((sum, row) => sum + (isFieldRow(row) ? row.height : 1), 0)).toBeLessThanOrEqual(availableRows);
	return page.map(row => isFieldRow(row) ? '' : row.map(({text}) => text).join(''));
}

describe('earlier answers', () => {
	test.each<[string, number, string[]]>([
		['install-directory', 2, []],
		['backup-file', 3, [installDirectory]],
		['password', 4, [installDirectory, backupFile]],
		['reminder', 8, [installDirectory, backupFile, '11 characters']],
		['second-copy', 10, [installDirectory, backupFile, '11 characters', 'Team safe']],
	])('stand at the foot of a tall window: %s', (step, count, answers) => {
		const state = after(count);
		expect(currentJourney(state).step).toBe(step);
		const rows = rowsOf(state, 100, 34);
		const start = rows.indexOf('Your answers so far:');
		expect(start === -1).toBe(answers.length === 0);
		const shown = start === -1 ? [] : rows.slice(start + 1);
		expect(shown).toHaveLength(answers.length);
		for (const [index, answer] of answers.entries()) {
			expect(shown[index]).toContain(answer);
		}

		expect(drawFrame(state, {columns: 100, rows: 34, theme: chooseTheme({isAscii: true})})).not.toContain(password);
	});

	test.each([[80, 24], [60, 18], [100, 29]])('are left out at %i by %i', (columns, rows) => {
		expect(rowsOf(after(10), columns, rows).join('\n')).not.toContain('Your answers so far:');
	});

	test('are no longer than a row, and give way to what is said of the answer', () => {
		const long = `D:\\${'Backups of all servers\\'.repeat(10)}SSO.bak`;
		const state = after(3, [{type: 'typed', field: 'backup-file', text: long}, goOn]);
		const rows = rowsOf(state, 60, 34);
		const start = rows.indexOf('Your answers so far:');
		expect(rows.slice(start + 1)).toHaveLength(2);
		expect(rows.every(row => row.length < 60)).toBe(true);
		for (let height = 18; height < 60; height++) {
			rowsOf(state, 60, height);
		}
	});

	test('come back when an answer is opened from the review, without those after it', () => {
		const state = after(10, [goOn, {type: 'edit', question: 'reminder'}]);
		const rows = rowsOf(state, 100, 34).join('\n');
		expect(rows).toContain(backupFile);
		expect(rows).not.toContain('later');
	});
});
