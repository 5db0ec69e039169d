import {stripVTControlCharacters} from 'node:util';
import {describe, expect, test} from 'vitest';
import {drawFrame} from '../../source/page/draw.ts';
import {menu} from '../../source/plain/menu.ts';
import {chooseTheme} from '../../source/terminal/theme.ts';
import {commandFor} from '../../source/wizard/keys.ts';
import {enterStep} from '../../source/wizard/steps.ts';
import {changeJourney, type WizardState} from '../../source/wizard/state.ts';
import {newWizard, play, result} from '../wizard/options.ts';

function atResult(change: Partial<typeof result> = {}, takesClipboard = true): WizardState {
	return enterStep(changeJourney(newWizard({takesClipboard}), {result: {...result, ...change}}), 'result').state;
}

const shown = (state: WizardState): string => stripVTControlCharacters(drawFrame(state, {columns: 80, rows: 24, theme: chooseTheme({isAscii: true})}) ?? '');

describe('the path of the backup file', () => {
	test('is copied by a key that the footer names', () => {
		const state = atResult();
		expect(shown(state)).toContain('P copy the path');
		const command = commandFor(state, 'p');
		expect(command).toEqual({type: 'copy-text'});
		const {state: copied, effects} = play([command!], undefined, state);
		expect(effects).toEqual([{type: 'copy-text', text: result.file}]);
		expect(shown(copied)).toContain('The path of the backup file was sent to the clipboard of this window.');
	});

	test('where the footer is full, the page names the key', () => {
		const state = atResult({verdict: 'unproven', sha256: 'ab'});
		expect(commandFor(state, 'p')).toEqual({type: 'copy-text'});
		expect(shown(state)).toContain('P copies the path of the backup file.');
		expect(shown(state)).not.toContain('P copy the path');
	});

	test.each<[string, WizardState]>([
		['in a terminal that is not known to take it', atResult({}, false)],
		['after a run that left no backup', atResult({verdict: 'failed'})],
		['where it would be another text elsewhere', atResult({file: 'D:\\a\u{202E}b\n.bak'})],
	])('is not offered %s', (_, state) => {
		expect(commandFor(state, 'p')).toBeUndefined();
		expect(play([{type: 'copy-text'}], undefined, state).effects).toEqual([]);
		expect(shown(state)).not.toContain('P cop');
	});

	test('is no choice line by line', () => {
		expect(menu(atResult(), 'result').choices.map(({label}) => label)).not.toContain('copy the path');
	});
});
