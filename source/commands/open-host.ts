import {systemClock} from '../host/clock.ts';
import type {Host} from '../host/host.ts';
import {createLocalHost} from '../host/local.ts';
import {createPracticeHost} from '../host/practice/practice-host.ts';
import {isScenarioName} from '../host/practice/scenarios.ts';
import {createAdministration} from '../host/windows/administration/administration.ts';
import {createWindowsHost} from '../host/windows/windows-host.ts';
import type {CommonFlags, Environment} from './environment.ts';

/** The computer to work on: a simulated one in practice, else this one. */
export function openHost(environment: Environment, {practice, installDirectory}: CommonFlags): Host {
	if (practice !== undefined) {
		return openPractice(environment, practice);
	}

	const {system, node, administrationProgram} = environment;
	const options = {system, clock: systemClock, ...(installDirectory !== undefined && {installDirectory})};
	return system.pathStyle === 'windows'
		? createWindowsHost({...options, administration: createAdministration({clock: systemClock, node, program: administrationProgram})})
		: createLocalHost(options);
}

/** A simulated computer. Throws a RangeError when there is no such scenario. */
export function openPractice({system, node, practiceDirectory}: Environment, scenario: string): Host {
	if (!isScenarioName(scenario)) {
		throw new RangeError(`There is no practice scenario ${scenario}.`);
	}

	return createPracticeHost(scenario, {
		system, clock: systemClock, node, programDirectory: practiceDirectory,
	});
}
