import {useApp, usePaste, useStdin} from 'ink';
import {
	type ReactNode,
	useEffect,
	useLayoutEffect,
	useSyncExternalStore,
} from 'react';
import type {TerminalLoan} from '../core/engines/task.ts';
import type {Session} from '../wizard/session.ts';
import type {Theme} from '../terminal/theme.ts';
import type {WizardState} from '../wizard/state.ts';
import {Screen} from './screen.tsx';

type AppProps = {
	readonly session: Session;
	readonly theme: Theme;
	/** Called when the screen of a state has been painted. */
	readonly onShown?: ((state: WizardState) => void) | undefined;
	/** Takes the way to lend the terminal, once there is one. */
	readonly onTerminal: (loan: TerminalLoan) => void;
};

/** Shows the wizard, and ends when the wizard has an exit code: the one exit site. */
export function App({
	session, theme, onShown, onTerminal,
}: AppProps): ReactNode {
	const state = useSyncExternalStore(session.subscribe, () => session.state);
	const {exit} = useApp();
	useTerminal(onTerminal);

	// Ink paints before it runs these.
	useLayoutEffect(() => {
		onShown?.(state);
	}, [onShown, state]);

	useEffect(() => {
		if (state.exitCode !== undefined) {
			exit(state.exitCode);
		}
	}, [exit, state.exitCode]);

	return state.exitCode === undefined ? <Screen state={state} dispatch={session.dispatch} theme={theme}/> : null;
}

/** Keeps the terminal raw and pastes bracketed on every screen, also on those without a field, and lends it out. */
function useTerminal(onTerminal: AppProps['onTerminal']): void {
	const {setRawMode} = useStdin();
	const {suspendTerminal} = useApp();
	usePaste(() => {
		// Pastes are taken apart by the key stream; this only has the terminal mark them.
	});
	useEffect(() => {
		setRawMode(true);
		return () => {
			setRawMode(false);
		};
	}, [setRawMode]);
	useEffect(() => {
		onTerminal({
			async lend<T>(use: () => Promise<T>) {
				const results: T[] = [];
				await suspendTerminal(async () => {
					results.push(await use());
				});
				return results[0]!;
			},
		});
	}, [onTerminal, suspendTerminal]);
}
