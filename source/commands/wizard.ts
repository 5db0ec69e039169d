import type {ReadStream} from 'node:tty';
import type {TerminalLoan} from '../core/engines/task.ts';
import {drawFrame} from '../page/draw.ts';
import {clipboardSequence, takesClipboard} from '../terminal/clipboard.ts';
import type {KeyDecoderOptions} from '../terminal/key.ts';
import {createKeyHandler, type KeyTarget} from '../terminal/key-handler.ts';
import {KeyStream} from '../terminal/key-stream.ts';
import {Painter} from '../terminal/painter.ts';
import {chooseTheme} from '../terminal/theme.ts';
import {traitsOf} from '../terminal/traits.ts';
import {commandFor, isAnswer} from '../wizard/keys.ts';
import type {Session} from '../wizard/session.ts';
import {isSameScreen, screenOf} from '../wizard/shown-screen.ts';
import {
	editedValueOf,
	fieldKey,
	focusedField,
	type WizardState,
} from '../wizard/state.ts';
import {exitCodes} from '../values/exit-codes.ts';
import type {WizardFlags, Environment} from './environment.ts';
import {openWizard} from './open-wizard.ts';
import {lastWords} from './last-words.ts';

/** Runs the wizard in the terminal; gives the exit code. */
export async function runWizard(environment: Environment, flags: WizardFlags): Promise<number> {
	const {stdin, stdout, terminal: screen, ended, system, language} = environment;
	const traits = traitsOf(system, language, flags);
	const terminal = lateTerminal();
	const wizard = await openWizard(environment, flags, terminal.loan, takesClipboard(system)
		? text => {
			screen.write(clipboardSequence(text));
		}
		: undefined);
	const {session} = wizard;
	const {keyboard, onShown} = openKeyboard(stdin, session, traits);
	const painter = new Painter(screen, traits);
	const theme = chooseTheme(traits);
	// Before the first frame, so that no key is answered by the console itself.
	keyboard.setRawMode(true);
	try {
		// Seen while Ink is being loaded, which takes longer than all before. Keys wait for it.
		painter.open(drawFrame(session.state, {columns: painter.columns, rows: painter.rows, theme}));
		// Nothing is looked up before the first frame is out.
		session.dispatch({type: 'start'});
		const {renderApp} = await import('../ink/render-app.tsx');
		const app = renderApp({
			session, theme, keyboard, painter, onShown, onTerminal: terminal.set,
		});
		const leave = (): void => {
			app.unmount();
		};

		ended.addEventListener('abort', leave);
		if (ended.aborted) {
			leave();
		}

		await app.waitUntilExit();
		ended.removeEventListener('abort', leave);
	} finally {
		painter.close();
		keyboard.setRawMode(false);
		await wizard.close();
	}

	// This stays in the scrollback.
	stdout.paragraphs(lastWords(session.state));
	return session.state.exitCode ?? exitCodes.cancelled;
}

/** Keyboard of a wizard that is drawn in a terminal. */
export type Keyboard = {
	readonly keyboard: KeyStream;
	/** To be called when the screen of this state is on the terminal. */
	readonly onShown: (state: WizardState) => void;
};

/** Returns the keys of the terminal for the wizard. The screen that it begins with counts as shown. */
export function openKeyboard(terminal: ReadStream, session: Session, options: KeyDecoderOptions = {}): Keyboard {
	let shown = screenOf(session.state);
	return {
		keyboard: new KeyStream(terminal, createKeyHandler(keyTargetOf(session)), {
			...options,
			typeAhead: {
				noteArrival() {
					const at = shown;
					return () => isSameScreen(at, screenOf(session.state));
				},
				takeLeftOut() {
					session.dispatch({type: 'typed-ahead'});
				},
			},
		}),
		onShown(state) {
			shown = screenOf(state);
		},
	};
}

/** Returns what the keys of a terminal do in a wizard. */
export function keyTargetOf(session: Session): KeyTarget {
	return {
		takeCommand(key) {
			const command = commandFor(session.state, key);
			if (command !== undefined) {
				session.dispatch(command);
			}

			return command !== undefined;
		},
		isAnswer: letter => isAnswer(session.state, letter),
		get field() {
			const {state} = session;
			const field = state.isTooSmall ? undefined : focusedField(state);
			return field && {
				name: fieldKey(state, field), value: editedValueOf(state, field), isSecret: field.kind === 'secret',
			};
		},
		takeLineBreak() {
			session.dispatch({type: 'pasted-line-break'});
		},
		takeLeftOut() {
			session.dispatch({type: 'typed-ahead'});
		},
		takeLines(count) {
			session.dispatch({type: 'pasted-lines', count});
		},
	};
}

/** A loan of a terminal that is there only once Ink has started. */
function lateTerminal(): {readonly loan: TerminalLoan; readonly set: (loan: TerminalLoan) => void} {
	const {promise, resolve} = Promise.withResolvers<TerminalLoan>();
	return {
		loan: {
			async lend(use) {
				const loan = await promise;
				return loan.lend(use);
			},
		},
		set: resolve,
	};
}
