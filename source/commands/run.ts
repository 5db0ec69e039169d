import {text as readAll} from 'node:stream/consumers';
import {Secret} from '../answers/secret.ts';
import {systemClock} from '../host/clock.ts';
import {openSettings} from '../core/settings.ts';
import {findCopyFacts, findDirectoryFacts} from '../host/facts.ts';
import type {CheckLine, Host} from '../host/host.ts';
import {folderToMake, pathIn, problemOf} from '../wizard/judge.ts';
import {requestFrom, reviewedSteps} from '../wizard/review.ts';
import {initialState, type WizardState} from '../wizard/state.ts';
import {stepTitles} from '../wizard/steps.ts';
import {type CommonFlags, type Environment, exitCodes} from './environment.ts';
import {openHost} from './open-host.ts';
import {reportLines} from './report.ts';
import {runAndRecord} from './run-and-record.ts';
import {settingFor} from './setting-for.ts';
import {toJson} from './to-json.ts';

export type RunFlags = CommonFlags & {
	readonly reminder: string | undefined;
	readonly passwordStdin: boolean;
	readonly json: boolean;
};

/** Runs the backup without questions; gives the exit code. Messages go to stderr, with --json one object to stdout. */
export async function runUnattended(environment: Environment, flags: RunFlags): Promise<number> {
	const {stdin, stdout, stderr, ended} = environment;
	const say = (line: string): void => {
		stderr.write(`${line}\n`);
	};

	if (!flags.passwordStdin || stdin.isTTY) {
		say('Give the password as the first line of standard input, with --password-stdin. There is no flag for it.');
		return exitCodes.usage;
	}

	const input = await readAll(stdin);
	const [password = '', secondLine = ''] = input.split(/\r?\n/v, 2);
	const settings = openSettings({clock: systemClock, directory: flags.configDirectory});
	const host = openHost(environment, flags);
	try {
		const stops = await findStops(host);
		for (const {detail, advice} of stops) {
			say(`Stop: ${detail} ${advice ?? ''}`.trimEnd());
		}

		if (stops.length > 0) {
			return exitCodes.failed;
		}

		const state = await answersFor(host, flags, initialState(settingFor(host, flags, settings)), {password, reminder: flags.reminder ?? secondLine});
		const problems = reviewedSteps.map(step => [step, problemOf(state, step)] as const).filter(([, problem]) => problem !== undefined);
		for (const [step, problem] of problems) {
			say(`${stepTitles[step]}: ${problem}`);
		}

		const request = requestFrom(state);
		if (request === undefined || problems.length > 0) {
			return exitCodes.usage;
		}

		const result = await runAndRecord(request, {
			host, signal: ended, ask: undefined, terminal: undefined, onStage() {/* Nobody looks on. */},
		}, settings);
		stdout.write(flags.json ? `${toJson(result)}\n` : `${reportLines(result).join('\n')}\n`);
		return {verified: exitCodes.done, unproven: exitCodes.unproven, failed: exitCodes.failed}[result.verdict];
	} finally {
		await host.close?.();
	}
}

async function findStops(host: Host): Promise<CheckLine[]> {
	const stops: CheckLine[] = [];
	await host.check(line => {
		if (line.state === 'stop') {
			stops.push(line);
		}
	});
	return stops;
}

/** The wizard's state as if all had been answered, so that the same rules judge it. */
async function answersFor(host: Host, flags: RunFlags, state: WizardState, given: {password: string; reminder: string}): Promise<WizardState> {
	const [candidate] = await host.installDirectories();
	const secret = new Secret(given.password);
	const answered: WizardState = {
		...state,
		texts: {
			...state.texts,
			'install-directory': flags.installDirectory ?? candidate?.path ?? '',
			'second-copy': flags.copyTo ?? '',
			reminder: given.reminder,
		},
		secrets: {password: secret, confirmation: secret},
	};
	const paths = {
		directory: pathIn(answered, 'install-directory'), file: pathIn(answered, 'backup-file'), copy: pathIn(answered, 'second-copy'),
	};
	const known: WizardState = {
		...answered,
		facts: {
			'install-directory': {path: paths.directory, facts: await findDirectoryFacts(host, paths.directory)},
			'backup-file': {path: paths.file, facts: await host.inspectFile(paths.file)},
			...(paths.copy !== '' && {'second-copy': {path: paths.copy, facts: await findCopyFacts(host, paths.copy, paths.file)}}),
		},
	};
	return {...known, folderAgreed: folderToMake(known)};
}
