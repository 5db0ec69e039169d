import {systemClock} from '../host/clock.ts';
import {type Environment, exitCodes} from './environment.ts';
import {nagiosLine} from './nagios.ts';

/** What was asked of a command that could not be called, or that met an error. */
export type Asked = {
	/** As it was named; undefined where no command was. */
	readonly command: string | undefined;
	readonly wantsJson: boolean;
	readonly wantsNagios: boolean;
};

export type Refusal = {
	/** See source/core/reasons.ts. */
	readonly reason: 'unexpected' | 'wrong-usage';
	/** A plain sentence. */
	readonly message: string;
};

/**
Writes what whoever asked for an object, or for a line for Nagios, gets of a call that came to nothing; gives the
exit code. The words went to stderr before.
*/
export async function tellRefusal({stdout, system}: Environment, {command, wantsJson, wantsNagios}: Asked, refusal: Refusal): Promise<number> {
	if (wantsJson) {
		stdout.json(await refusalObject(command, refusal, system.computer));
	} else if (wantsNagios) {
		stdout.lines([nagiosLine('UNKNOWN', refusal.message)]);
	}

	// To Nagios, 1 and 2 are states of what is looked at.
	return wantsNagios ? exitCodes.unproven : {unexpected: exitCodes.failed, 'wrong-usage': exitCodes.usage}[refusal.reason];
}

/** Returns an object of the schema of the command, or what all schemas have where no command with one was named. */
export async function refusalObject(command: string | undefined, {reason, message}: Refusal, computer: string): Promise<Readonly<Record<string, unknown>>> {
	switch (command) {
		case 'run': {
			const [{toJson}, {refused}] = await Promise.all([import('./run-json.ts'), import('./run-ending.ts')]);
			const ending = refused(exitCodes.usage, [message], reason === 'wrong-usage' ? ['See entsso-backup run --help for all flags.'] : []);
			const object = toJson({
				ending, computer, practice: undefined, startedAt: systemClock.now(), check: [], recent: undefined, older: undefined,
			});
			// Nobody knows here how far it came.
			const summary = reason === 'unexpected' ? {summary: `${message} If a backup was running, it is not known to be good.`} : {};
			return {
				version: 1, ...object, ...summary, reason,
			};
		}

		case 'check': {
			return {
				version: 1, verdict: 'unknown', reason, message, lines: [],
			};
		}

		case 'verify': {
			return {
				version: 1, verdict: 'unknown', reason, message, records: [],
			};
		}

		case 'history': {
			return {
				version: 1, reason, message, records: [],
			};
		}

		case 'runbook': {
			return {
				version: 1, reason, message, files: [],
			};
		}

		default: {
			return {version: 1, reason, message};
		}
	}
}
