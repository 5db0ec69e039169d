import {describe} from 'vitest';
import {
	answers,
	signs,
	type Stop,
	walkTo,
	words,
} from '../../pty/walk.ts';
import {type Place, testEnds} from './ends.ts';

const practice = (): readonly string[] => ['--practice'];

const step = (name: Stop): Place => ({name: `the step ${name}`, flags: practice, go: async terminal => walkTo(terminal, name)});

const places: readonly Place[] = [
	{name: 'the offer of practice', flags: () => [], go: async terminal => terminal.waitFor('Choose a case')},
	step('check'),
	{
		name: 'the explanation of a step', flags: practice, async go(terminal) {
			await terminal.waitFor(signs.check);
			terminal.press('f1');
			await terminal.waitFor('explained');
		},
	},
	step('install-directory'),
	step('backup-file'),
	{
		name: 'the question whether to make the folder', flags: practice, async go(terminal) {
			await walkTo(terminal, 'backup-file');
			await terminal.waitFor(words('will be made when the backup runs, if you agree.'));
			terminal.press('enter');
			await terminal.waitFor('Make it?');
		},
	},
	step('password'),
	{
		name: 'a password half typed', flags: practice, async go(terminal) {
			await walkTo(terminal, 'confirmation');
			terminal.type(answers.password.slice(0, 5));
			await terminal.waitFor('> Once more:        *****');
		},
	},
	step('reminder'),
	step('second-copy'),
	step('review'),
];

describe.concurrent.each(places)('at $name', place => {
	testEnds(place);
});
