import {fillIn} from '../values/placeholders.ts';
import {systemClock} from '../values/clock.ts';
import type {Preferences} from '../core/records/preferences.ts';
import type {Host} from '../host/host.ts';
import type {System} from '../host/system.ts';
import {scenarios} from '../host/practice/scenarios.ts';
import type {WizardOptions} from '../wizard/context.ts';
import type {BackupFlags, WizardFlags} from './environment.ts';

/** Returns what a wizard on this computer starts from: the computer, the flags, and the answers of the last time. */
export function wizardOptions(
	host: Host,
	flags: BackupFlags & Pick<WizardFlags, 'begins' | 'restoreFile'>,
	{answers}: Preferences,
	{environment, home}: System,
): WizardOptions {
	const isPractice = host.practice !== undefined;
	const kept = isPractice ? {} : answers;
	const today = systemClock.now();
	const filled = (text: string | undefined): string | undefined => text === undefined
		? undefined
		: fillIn(text, {computer: host.computer, now: today});
	return {
		computer: host.computer,
		practice: host.practice,
		pathStyle: host.pathStyle,
		defaultBackupFolder: host.defaultBackupFolder,
		temporaryFolders: host.temporaryFolders,
		variables: name => environment[name] ?? (name === 'HOME' ? home : undefined),
		given: {
			installDirectory: flags.installDirectory,
			backupFile: filled(flags.backupFile),
			backupFolder: kept.backupFolder,
			copyFolder: filled(flags.copyTo) ?? kept.copyFolder,
			restoreFile: flags.restoreFile,
		},
		engine: flags.engine,
		hasAdministration: host.administration !== undefined,
		timeLimit: flags.timeLimit,
		dryRun: flags.dryRun,
		...(flags.begins !== undefined && {begins: flags.begins}),
		configDirectory: flags.configDirectory,
		today,
		scenarios: Object.entries(scenarios).map(([name, {description}]) => ({name, description})),
		offersPractice: !isPractice && host.pathStyle === 'posix' && flags.installDirectory === undefined,
	};
}
