import {
	afterEach,
	describe,
	expect,
	test,
} from 'vitest';
import {answerFrom} from '../../source/plain/answer.ts';
import {paragraphsOf, promptOf} from '../../source/plain/line-question.ts';
import {openQuestion} from '../../source/plain/open-question.ts';
import {linesOf} from '../../source/text/wrap.ts';
import {createSession, type Session} from '../../source/wizard/session.ts';
import {changeJourney, type WizardState} from '../../source/wizard/state.ts';
import {enterStep} from '../../source/wizard/steps.ts';
import type {SeenRestore} from '../../source/journeys/restore/seen-restore.ts';
import {inLines, type Lines} from '../journeys/in-lines.ts';
import {restored, wizard} from '../journeys/restore-world.ts';
import {
	found,
	healthyWorld,
	installDirectory,
	newWizard,
	play,
	result,
	type World,
	worldWith,
} from '../wizard/options.ts';
import {runAfter, stage} from '../wizard/to-run.ts';

const other = String.raw`D:\Another place`;

/** Two folders were found, and whatever is called `nowhere` is not there. */
const world: World = effect => {
	if (effect.type !== 'look') {
		return [];
	}

	if (effect.lookup.id === 'directories') {
		return [found(effect, [installDirectory, other].map(path => ({path, source: 'registry', foundIn: 'registry'})))];
	}

	return effect.lookup.id === 'install-directory' && effect.about.includes('nowhere')
		? [found(effect, {folder: 'missing', tool: undefined, othersCanChange: 'no'})]
		: healthyWorld(effect);
};

let lines: Lines | undefined;
afterEach(async () => {
	await lines?.close();
	lines = undefined;
});

/** A wizard in lines whose computer answers a moment later. */
function start(): {session: Session; asked: () => string} {
	const session: Session = createSession(newWizard(), effect => {
		const events = world(effect);
		setImmediate(() => {
			for (const event of events) {
				session.dispatch(event);
			}
		});
	});
	session.dispatch({type: 'start'});
	lines = inLines(session);
	const asked = (): string => {
		const question = openQuestion(session.state);
		return question === undefined ? '' : promptOf(question);
	};

	return {session, asked};
}

/** Answers wrongly what ends so, and expects to be told, then asked the same again. */
async function stays(prompt: string, ...wrong: readonly string[]): Promise<void> {
	await lines!.told(prompt);
	for (const answer of wrong) {
		lines!.answer(answer);

		const told = await lines!.told(prompt);
		expect(told).toContain('Not yet: ');
	}
}

describe('a wrong answer leaves what an empty line means as it was', () => {
	test('at every question of a backup, at first and when somebody comes back', async () => {
		start();
		await stays('Number from 1 to 2 [1]: ', '7', 'x');
		lines!.answer('');
		await stays('Number, or another folder [1]: ', 'relative', String.raw`C:\nowhere`, '3');
		lines!.answer('2');
		await lines!.told('File [');
		lines!.answer('back');
		await stays('Number, or another folder [2]: ', 'relative', String.raw`C:\nowhere`, String.raw`C:\nowhere\else`);
		lines!.answer('');
		await stays(String.raw`File [D:\SSO-Backup\SSO-HOST1-2026-11-23.bak]: `, 'sso.bak', 'again.bak');
		lines!.answer('');
		await lines!.told('Password (not shown): ');
		lines!.answer('Tr0ub4dor&3');
		await lines!.told('(not shown): ');
		lines!.answer('back');
		await stays('Password (not shown) [as given before]: ', 'short', 'other');
		lines!.answer('');
		await lines!.told('(not shown): ');
		lines!.answer('Tr0ub4dor&3');
		await lines!.told('Reminder: ');
		lines!.answer('Team safe');
		await stays('Folder [later]: ', 'relative', 'another');
		lines!.answer('back');
		await stays('Reminder [Team safe]: ', 'Tr0ub4dor&3');
		lines!.answer('');
		await lines!.told('Folder [later]: ');
		lines!.answer(String.raw`E:\Copies`);
		await lines!.told('[6]: ');
		lines!.answer('5');
		await stays(String.raw`Folder, or later [E:\Copies]: `, 'relative');
		lines!.answer('');
		const review = await lines!.told('[6]: ');
		expect(review).toContain(other);
		expect(review).toContain(String.raw`D:\SSO-Backup\SSO-HOST1-2026-11-23.bak`);
		expect(review).toContain(String.raw`E:\Copies`);
	});
});

/** What is printed of the question that is open. */
function printedOf(state: WizardState): string[] {
	const question = openQuestion(state);
	return question === undefined ? [] : linesOf(paragraphsOf(question));
}

describe('numbered choices stand apart from numbered steps above them', () => {
	test.each<[string, WizardState]>([
		['before the window is given to the tool', runAfter([{type: 'hand-over-ahead'}])],
		['at a question of the tool', runAfter([{type: 'tool-asks', question: {prompt: 'Key?', screen: ['Key?'], open: []}}])],
		['at a quiet tool', runAfter([{type: 'tool-silent', lines: ['1. of 2']}])],
		['when it is asked whether to stop', runAfter([{type: 'go-back'}])],
	])('%s', (_, state) => {
		const printed = printedOf(state);
		const first = printed.findIndex(line => /^ +1\. /v.test(line));
		expect(printed.slice(first - 2, first)).toEqual(['', 'Choose:']);
	});

	test('after the advice of a result', async () => {
		const advice = [{id: 'print-sheet', text: 'Print the recovery sheet.'}, {id: 'second-copy', text: 'Copy the file.'}];
		const {state} = enterStep(changeJourney(play([{type: 'start'}]).state, {result: {...result, advice}}), 'result');
		lines = inLines(createSession(state, () => {/* Nothing is done. */}));
		const told = await lines.told('[1]: ');
		expect(told).toMatch(/What to do next:\n[\s\S]*Print the recovery sheet\.\n[\s\S]*\n\nChoose:\n +1\. finish\n/v);
	});
});

describe('what a yes or a no answers takes both, in any letter case, and says which is usual', () => {
	const stopped = play([{type: 'start'}, {type: 'go-on-anyway'}], worldWith('check-lines', {
		service: {
			id: 'service', state: 'stop', detail: 'Stopped.', advice: 'Start it.',
		},
	})).state;
	const confirming = (wantsY?: true): WizardState => ({
		...newWizard(),
		dialog: {
			type: 'confirm',
			confirmation: {
				about: 'x', text: 'Use it?', textInLines: 'Use it?', hint: '', does: 'use it', fallback: 'choose another', ...(wantsY && {wantsY}),
			},
		},
	});
	const asks: ReadonlyArray<readonly [name: string, state: WizardState, usual: string, whichIsYes: string]> = [
		['to pass a stop', stopped, 'n', 'go-on-anyway'],
		['to leave', {...newWizard(), dialog: {type: 'leave'}}, 'n', 'leave'],
		['to stop', runAfter([stage('start'), {type: 'go-back'}]), 'n', 'stop-run'],
		['to take a weak password', confirming(true), 'n', 'go-on'],
		['to make a folder', confirming(), 'y', 'go-on'],
	];

	test.each(asks)('%s', (_, state, usual, yes) => {
		const question = openQuestion(state)!;
		expect(promptOf(question)).toMatch(/^Number from 1 to 2 \[[12]\]: $/v);
		expect(linesOf(paragraphsOf(question)).join('\n')).toMatch(/ 1\. .* \((?<one>[ny])\)\n +2\. .* \((?!\k<one>)[ny]\)$/v);
		const typeOf = (line: string): string => {
			const answer = answerFrom(question, line);
			return answer.type === 'command' ? answer.command.type : answer.type;
		};

		for (const line of ['y', 'Y', ' yes ', 'YES']) {
			expect(typeOf(line)).toBe(yes);
		}

		for (const line of ['n', 'N', 'no', ' No ']) {
			expect(['go-back', 'go-on']).toContain(typeOf(line));
			expect(typeOf(line)).not.toBe(yes);
		}

		expect(typeOf('')).toBe(typeOf(usual));
		expect(answerFrom(question, 'perhaps')).toEqual({type: 'none', because: 'Not yet: type y or n, or a number from 1 to 2.'});
	});
});

test('whoever leaves after a refusal is not told of it once more', async () => {
	const session = createSession(enterStep(newWizard(), 'reminder').state, () => {
		// Nothing is done.
	});
	lines = inLines(session);
	await lines.told('Reminder');
	lines.answer('');
	await lines.told('Not yet: Type a reminder.');
	lines.answer('leave');
	const told = await lines.ended();
	expect(told.split('Not yet: ')).toHaveLength(2);
});

test('where there is one thing to do, no choice of numbers is offered', () => {
	const loaded: SeenRestore = {...restored, level: 'loaded'};
	const {state} = enterStep(changeJourney(wizard({begins: 'restore'}), {result: loaded}), 'result');
	const question = openQuestion(state)!;
	expect(promptOf(question)).toBe('Press Enter, or type 1 [1]: ');
	expect(answerFrom(question, '2')).toEqual({type: 'none', because: 'Not yet: type 1.'});
});
