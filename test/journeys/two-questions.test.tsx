import {
	afterEach,
	describe,
	expect,
	test,
} from 'vitest';
import {lastWords} from '../../source/commands/last-words.ts';
import {blank} from '../../source/text/paragraph.ts';
import type {RunServices} from '../../source/wizard/journey.ts';
import {createEffects} from '../../source/wizard/effects.ts';
import {createSession, type Session} from '../../source/wizard/session.ts';
import {currentJourney, initialState} from '../../source/wizard/state.ts';
import {effectServices} from '../wizard/effect-services.ts';
import {options} from '../wizard/options.ts';
import {inLines, type Lines} from './in-lines.ts';
import {keys, onScreen, type Screen} from './on-screen.ts';
import {parcelJourney, type ParcelRequest, type ParcelResult} from './parcel.ts';

const {
	enter, escape, f1, clear, up, down, interrupt,
} = keys;

type Run = {readonly request: ParcelRequest; readonly services: RunServices; readonly end: (result: ParcelResult) => void};

const closings: Array<() => Promise<void>> = [];

afterEach(async () => {
	for (const close of closings.splice(0).toReversed()) {
		await close();
	}
});

/** A started wizard on the way of a parcel, and the runs that it has begun. */
function begin(second?: 'lock' | 'vehicle'): {readonly session: Session; nextRun(): Promise<Run>} {
	let waiting = Promise.withResolvers<Run>();
	const journey = parcelJourney({
		async stateOf(to) {
			return to === 'Bridgetown' ? 'closed' : (to === 'Newtown' ? 'new' : 'known');
		},
		async send(request, services) {
			const {promise, resolve} = Promise.withResolvers<ParcelResult>();
			services.signal.addEventListener('abort', () => {
				resolve({state: 'held', to: request.to});
			});
			waiting.resolve({request, services, end: resolve});
			return promise;
		},
	}, second);
	const effects = createEffects(effectServices());
	const session = createSession(initialState(journey, options), effects.perform);
	session.dispatch({type: 'start'});
	closings.push(effects.close);
	return {
		session,
		async nextRun() {
			const run = await waiting.promise;
			waiting = Promise.withResolvers();
			return run;
		},
	};
}

describe('on the screen', () => {
	function show(session: Session): Screen {
		const screen = onScreen(session);
		closings.push(async () => {
			screen.close();
		});
		return screen;
	}

	/** Answers both questions; the review is on the screen then. */
	async function toReview({press, shown}: Screen): Promise<void> {
		press('Oldtown', enter);
		await shown('Step 2 of 3', '> Code:');
		press('s3same', enter);
		await shown('> Again:');
		press('s3same', enter);
		await shown('Before it leaves');
	}

	test('it leads through its questions, review and run to its result', async () => {
		const {session, nextRun} = begin();
		const screen = show(session);
		const {press, shown} = screen;
		await shown('Step 1 of 3', 'Destination', 'A parcel goes somewhere. Name the place.', '> To:');
		await toReview(screen);
		await shown('Step 3 of 3', 'Nothing has left so far.', '> Destination        Oldtown', 'Lock               6 letters', 'Label: Oldtown', 'Enter will: wrap the parcel, send it.', 'Enter send it off');
		press(enter);
		const {request, services, end} = await nextRun();
		expect(request).toMatchObject({to: 'Oldtown', isNoted: false});
		expect(request.code.reveal()).toBe('s3same');
		await shown('On its way', 'The parcel is being sent.', 'Wrap it', 'Send it');
		services.onStage('wrap', 'start');
		services.onStage('wrap', 'done');
		services.onStage('send', 'start');
		await shown('done     Wrap it', 'running  Send it');
		end({state: 'sent', to: 'Oldtown'});
		await shown('Outcome', 'Parcel to Oldtown: sent.', 'Enter finish', 'Esc change it');
		expect(currentJourney(session.state).answers.secrets).toMatchObject({code: {length: 0}, again: {length: 0}});
		press(enter);
		expect(await screen.ended()).toBe(0);
		expect(lastWords(session.state)).toEqual([blank, {text: 'Parcel to Oldtown: sent.'}, blank]);
		expect(screen.frames()).not.toContain('s3same');
	});

	test('what is refused is said, and looked up again when Enter is pressed once more', async () => {
		const {session} = begin();
		const {press, shown} = show(session);
		await shown('> To:');
		press(enter);
		await shown('Not yet: Name a place.');
		press('Bridgetown', enter);
		await shown('Not yet: Bridgetown takes no parcels.');
		press(clear, 'Oldtown', enter);
		await shown('> Code:');
		press('abc', enter);
		await shown('Not yet: Take 4 letters or more.');
		press('d', enter);
		await shown('> Again:');
		press('abcx', enter);
		await shown('Not yet: The two codes differ.');
		press(clear, 'abcd', enter);
		await shown('Before it leaves', '4 letters');
	});

	test('what has to be agreed to is asked, and asked no more once it is', async () => {
		const {session, nextRun} = begin();
		const {press, shown} = show(session);
		await shown('> To:');
		press('Newtown', enter);
		await shown('Nobody knows Newtown. Note it down?', 'Enter: yes. Esc: no, name another.', 'Enter note it down', 'Esc name another');
		press(escape);
		await shown('> To:', 'Enter go on');
		press(enter);
		await shown('Nobody knows Newtown. Note it down?');
		press(enter);
		await shown('> Code:');
		press('s3same', enter);
		await shown('> Again:');
		press('s3same', enter);
		await shown('Before it leaves');
		press(enter);
		const {request} = await nextRun();
		expect(request).toMatchObject({to: 'Newtown', isNoted: true});
	});

	test('Esc goes back a field and a question, with the answers in their places', async () => {
		const {session} = begin();
		const screen = show(session);
		const {press, shown} = screen;
		await shown('> To:');
		press(escape);
		await shown('This is the first step.');
		await toReview(screen);
		press(escape);
		await shown('Step 2 of 3', '> Code:   ******', '  Again:  ******');
		press(enter);
		await shown('> Again:');
		press(escape);
		await shown('> Code:');
		press(escape);
		await shown('Step 1 of 3', '> To: Oldtown');
	});

	test('an answer is changed from the review, and the review comes back', async () => {
		const {session} = begin();
		const screen = show(session);
		const {press, shown} = screen;
		await shown('> To:');
		await toReview(screen);
		press(down);
		await shown('> Lock');
		press('e');
		await shown('Step 2 of 3', '> Code:');
		press(escape);
		// Whoever changed an answer finds it again.
		await shown('Before it leaves', '> Lock');
		press(up);
		await shown('> Destination');
		press('e');
		await shown('Step 1 of 3', '> To: Oldtown');
		press(clear, 'Otherton', enter);
		await shown('Before it leaves', 'Otherton', '6 letters', 'Label: Otherton');
	});

	test('F1 explains each step, and leaves what was typed', async () => {
		const {session, nextRun} = begin();
		const screen = show(session);
		const {press, shown} = screen;
		await shown('> To:');
		press('Old', f1);
		await shown('Destination, explained', 'In other words', 'The town that the parcel travels to.', 'Any key will do.', 'Enter close');
		press(escape);
		await shown('> To: Old');
		press('town', enter);
		await shown('> Code:');
		press(f1);
		await shown('Lock, explained', 'Nobody sees the code while you type it.');
		press(f1);
		await shown('> Code:');
		press('s3same', enter);
		await shown('> Again:');
		press('s3same', enter);
		await shown('Before it leaves');
		press(f1);
		await shown('Before it leaves, explained', 'All that the label says.');
		press(enter);
		await shown('Enter send it off');
		press(enter);
		const {end} = await nextRun();
		press(f1);
		await shown('On its way, explained', 'It takes as long as it takes.');
		end({state: 'held', to: 'Oldtown'});
		await shown('Parcel to Oldtown: held.');
		press(f1);
		await shown('Outcome, explained', 'Where the parcel is now.');
	});

	test('a run is stopped after asking, and its result is told all the same', async () => {
		const {session, nextRun} = begin();
		const screen = show(session);
		const {press, shown} = screen;
		await shown('> To:');
		await toReview(screen);
		press(enter);
		const {services} = await nextRun();
		press(interrupt);
		await shown('Stop here? The parcel stays.', 'Y: stop. Enter: keep waiting.');
		press(enter);
		await shown('Esc stop');
		expect(services.signal.aborted).toBe(false);
		press(escape);
		await shown('Stop here? The parcel stays.');
		press('y');
		await shown('Parcel to Oldtown: held.');
		expect(services.signal.aborted).toBe(true);
		press(enter);
		expect(await screen.ended()).toBe(77);
	});

	test('after a run that failed the answers are there for another', async () => {
		const {session, nextRun} = begin();
		const screen = show(session);
		const {press, shown} = screen;
		await shown('> To:');
		await toReview(screen);
		press(enter);
		const first = await nextRun();
		first.services.onStage('wrap', 'start');
		first.services.onStage('wrap', 'failed');
		first.end({state: 'held', to: 'Oldtown'});
		await shown('Parcel to Oldtown: held.');
		press(escape);
		await shown('Before it leaves', '6 letters');
		press(enter);
		const second = await nextRun();
		expect(await shown('On its way')).not.toContain('failed');
		second.end({state: 'sent', to: 'Oldtown'});
		await shown('Parcel to Oldtown: sent.');
		press(enter);
		expect(await screen.ended()).toBe(0);
	});

	test('who leaves before a run ends it without one', async () => {
		const {session} = begin();
		const screen = show(session);
		await screen.shown('> To:');
		screen.press(interrupt);
		expect(await screen.ended()).toBe(130);
		expect(lastWords(session.state)).toEqual([{text: 'Left. No parcel was sent.'}]);
	});

	test('a question may be answered by one of several choices', async () => {
		const {session, nextRun} = begin('vehicle');
		const {press, shown} = show(session);
		await shown('> To:');
		press('Oldtown', enter);
		await shown('Step 2 of 3', 'How shall it travel?', '> barge             Slow and cheap.', 'Enter take it');
		press(escape);
		await shown('Step 1 of 3', '> To: Oldtown');
		press(enter);
		await shown('> barge');
		press(down);
		await shown('> balloon');
		press(enter);
		await shown('Before it leaves', 'Vehicle            balloon');
		press(down);
		await shown('> Vehicle');
		press('e');
		await shown('How shall it travel?', '> balloon');
		press(escape);
		await shown('Before it leaves', 'balloon');
		press(enter);
		const {request} = await nextRun();
		expect(request).toMatchObject({to: 'Oldtown', by: 'balloon'});
	});
});

describe('in lines', () => {
	function tell(session: Session): Lines {
		const lines = inLines(session);
		closings.push(lines.close);
		return lines;
	}

	/** Answers both questions; the review is asked about then. */
	async function toReview({answer, told}: Lines): Promise<void> {
		await told('To: ');
		answer('Oldtown');
		await told('Code (not shown): ');
		answer('s3same');
		await told('Again (not shown): ');
		answer('s3same');
		await told('3 to send it off [3]: ');
	}

	test('it leads through its questions, review and run to its result', async () => {
		const {session, nextRun} = begin();
		const lines = tell(session);
		const {answer, told} = lines;
		expect(await told('To: ')).toContain('Step 1 of 3: Destination\nA parcel goes somewhere. Name the place.\n');
		await toReview(lines);
		answer('');
		const {request, services, end} = await nextRun();
		expect(request).toMatchObject({to: 'Oldtown', isNoted: false});
		expect(request.code.reveal()).toBe('s3same');
		expect(await told('Ctrl+C stops it')).toContain('On its way\nThe parcel is being sent, line by line.\n');
		services.onStage('wrap', 'start');
		services.onStage('wrap', 'done');
		await told('done     Wrap it, 0 s');
		end({state: 'sent', to: 'Oldtown'});
		expect(await told('Number from 1 to 2 [1]: ')).toMatch(/Outcome\nThis came of it\.\n\nParcel to Oldtown: sent\.\n[\s\S]*1\. finish\n +2\. change it\n/v);
		answer('');
		const printed = await lines.ended();
		expect(session.state.exitCode).toBe(0);
		expect(printed).toMatch(/Step 2 of 3: Lock\nThe parcel has a lock with a code\.\n/v);
		expect(printed).toMatch(/Step 3 of 3: Before it leaves\nNothing has left so far\.\n\n +1\. Destination +Oldtown\n +2\. Lock +6 letters\n +3\. send it off\nLabel: Oldtown\n3 will: wrap the parcel, send it\.\n/v);
		expect(printed).not.toContain('s3same');
	});

	test('what is refused is said', async () => {
		const {session} = begin();
		const {answer, told} = tell(session);
		await told('To: ');
		answer('');
		await told('Not yet: Name a place.\nTo: ');
		answer('Bridgetown');
		await told('Not yet: Bridgetown takes no parcels.\nTo: ');
		answer('Oldtown');
		await told('Code (not shown): ');
		answer('abc');
		await told('Not yet: Take 4 letters or more.\n');
		answer('abcd');
		await told('Again (not shown): ');
		answer('abcx');
		await told('Not yet: The two codes differ.\n');
		answer('abcd');
		await told('4 letters');
	});

	test('what has to be agreed to is asked', async () => {
		const {session, nextRun} = begin();
		const {answer, told} = tell(session);
		await told('To: ');
		answer('Newtown');
		expect(await told('Number from 1 to 2 [1]: ')).toMatch(/Nobody knows Newtown\. Note it down for the next time\?\n\nChoose:\n +1\. note it down \(y\)\n +2\. name another \(n\)\n/v);
		answer('2');
		await told('To [Newtown]: ');
		answer('');
		await told('Nobody knows Newtown.');
		answer('1');
		await told('Code (not shown): ');
		answer('s3same');
		await told('Again (not shown): ');
		answer('s3same');
		await told('3 to send it off [3]: ');
		answer('3');
		const {request} = await nextRun();
		expect(request).toMatchObject({to: 'Newtown', isNoted: true});
	});

	test('"back" goes to the question before, and what was answered is offered', async () => {
		const {session} = begin();
		const lines = tell(session);
		const {answer, told} = lines;
		await told('To: ');
		answer('back');
		await told('This is the first step.');
		await toReview(lines);
		answer('back');
		await told('Code (not shown) [as given before]: ');
		answer('back');
		await told('To [Oldtown]: ');
		answer('');
		await told('Code (not shown) [as given before]: ');
		answer('');
		await told('Again (not shown) [as given before]: ');
		answer('');
		await told('1. Destination        Oldtown');
	});

	test('an answer is changed from the review, and the review comes back', async () => {
		const {session} = begin();
		const lines = tell(session);
		const {answer, told} = lines;
		await toReview(lines);
		answer('1');
		await told('To [Oldtown]: ');
		answer('Otherton');
		expect(await told('3 to send it off [3]: ')).toMatch(/1\. Destination +Otherton\n +2\. Lock +6 letters\n[\s\S]*Label: Otherton\n/v);
	});

	test('"help" explains each step', async () => {
		const {session, nextRun} = begin();
		const lines = tell(session);
		const {answer, told} = lines;
		await told('To: ');
		answer('help');
		await told('In other words: The town that the parcel travels to.\n');
		answer('Oldtown');
		await told('Code (not shown): ');
		answer('help');
		await told('In other words: Nobody sees the code while you type it.\n');
		answer('s3same');
		await told('Again (not shown): ');
		answer('s3same');
		await told('3 to send it off [3]: ');
		answer('?');
		await told('In other words: All that the label says.\n');
		answer('3');
		const {end} = await nextRun();
		end({state: 'held', to: 'Oldtown'});
		await told('Number from 1 to 2 [1]: ');
		answer('help');
		const explained = await told('Number from 1 to 2 [1]: ');
		expect(explained).toContain('In other words: Where the parcel is now.\n');
		expect(explained).not.toContain('Any key will do.');
	});

	test('a run is stopped after asking, and its result is told all the same', async () => {
		const {session, nextRun} = begin();
		const lines = tell(session);
		const {answer, told} = lines;
		await toReview(lines);
		answer('3');
		const {services} = await nextRun();
		await told('On its way');
		session.dispatch({type: 'leave'});
		expect(await told('Number from 1 to 2 [1]: ')).toMatch(/Stop here\? The parcel stays\.\n\nChoose:\n +1\. keep waiting \(n\)\n +2\. stop \(y\)\n/v);
		answer('1');
		await told('Going on.');
		expect(services.signal.aborted).toBe(false);
		session.dispatch({type: 'leave'});
		await told('Stop here?');
		answer('2');
		expect(await told('Number from 1 to 2 [1]: ')).toMatch(/Parcel to Oldtown: held\.\n/v);
		answer('1');
		await lines.ended();
		expect(session.state.exitCode).toBe(77);
	});

	test('after a run that failed the answers are there for another', async () => {
		const {session, nextRun} = begin();
		const lines = tell(session);
		const {answer, told} = lines;
		await toReview(lines);
		answer('3');
		const first = await nextRun();
		first.services.onStage('wrap', 'start');
		first.services.onStage('wrap', 'failed');
		await told('failed   Wrap it, 0 s');
		first.end({state: 'held', to: 'Oldtown'});
		await told('Parcel to Oldtown: held.');
		answer('2');
		await told('2. Lock               6 letters');
		answer('3');
		const second = await nextRun();
		second.end({state: 'sent', to: 'Oldtown'});
		await told('Parcel to Oldtown: sent.');
		answer('1');
		await lines.ended();
		expect(session.state.exitCode).toBe(0);
	});

	test('who answers "leave" ends it without a run', async () => {
		const {session} = begin();
		const lines = tell(session);
		await lines.told('To: ');
		lines.answer('leave');
		await lines.ended();
		expect(session.state.exitCode).toBe(130);
		expect(lastWords(session.state)).toEqual([{text: 'Left. No parcel was sent.'}]);
	});

	test('a question may be answered by one of several choices', async () => {
		const {session, nextRun} = begin('vehicle');
		const {answer, told} = tell(session);
		await told('To: ');
		answer('Oldtown');
		expect(await told('Number or name [1]: ')).toMatch(/1\. barge +Slow and cheap\.\n +2\. balloon +With the wind\.\n/v);
		answer('back');
		await told('To [Oldtown]: ');
		answer('');
		await told('Number or name [1]: ');
		answer('balloon');
		await told('2. Vehicle            balloon');
		answer('2');
		await told('Number or name [2]: ');
		answer('');
		await told('2. Vehicle            balloon');
		answer('3');
		const {request} = await nextRun();
		expect(request).toMatchObject({to: 'Oldtown', by: 'balloon'});
	});
});
