import {afterEach, expect, test} from 'vitest';
import {nothingSeen} from '../../source/journeys/guide/signs.ts';
import {createSession, type Session} from '../../source/wizard/session.ts';
import {promptOf} from '../../source/plain/line-question.ts';
import {openQuestion} from '../../source/plain/open-question.ts';
import {changeJourney, changeView} from '../../source/wizard/state.ts';
import {
	checked,
	guideWorld,
	press,
	steps,
} from '../journeys/guide-world.ts';
import {inLines, type Lines} from '../journeys/in-lines.ts';

let lines: Lines | undefined;
afterEach(async () => {
	await lines?.close();
	lines = undefined;
});

/** A wizard in lines at the check of a computer that needs a guide; it answers a moment later. */
function start(world = guideWorld()): Lines {
	const session: Session = createSession(checked(world), effect => {
		setImmediate(() => {
			for (const event of world(effect)) {
				session.dispatch(event);
			}
		});
	});
	lines = inLines(session);
	return lines;
}

async function open(opened: Lines): Promise<string> {
	const asked = await opened.told('show the steps');
	opened.answer(/(?<number>\d)\. show the steps/v.exec(asked)!.groups!.number!);
	return opened.told('Press Enter for the next step, c to look again, q to leave the guide.');
}

test('prints one step after the other in full, marks them, and goes back', async () => {
	const wizard = start();
	expect(await open(wizard)).toMatch(/Guide, step by step[\s\S]*THE MASTER SECRET SERVER IS LOST[\s\S]*Never +Restart nothing else/v);
	wizard.answer('');
	await wizard.told('[ ] 1 of 6: Restart nothing else.');
	await wizard.told('Press Enter for the next step, d when it is done, b for the one before, c to look again, q to leave the guide.');
	await wizard.told('Enter, d, b, c, q: ');
	wizard.answer('d');
	await wizard.told('[x] 1 of 6: Restart nothing else.');
	await wizard.told('d if it is not done');
	wizard.answer('');
	const full = await wizard.told('Enter, d, b, c, q: ');
	for (const text of [steps[1]!.text, 'Where    On NEWMASTER.', ...steps[1]!.commands!, 'Danger   With another', 'Way back ssomanage']) {
		expect(full).toContain(text);
	}

	wizard.answer('D');
	await wizard.told('[x] 2 of 6');
	wizard.answer('d');
	await wizard.told('[ ] 2 of 6');
	wizard.answer('back');
	await wizard.told('[x] 1 of 6');
	wizard.answer('');
	await wizard.told('[ ] 2 of 6');
	wizard.answer('b');
	await wizard.told('[x] 1 of 6');
	wizard.answer('3');
	await wizard.told('Not yet: press Enter alone, or answer d, b, c, q.');
	wizard.answer('q');
	const check = await wizard.told('Choose:');
	expect(check).toContain('Check this computer');
	wizard.answer(/(?<number>\d)\. go on with the guide/v.exec(check)!.groups!.number!);
	await wizard.told('[x] 1 of 6: Restart nothing else.');
});

test('the last step leads back, and the words that always mean something do', async () => {
	const wizard = start();
	await open(wizard);
	for (const index of steps.keys()) {
		wizard.answer('');
		await wizard.told(`${index + 1} of ${steps.length}: `);
	}

	await wizard.told('Press Enter to leave the guide: this is the last step, d when it is done');
	wizard.answer('help');
	await wizard.told('Marks: Only you set them.');
	wizard.answer('');
	expect(await wizard.told('Choose:')).toContain('Check this computer');
});

test('says what was seen, where it was looked for again', async () => {
	let seen = nothingSeen(new Date(0));
	const wizard = start(effect => guideWorld({seen})(effect));
	await open(wizard);
	seen = {...seen, steps: {bare: {text: 'event 10520, 2026-11-26 20:14:31 UTC.', at: new Date(0)}}};
	wizard.answer('c');
	await wizard.told('Looked again. What was seen stands at its step.');
	wizard.answer('');
	await wizard.told('Seen:    event 10520, 2026-11-26 20:14:31 UTC.');
});

test('at the first page, back leads out of the guide, as there is nothing before it', async () => {
	const wizard = start();
	await open(wizard);
	wizard.answer('back');
	expect(await wizard.told('Choose:')).toContain('Check this computer');
});

test('what stands right before an answer fits a row of a narrow window', () => {
	for (const [index, item] of steps.entries()) {
		for (const marked of [[], [item.id]]) {
			const state = changeJourney(changeView(press(checked(), ['g']), {selected: index + 1}), {marked});
			expect(promptOf(openQuestion(state)!).length).toBeLessThan(40);
		}
	}
});
