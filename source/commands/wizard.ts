import type {TerminalLoan} from '../core/engines/task.ts';
import {drawFrame} from '../page/draw.ts';
import {createKeyHandler, type KeyTarget} from '../terminal/key-handler.ts';
import {KeyStream} from '../terminal/key-stream.ts';
import {Painter} from '../terminal/painter.ts';
import {chooseTheme} from '../terminal/theme.ts';
import {foldSentences} from '../text/fold.ts';
import {traitsOf} from '../terminal/traits.ts';
import {commandFor} from '../wizard/keys.ts';
import type {Session} from '../wizard/session.ts';
import {
	editedValueOf,
	fieldKey,
	focusedField,
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
	const wizard = await openWizard(environment, flags, terminal.loan);
	const {session} = wizard;
	const keyboard = new KeyStream(stdin, createKeyHandler(keyTargetOf(session)), traits);
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
			session, theme, keyboard, painter, onTerminal: terminal.set,
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
	stdout.lines(foldSentences(lastWords(session.state), screen.columns - 1));
	return session.state.exitCode ?? exitCodes.cancelled;
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
		get field() {
			const {state} = session;
			const field = focusedField(state);
			return field && {
				name: fieldKey(state, field), value: editedValueOf(state, field), isSecret: field.kind === 'secret',
			};
		},
		takeLineBreak() {
			session.dispatch({type: 'pasted-line-break'});
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
