import {renderToString} from 'ink';
import {vi} from 'vitest';
import {App} from '../../source/ink/app.tsx';
import {chooseTheme} from '../../source/terminal/theme.ts';
import type {WizardState} from '../../source/wizard/state.ts';

/** Returns what Ink draws of the state in a window of this size, with its styles. */
export function frameOf(state: WizardState, {columns = 80, rows = 24} = {}): string {
	// Where there is no terminal Ink asks tput for the size of the window: four processes for each frame.
	vi.stubEnv('COLUMNS', String(columns)).stubEnv('LINES', String(rows));
	const session = {state, dispatch() {/* Nothing happens while it is drawn. */}, subscribe: () => () => {/* Nobody listens. */}};
	return renderToString(<App session={session} theme={chooseTheme({isAscii: true})} onTerminal={() => {/* No terminal is lent. */}}/>, {columns});
}
