import {systemClock} from '../host/clock.ts';
import type {Settings} from '../core/settings.ts';
import type {Host} from '../host/host.ts';
import {scenarios} from '../host/practice/scenarios.ts';
import type {WizardOptions} from '../wizard/context.ts';
import type {CommonFlags} from './environment.ts';

/** Returns what a wizard on this computer starts from: the computer, the flags, and the answers of the last time. */
export function wizardOptions(host: Host, flags: CommonFlags, {answers}: Settings): WizardOptions {
	const isPractice = host.practice !== undefined;
	const kept = isPractice ? {} : answers;
	return {
		computer: host.computer,
		practice: host.practice,
		pathStyle: host.pathStyle,
		defaultBackupFolder: host.defaultBackupFolder,
		temporaryFolders: host.temporaryFolders,
		given: {
			installDirectory: flags.installDirectory,
			backupFile: flags.backupFile,
			backupFolder: kept.backupFolder,
			copyFolder: flags.copyTo ?? kept.copyFolder,
		},
		engine: flags.engine,
		timeLimit: flags.timeLimit,
		dryRun: flags.dryRun,
		today: systemClock.now(),
		scenarios: Object.entries(scenarios).map(([name, {description}]) => ({name, description})),
		offersPractice: !isPractice && host.pathStyle === 'posix' && flags.installDirectory === undefined,
	};
}
