import type {ReadStream, WriteStream} from 'node:tty';
import chalk from 'chalk';
import {render} from 'ink';
import type {TerminalLoan} from '../core/engines/task.ts';
import type {Session} from '../wizard/session.ts';
import type {KeyStream} from '../terminal/key-stream.ts';
import type {Painter} from '../terminal/painter.ts';
import type {Theme} from '../terminal/theme.ts';
import type {WizardState} from '../wizard/state.ts';
import {App} from './app.tsx';
import {EndOnError} from './error-boundary.tsx';

// Ink and its text field use the 16 colours whatever the environment says: their text cursor is one of them, and the
// painter removes unwanted ones.
chalk.level = 1;

type AppOptions = {
	readonly session: Session;
	readonly theme: Theme;
	readonly keyboard: KeyStream;
	readonly painter: Painter;
	/** Called when the screen of a state has been painted. */
	readonly onShown?: ((state: WizardState) => void) | undefined;
	/** Takes the way to lend the terminal. */
	readonly onTerminal: (loan: TerminalLoan) => void;
};

/** Has Ink draw the wizard from here on. */
export function renderApp({
	session, theme, keyboard, painter, onShown, onTerminal,
}: AppOptions): Pick<ReturnType<typeof render>, 'unmount' | 'waitUntilExit'> {
	return render(
		<EndOnError>
			<App session={session} theme={theme} onShown={onShown} onTerminal={onTerminal}/>
		</EndOnError>,
		{
			stdin: keyboard as unknown as ReadStream,
			stdout: painter as unknown as WriteStream,
			exitOnCtrlC: false,
			interactive: true,
			// Nothing is lost with this screen: what stays is printed at the end.
			alternateScreen: true,
			// Each frame as a whole and at once: the painter finds out what is new in it, and letters that came together are one
			// key.
			debug: true,
			patchConsole: false,
		},
	);
}
