import {EventEmitter} from 'node:events';
import {PassThrough} from 'node:stream';
import type {ReadStream, WriteStream} from 'node:tty';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Secret} from '../../source/values/secret.ts';
import {drawFrame} from '../../source/page/draw.ts';
import {renderApp} from '../../source/ink/render-app.tsx';
import {KeyStream} from '../../source/terminal/key-stream.ts';
import {Painter} from '../../source/terminal/painter.ts';
import {chooseTheme} from '../../source/terminal/theme.ts';
import type {WizardOptions} from '../../source/wizard/context.ts';
import {createSession} from '../../source/wizard/session.ts';
import {
	changeAnswers,
	changeJourney,
	changeView,
	type WizardState,
} from '../../source/wizard/state.ts';
import {newWizard} from '../wizard/options.ts';

type Size = {readonly columns: number; readonly rows: number};

/** Opens a painter with the first frame, then has Ink draw the same state; gives what each of them wrote. */
async function draw(state: WizardState, {columns, rows}: Size, isAscii: boolean): Promise<{first: string; second: string}> {
	let written = '';
	// eslint-disable-next-line unicorn/prefer-event-target -- as the streams of Node.js are
	const terminal = Object.assign(new EventEmitter(), {
		columns, rows, isTTY: true,
		write(text: string, done?: () => void) {
			written += text;
			done?.();
			return true;
		},
	});
	const keyboard = new KeyStream(Object.assign(new PassThrough(), {setRawMode() {/* It is no terminal. */}, ref() {/* It holds nothing up. */}, unref() {/* Nor this. */}}) as unknown as ReadStream, () => []);
	const painter = new Painter(terminal as unknown as WriteStream, {hasColour: true});
	const theme = chooseTheme({isAscii});
	painter.open(drawFrame(state, {columns, rows, theme}));
	const first = written;
	written = '';
	const app = renderApp({
		session: createSession(state, () => {/* Nothing is done. */}), theme, keyboard, painter, onTerminal() {/* It is not lent. */},
	});
	const second = written;
	app.unmount();
	await app.waitUntilExit();
	painter.close();
	return {first, second};
}

const modeSwitches = /\p{Control}\[\?\d+[hl]/gv;

const size = fc.record({columns: fc.integer({min: 60, max: 120}), rows: fc.integer({min: 18, max: 40})});
const state = fc.record({
	practice: fc.option(fc.constantFrom('ok', 'unknown-prompts'), {nil: undefined}),
	offersPractice: fc.boolean(),
	notice: fc.option(fc.constant('The settings could not be read; they were put aside as a file beside them, and the wizard starts without them.'), {nil: undefined}),
}).map(({notice, ...given}) => newWizard({...given, scenarios: scenarios()}, notice));

const anyAnswer = fc.oneof(
	fc.constantFrom('', String.raw`C:\SSO-Backup\SSO-HOST1-2026-11-23.bak`, 'word '.repeat(50), 'x'.repeat(300)),
	fc.string({unit: fc.constantFrom(...String.raw`aB3 \:.-`), maxLength: 260}),
);

/** A wizard at a question, with answers of all lengths. */
const atQuestion = fc.record({
	step: fc.constantFrom('install-directory', 'backup-file', 'password', 'reminder', 'second-copy', 'review'),
	texts: fc.record({
		'install-directory': anyAnswer, 'backup-file': anyAnswer, 'second-copy': anyAnswer, reminder: anyAnswer,
	}),
	password: anyAnswer,
	isSecond: fc.boolean(),
	isRevealed: fc.boolean(),
	wasRefused: fc.boolean(),
	selected: fc.nat(4),
}).map(({step, texts, password, isSecond, ...view}) => changeView(changeAnswers(changeJourney(newWizard(), {step}), {
	texts, secrets: {password: new Secret(password), confirmation: new Secret(password.slice(0, 5))},
}), {...view, focus: Number(step === 'password' && isSecond)}));

function scenarios(): WizardOptions['scenarios'] {
	return Array.from({length: 16}, (_, index) => ({name: `scenario-${index}`, description: `What happens in the scenario of the number ${index}.`}));
}

test('Ink finds its first frame on the screen already, whatever the size of the window', async () => {
	await fc.assert(fc.asyncProperty(state, size, fc.boolean(), async (drawn, window, isAscii) => {
		const {first, second} = await draw(drawn, window, isAscii);
		expect(first).toContain('Ctrl+C');
		expect(second.replaceAll(modeSwitches, '')).toBe('');
	}), {seed: 10_589, numRuns: 60});
});

test('Ink draws each question as it stands in the rows of its page', async () => {
	await fc.assert(fc.asyncProperty(atQuestion, size, async (drawn, window) => {
		const {first, second} = await draw(drawn, window, true);
		expect(first).toContain('Ctrl+C');
		expect(second.replaceAll(modeSwitches, '')).toBe('');
	}), {seed: 10_589, numRuns: 120});
});

test('a window that is too small gets no first frame, only what Ink says of it', async () => {
	const {first, second} = await draw(newWizard(), {columns: 50, rows: 24}, false);
	expect(first).not.toContain('Ctrl+C');
	expect(second).toContain('Make this window larger');
});
