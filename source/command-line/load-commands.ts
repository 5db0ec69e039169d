import {isPlainTerminal} from '../plain/plain-terminal.ts';
import {exitCodes} from '../values/exit-codes.ts';
import type {Environment, WizardFlags} from '../commands/environment.ts';
import {guidedFlags} from '../commands/restore-flags.ts';
import type {CrashedProgram} from '../commands/unexpected.ts';
import type {CommandName} from './commands.ts';
import {debugVariable} from './mistake.ts';
import type {Commands} from './program.ts';
import {UsageError} from './usage-error.ts';
import {wrapped} from './wrapped.ts';

/** The process that the commands run in. */
export type RunningProcess = {
	/** Command that was given; undefined for the wizard. */
	readonly command: CommandName | undefined;
	/** Columns of standard error; undefined where it is no terminal. */
	readonly stderrColumns: number | undefined;
	/** Called when the terminal is gone. */
	readonly hangUp: () => void;
	/** Returns what a debug file says of this program. */
	readonly about: () => CrashedProgram;
};

const noTerminal = [
	'The wizard needs a terminal to ask its questions, and there is none here (input or output is redirected).',
	'Start it in a console window; in Git Bash put winpty before the command.',
	'Without questions, the same backup is made by:',
	'  entsso-backup run --backup-file FILE --reminder TEXT --password-stdin [--install-dir DIR] [--copy-to DIR]',
];

/** Returns what the commands do: each is loaded only when it is called. */
export function commandsIn(environment: Environment, process: RunningProcess): Commands {
	return {
		wizard: async flags => withDebug(environment, process, async debugged => startWizard(debugged, process, flags)),
		async check(flags) {
			const {runCheck} = await import('../commands/check.ts');
			return runCheck(environment, flags);
		},
		async verify(flags) {
			const {runVerify} = await import('../commands/verify.ts');
			return runVerify(environment, flags);
		},
		async history(flags) {
			const {runHistory} = await import('../commands/history.ts');
			return runHistory(environment, flags);
		},
		async run(flags) {
			const {runUnattended} = await import('../commands/run.ts');
			return withDebug(environment, process, async debugged => runUnattended(debugged, flags));
		},
		async restore(flags) {
			const {stdin, terminal} = environment;
			const isGuided = !flags.passwordStdin && !flags.json && stdin.isTTY && terminal.isTTY;
			return withDebug(environment, process, async debugged => {
				if (isGuided) {
					return startWizard(debugged, process, guidedFlags(flags));
				}

				// The guided one would wait for what only this one needs.
				const {runRestore} = await import('../commands/restore.ts');
				return runRestore(debugged, flags);
			});
		},
		async guide(flags) {
			const {runGuide} = await import('../commands/guide.ts');
			return runGuide(environment, flags);
		},
		async runbook(flags) {
			const {writeRunbook} = await import('../commands/runbook.ts');
			return writeRunbook(environment, flags);
		},
		async report(flags) {
			const {runReport} = await import('../commands/report.ts');
			return runReport(environment, flags);
		},
	};
}

/** Has the command note what it does where a debug file is wanted. */
async function withDebug(
	environment: Environment,
	{about, command}: RunningProcess,
	start: (debugged: Environment) => Promise<number>,
): Promise<number> {
	const file = environment.system.environment[debugVariable] ?? '';
	if (file === '') {
		return start(environment);
	}

	const {openDebug} = await import('../commands/debug.ts');
	const opened = openDebug(file, environment.system.computer);
	if ('problem' in opened) {
		environment.stderr.lines([`error: the variable ${debugVariable}: ${opened.problem}`]);
		throw new UsageError(`the variable ${debugVariable}: ${opened.problem}`, command);
	}

	const {version, command: called, system, node} = about();
	opened.write({
		program: version, called, system, node,
	});
	try {
		return await start({...environment, debug: opened.write});
	} finally {
		if (!opened.close()) {
			environment.stderr.lines(['The debug file could not be written to its end.']);
		}
	}
}

async function startWizard(
	environment: Environment,
	{stderrColumns, hangUp}: RunningProcess,
	flags: WizardFlags,
): Promise<number> {
	const {stdin, terminal, system} = environment;
	if (!stdin.isTTY || !terminal.isTTY) {
		environment.stderr.lines(await wrapped(noTerminal, stderrColumns));
		return exitCodes.usage;
	}

	if (flags.isPlain || isPlainTerminal(system.environment)) {
		const {runPlainWizard} = await import('../commands/plain-wizard.ts');
		return runPlainWizard(environment, flags);
	}

	// A lost connection can take the terminal away without a signal. What is typed cannot end this input: the terminal
	// is raw.
	stdin.once('end', hangUp).once('error', hangUp);
	const {runWizard} = await import('../commands/wizard.ts');
	return runWizard(environment, flags);
}
