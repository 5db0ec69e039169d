import type {TerminalLoan} from '../core/engines/engine.ts';
import {systemClock} from '../host/clock.ts';
import {Conversation} from '../plain/conversation.ts';
import {LineReader} from '../plain/line-reader.ts';
import {type WizardFlags, type Environment, exitCodes} from './environment.ts';
import {farewell} from './farewell.ts';
import {openWizard} from './open-wizard.ts';
import {reportLines} from './report.ts';

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
	const conversation = new Conversation({
		session, reader, output, clock: systemClock, report: reportLines, ended,
	});
	session.dispatch({type: 'start'});
	await conversation.run();
	forgetInterrupt();
	reader.close();
	await wizard.close();
	conversation.tell();
	const {result, exitCode} = session.state;
	if (result === undefined) {
		stdout.lines([farewell(session.state)]);
	}

	return exitCode ?? exitCodes.cancelled;
}
