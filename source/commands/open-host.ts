import path from 'node:path';
import process from 'node:process';
import {systemClock} from '../values/clock.ts';
import type {Host} from '../host/host.ts';
import {isScenarioName} from '../host/practice/scenarios.ts';
import type {CommonFlags, Environment} from './environment.ts';

type Watching = {
	/** True when somebody looks on as the computer is looked over. */
	readonly isWatched?: boolean;
};

/** Returns the computer to work on: a simulated one in practice, else this one. Only the code of this one is loaded. */
export async function openHost(
	environment: Environment,
	{practice, installDirectory}: Pick<CommonFlags, 'installDirectory' | 'practice'>,
	watching: Watching = {},
): Promise<Host> {
	if (practice !== undefined) {
		return openPractice(environment, practice, watching);
	}

	const {system, node, administrationProgram, programFolder, programFile, given} = environment;
	const options = {
		system,
		clock: systemClock,
		program: {node, folder: programFolder},
		...(installDirectory !== undefined && {installDirectory}),
	};
	if (system.pathStyle === 'windows') {
		const {createWindowsHost} = await import('../host/windows/windows-host.ts');
		const {createAdministration} = await import('../host/windows/administration/administration.ts');
		const administration = createAdministration({clock: systemClock, node, program: administrationProgram});
		const ownStart = {node, file: programFile, given};
		return Object.assign(createWindowsHost({...options, administration, ownStart}), {serviceKey: 'this computer'});
	}

	const {createLocalHost} = await import('../host/local.ts');
	const host = createLocalHost(options);
	if (installDirectory === undefined) {
		return host;
	}

	// Elsewhere there is no ENTSSO but what the tool stands for.
	const {lockKey} = await import('../host/file-lock.ts');
	return Object.assign(host, {serviceKey: await lockKey(path.join(installDirectory, 'ssoconfig'), process.platform)});
}

/** A simulated computer. Rejects with a RangeError when there is no such scenario. */
export async function openPractice(
	{system, node, practiceDirectory}: Environment,
	scenario: string,
	watching: Watching = {},
): Promise<Host> {
	if (!isScenarioName(scenario)) {
		throw new RangeError(`There is no practice scenario ${scenario}.`);
	}

	const {createPracticeHost} = await import('../host/practice/practice-host.ts');
	return createPracticeHost(scenario, {
		system, clock: systemClock, node, programDirectory: practiceDirectory, ...watching,
	});
}
