import {useApp, usePaste, useStdin} from 'ink';
import {
	type ReactNode,
	useEffect,
	useSyncExternalStore,
} from 'react';
import {Frame} from './components/frame.tsx';
import type {TerminalLoan} from './core/engines/engine.ts';
import {headingOf} from './layout/frame.ts';
import {BackupFileScreen} from './screens/backup-file.tsx';
import {CheckScreen} from './screens/check.tsx';
import {HelpScreen} from './screens/help.tsx';
import {InstallDirectoryScreen} from './screens/install-directory.tsx';
import {OfferScreen} from './screens/offer.tsx';
import {PasswordScreen} from './screens/password.tsx';
import {ReminderScreen} from './screens/reminder.tsx';
import {ResultScreen} from './screens/result.tsx';
import {ReviewScreen} from './screens/review.tsx';
import {RunScreen} from './screens/run.tsx';
import type {Screen} from './screens/screen.ts';
import {SecondCopyScreen} from './screens/second-copy.tsx';
import type {Session} from './session.ts';
import {bindingsFor} from './wizard/keys.ts';
import type {Step} from './wizard/steps.ts';

const screens: Readonly<Record<Step, Screen>> = {
	offer: OfferScreen,
	check: CheckScreen,
	'install-directory': InstallDirectoryScreen,
	'backup-file': BackupFileScreen,
	password: PasswordScreen,
	reminder: ReminderScreen,
	'second-copy': SecondCopyScreen,
	review: ReviewScreen,
	run: RunScreen,
	result: ResultScreen,
};

type AppProps = {
	readonly session: Session;
	/** Takes the way to lend the terminal, once there is one. */
	readonly onTerminal: (loan: TerminalLoan) => void;
};

/** Shows the screen of the step, and ends when the wizard has an exit code: the one exit site. */
export function App({session, onTerminal}: AppProps): ReactNode {
	const state = useSyncExternalStore(session.subscribe, () => session.state);
	const {exit} = useApp();
	useTerminal(onTerminal);

	useEffect(() => {
		if (state.exitCode !== undefined) {
			exit(state.exitCode);
		}
	}, [exit, state.exitCode]);

	if (state.exitCode !== undefined) {
		return null;
	}

	const {step, isHelpShown} = state;
	const ShownScreen = isHelpShown ? HelpScreen : screens[step];
	return (
		<Frame heading={headingOf(state)} bindings={bindingsFor(state)}>
			<ShownScreen state={state} dispatch={session.dispatch}/>
		</Frame>
	);
}

/** Keeps the terminal raw and pastes bracketed on every screen, also on those without a field, and lends it out. */
function useTerminal(onTerminal: AppProps['onTerminal']): void {
	const {setRawMode} = useStdin();
	const {suspendTerminal} = useApp();
	usePaste(() => {
		// The key stream takes pastes apart; this only has the terminal mark them.
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
