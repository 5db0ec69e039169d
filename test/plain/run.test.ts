import {PassThrough} from 'node:stream';
import {describe, expect, test} from 'vitest';
import {systemClock} from '../../source/values/clock.ts';
import type {LineReader} from '../../source/plain/line-reader.ts';
import {openQuestion} from '../../source/plain/open-question.ts';
import {PlainWizard} from '../../source/plain/plain-wizard.ts';
import {paragraphsOf} from '../../source/plain/line-question.ts';
import {linesOf} from '../../source/text/wrap.ts';
import type {Effect} from '../../source/wizard/effect.ts';
import type {WizardEvent} from '../../source/wizard/event.ts';
import {createSession, type Session} from '../../source/wizard/session.ts';
import type {WizardState} from '../../source/wizard/state.ts';
import {runAfter, stage} from '../wizard/to-run.ts';

const long = `Contacting ${'the vault '.repeat(30)}`.trim();
const silent: WizardEvent = {type: 'tool-silent', lines: [long, 'Key of the vault?']};

/** What is asked, as it is printed; nothing where nothing is. */
function asked(state: WizardState): string {
	const question = openQuestion(state);
	return question === undefined ? '' : linesOf(paragraphsOf(question)).join('\n');
}

describe('what the run asks in lines', () => {
	test('of a quiet tool: its last lines whole, and to answer it oneself', () => {
		expect(asked(runAfter([stage('start'), silent]))).toBe([
			'ssoconfig has printed nothing for a while. Its last lines:',
			`  | ${long}`,
			'  | Key of the vault?',
			'If it asks something, you can answer it yourself; if not, wait.',
			'ssoconfig is given 300 s in all; then it is ended, and nothing is lost.',
			'',
			'Choose:',
			'  1. answer it myself',
			'  2. stop',
		].join('\n'));
		expect(asked(runAfter([stage('start'), silent, {type: 'tool-silent', lines: undefined}]))).toBe('');
	});

	test('of a question: the question whole, what is usual, and what of it was typed', () => {
		const state = runAfter([{type: 'tool-asks', question: {prompt: 'Key?', screen: [long, 'Key?'], open: ['confirmation', 'reminder']}}]);
		expect(asked(state)).toBe([
			'ssoconfig asks something this program does not know. What does it want?',
			`  | ${long}`,
			'  | Key?',
			'It usually asks: password (typed), the same again (still to come), reminder (still to come).',
			'Nothing is typed until you choose.',
			'',
			'Choose:',
			'  1. the password',
			'  2. the password again',
			'  3. the reminder',
			'  4. answer it myself',
			'  5. stop',
		].join('\n'));
	});

	test.each([
		['password', ['reminder'], 'ssoconfig asks for a password again. It may not have accepted the one it was given.'],
		['confirmation', ['reminder'], 'ssoconfig asks to have the password confirmed, which was not expected now.'],
		['reminder', [], 'ssoconfig asks for a reminder again. It may not have accepted the one it was given.'],
		['password', ['confirmation', 'reminder'], 'ssoconfig asks for a password again, to confirm it or because it has not accepted it. What does it want?'],
		['reminder', ['password', 'confirmation', 'reminder'], 'ssoconfig asks for the reminder, out of its usual order.'],
		['confirmation', ['password', 'confirmation', 'reminder'], 'ssoconfig asks for the password again, out of its usual order.'],
	] as const)('of a %s that is known but not expected while %j are open: what it may mean', (known, open, words) => {
		const text = asked(runAfter([{
			type: 'tool-asks', question: {
				prompt: 'Key?', screen: ['Key?'], open, known,
			},
		}]));
		expect(text.split('\n', 1)[0]).toBe(words);
		expect(text.includes('To give another one, answer it yourself, or stop and change it.')).toBe(!words.includes('order'));
		expect(text).not.toContain('does not know');
	});

	test('before the window is taken in the middle: what is still open', () => {
		const state = runAfter([{type: 'engine', engine: 'console'}, stage('password'), silent, {type: 'take-over'}, {type: 'hand-over-ahead'}]);
		expect(asked(state)).toMatch(/your keys go to ssoconfig[\s\S]*\n1\. The password again[\s\S]*\n2\. The reminder: Team safe\n[\s\S]*\n {2}1\. give the window to ssoconfig\n {2}2\. not yet\n {2}3\. stop$/v);
		expect(asked(state)).not.toContain('Command:');
	});
});

type Reading = {readonly prompt: () => void; readonly withdrawn: AbortSignal};

/** A conversation about a run; `lines` are the answers, in order. Where there are no more, the question stays open until it is withdrawn. */
function converse(events: readonly WizardEvent[], lines: readonly string[] = []) {
	const output = new PassThrough();
	let printed = '';
	output.on('data', (chunk: string) => {
		printed += chunk;
	});
	const effects: Effect[] = [];
	const session: Session = createSession(runAfter(events), effect => {
		effects.push(effect);
	});
	const left = [...lines];
	const reader = {
		isLent: false,
		async read({prompt, withdrawn}: Reading) {
			if (withdrawn.aborted) {
				return undefined;
			}

			prompt();
			const line = left.shift();
			if (line !== undefined) {
				return {line, hadMore: false};
			}

			const {promise, resolve} = Promise.withResolvers<undefined>();
			withdrawn.addEventListener('abort', () => {
				resolve(undefined);
			}, {once: true});
			return promise;
		},
	};
	const ended = new AbortController();
	const plainWizard = new PlainWizard({
		session, reader: reader as unknown as LineReader, output, clock: systemClock, ended: ended.signal,
	});
	const done = plainWizard.run();
	return {
		session, effects, printed: () => printed,
		async close() {
			ended.abort();
			await done;
		},
	};
}

const settled = async (): Promise<void> => new Promise(resolve => {
	setImmediate(resolve);
});

describe('the conversation', () => {
	test('prints the lines of a quiet tool once, and goes on by itself when the tool does', async () => {
		const {session, printed, close} = converse([stage('start'), silent]);
		await settled();
		expect(printed()).toContain('Number from 1 to 2: ');
		session.dispatch({type: 'tick', now: 3000});
		await settled();
		expect(printed().split('Key of the vault?')).toHaveLength(2);
		session.dispatch({type: 'tool-silent', lines: undefined});
		await settled();
		session.dispatch(stage('start', 'done'));
		await settled();
		expect(printed()).toMatch(/Number from 1 to 2: \n[\s\S]*done +Start ssoconfig/v);
		expect(session.state.dialog).toBeUndefined();
		await close();
	});

	test('takes the window over for who answers so', async () => {
		const {session, effects, printed, close} = converse([{type: 'engine', engine: 'console'}, stage('start'), silent], ['1']);
		await settled();
		expect(effects).toEqual([{type: 'take-over'}]);
		session.dispatch({type: 'hand-over-ahead'});
		await settled();
		expect(printed()).toContain('your keys go to ssoconfig');
		await close();
	});

	test('explains a question when asked for help', async () => {
		const {printed, close} = converse([{type: 'tool-asks', question: {prompt: 'Key?', screen: ['Key?'], open: ['reminder']}}], ['help']);
		await settled();
		expect(printed().replaceAll(/\s+/gv, ' ')).toContain('What is usual: It asks for three things, in this order');
		await close();
	});
});
