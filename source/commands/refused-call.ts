import {systemClock} from '../values/clock.ts';
import {exitCodes} from '../values/exit-codes.ts';
import {nagiosLine} from './nagios.ts';
import type {Output} from './output.ts';

/** A call of a command that was called wrongly, or that met an error. */
export type Asked = {
	/** As it was named; undefined where no command was. */
	readonly command: string | undefined;
	readonly computer: string;
	readonly wantsJson: boolean;
	readonly wantsNagios: boolean;
};

export type Refusal = {
	/** See source/values/reasons.ts. */
	readonly reason: 'unexpected' | 'wrong-usage';
	/** A plain sentence. */
	readonly message: string;
};

/** Answer to a call that came to nothing, besides the words on stderr. */
export type Told = {
	readonly exitCode: number;
	/** Writes the object, or the line for Nagios, where one was asked for. */
	readonly write: (stdout: Output) => void;
};

/** Returns what whoever asked for an object, or for a line for Nagios, gets of a call that came to nothing. */
export async function toldOf(asked: Asked, refusal: Refusal): Promise<Told> {
	const {wantsJson, wantsNagios} = asked;
	const object = wantsJson ? await refusalObject(asked, refusal) : undefined;
	return {
		// To Nagios, 1 and 2 are states of what is looked at.
		exitCode: wantsNagios
			? exitCodes.unproven
			: {unexpected: exitCodes.failed, 'wrong-usage': exitCodes.usage}[refusal.reason],
		write(stdout) {
			if (object !== undefined) {
				stdout.json(object);
			} else if (wantsNagios) {
				stdout.lines([nagiosLine('UNKNOWN', refusal.message)]);
			}
		},
	};
}

/** Returns an object of the schema of the command, or what all schemas have where no command with one was named. */
async function refusalObject(
	{command, computer}: Asked,
	{reason, message}: Refusal,
): Promise<Readonly<Record<string, unknown>>> {
	switch (command) {
		case 'run': {
			const [{toJson}, {refused}] = await Promise.all([import('./run-json.ts'), import('./run-ending.ts')]);
			const advice = reason === 'wrong-usage' ? ['See entsso-backup run --help for all flags.'] : [];
			const ending = refused(reason, [message], advice);
			const object = toJson({
				ending, computer, practice: undefined, startedAt: systemClock.now(), check: [], recent: undefined, older: undefined,
			});
			// Nobody knows here how far it came.
			const unclear = `${message} If a backup was running, it is not known to be good.`;
			return {...object, ...(reason === 'unexpected' && {summary: unclear})};
		}

		case 'restore': {
			const [{restoreToJson}, {refused}] = await Promise.all([import('./restore-json.ts'), import('./run-ending.ts')]);
			const advice = reason === 'wrong-usage' ? ['See entsso-backup restore --help for all flags.'] : [];
			return restoreToJson({
				ending: refused(reason, [message], advice),
				computer,
				user: undefined,
				practice: undefined,
				startedAt: systemClock.now(),
				check: [],
				file: undefined,
				looked: undefined,
				present: undefined,
			});
		}

		case 'check': {
			return {
				version: 1, verdict: 'unknown', reason, message, lines: [],
			};
		}

		case 'verify': {
			return {
				version: 1, verdict: 'unknown', reason, message, notices: [], records: [],
			};
		}

		case 'history': {
			return {
				version: 1, reason, message, notices: [], records: [],
			};
		}

		case 'guide': {
			return {
				version: 1, reason, message, practice: null, topics: [], guide: null, notes: [], files: [],
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
