import type {TerminalLoan} from '../core/engines/task.ts';
import {systemClock} from '../values/clock.ts';
import {LineReader} from '../plain/line-reader.ts';
import {PlainWizard} from '../plain/plain-wizard.ts';
import {exitCodes} from '../values/exit-codes.ts';
import type {WizardFlags, Environment} from './environment.ts';
import {lastWords} from './last-words.ts';
import {openWizard} from './open-wizard.ts';

/** Runs the wizard as questions and answers, line by line; gives the exit code. */
export async function runPlainWizard(environment: Environment, flags: WizardFlags): Promise<number> {
	const {stdin, stdout, terminal: output, ended, onInterrupt} = environment;
	const terminal: TerminalLoan = {lend: async use => reader.lend(use)};
	const wizard = await openWizard(environment, flags, terminal);
	const {session} = wizard;
	const interrupt = (): void => {
		session.dispatch({type: 'leave'});
	};

	const reader = new LineReader({terminal: stdin, clock: systemClock, onInterrupt: interrupt});
	const forgetInterrupt = onInterrupt(interrupt);
	const plainWizard = new PlainWizard({
		session, reader, output, clock: systemClock, ended,
	});
	try {
		session.dispatch({type: 'start'});
		await plainWizard.run();
	} finally {
		forgetInterrupt();
		reader.close();
		await wizard.close();
	}

	plainWizard.announce();
	const {journeys, exitCode} = session.state;
	// A result was told in full already.
	if (journeys[0].result === undefined) {
		stdout.paragraphs(lastWords(session.state));
	}

	return exitCode ?? exitCodes.cancelled;
}
