import {render} from 'ink';
import {App} from '../app.tsx';
import {ThemeContext} from '../components/theme-context.ts';
import {systemClock} from '../host/clock.ts';
import type {TerminalLoan} from '../core/engines/engine.ts';
import {openSettings} from '../core/settings.ts';
import {createEffects} from '../effects.ts';
import {createSession, type Session} from '../session.ts';
import {createFieldFeed} from '../terminal/field-feed.ts';
import type {Key} from '../terminal/key.ts';
import {KeyStream} from '../terminal/key-stream.ts';
import {chooseTheme} from '../terminal/theme.ts';
import {commandLine} from '../wizard/command-line.ts';
import {pathIn} from '../wizard/judge.ts';
import {commandFor} from '../wizard/keys.ts';
import {
	fieldKey,
	focusedField,
	initialState,
	valueOf,
	type WizardState,
} from '../wizard/state.ts';
import {type CommonFlags, type Environment, exitCodes} from './environment.ts';
import {openHost, openPractice} from './open-host.ts';
import {reportLines} from './report.ts';
import {findLastBackup} from './last-backup.ts';
import {copyAndRecord, runAndRecord} from './run-and-record.ts';
import {settingFor} from './setting-for.ts';

/** Frames a second at most: a remote console needs no more. */
const framesPerSecond = 20;

/** Runs the wizard in the terminal; gives the exit code. */
export async function runWizard(environment: Environment, flags: CommonFlags): Promise<number> {
	const {stdin, stdout, ended} = environment;
	const settings = openSettings({clock: systemClock, directory: flags.configDirectory});
	const host = openHost(environment, flags);
	const terminal = lateTerminal();
	const effects = createEffects({
		clock: systemClock,
		host,
		terminal: terminal.loan,
		lastDirectory: settings.answers.installDirectory,
		findLastBackup: async on => findLastBackup(settings.history, {host: on, clock: systemClock}),
		openPractice: scenario => openPractice(environment, scenario),
		settingFor: practiceHost => settingFor(practiceHost, flags, settings),
		copyAgain: async (on, result, folder, signal) => copyAndRecord(result, folder, {host: on, signal}, settings),
		runBackup: async (on, request, services) => runAndRecord(request, {...services, host: on}, settings),
	});
	const session = createSession(initialState(settingFor(host, flags, settings), settings.notice), effects.perform);
	const keyboard = new KeyStream(stdin, createKeyHandler(session));
	session.dispatch({type: 'start'});
	// Before the first frame, so that no key is answered by the console itself.
	keyboard.setRawMode(true);
	const app = render(
		<ThemeContext value={chooseTheme(flags.isAscii)}>
			<App session={session} onTerminal={terminal.set}/>
		</ThemeContext>,
		{
			stdin: keyboard as unknown as typeof stdin,
			stdout,
			exitOnCtrlC: false,
			interactive: true,
			incrementalRendering: true,
			maxFps: framesPerSecond,
			patchConsole: false,
		},
	);
	const leave = (): void => {
		app.unmount();
	};

	ended.addEventListener('abort', leave);
	if (ended.aborted) {
		leave();
	}

	await app.waitUntilExit();
	ended.removeEventListener('abort', leave);
	await effects.close();
	stdout.write(farewell(session.state));
	return session.state.exitCode ?? exitCodes.cancelled;
}

/** What a key does: a command of the key map, or keystrokes for the text field. */
function createKeyHandler(session: Session): (key: Key) => readonly string[] {
	const feed = createFieldFeed();
	return key => {
		const {state} = session;
		const field = focusedField(state);
		const isText = key.name === 'text';
		const command = isText && field !== undefined ? undefined : commandFor(state, isText ? (key as {text: string}).text : key.name);
		if (command !== undefined) {
			session.dispatch(command);
			return [];
		}

		if (field === undefined) {
			return [];
		}

		if (key.name === 'paste' && (key as {hadLineBreak: boolean}).hadLineBreak) {
			session.dispatch({type: 'pasted-line-break'});
		}

		return feed({name: fieldKey(state, field), value: valueOf(state, field)}, key);
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

/** What stays in the scrollback. */
function farewell(state: WizardState): string {
	const {result, setting, exitCode} = state;
	if (result !== undefined) {
		return `${reportLines(result).join('\n')}\n`;
	}

	return exitCode === exitCodes.done && setting.dryRun
		? `${commandLine(pathIn(state, 'backup-file'), setting.pathStyle)}\n`
		: 'Left. No backup was made.\n';
}
