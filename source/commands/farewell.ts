import {dryRunLine} from '../wizard/command-line.ts';
import {pathIn} from '../wizard/judge.ts';
import type {WizardState} from '../wizard/state.ts';
import {exitCodes} from './environment.ts';

/** Returns the last word of a wizard that came to no result: of a dry run the command. */
export function farewell(state: WizardState): string {
	const {setting, exitCode} = state;
	return exitCode === exitCodes.done && setting.dryRun
		? dryRunLine(setting.engine, pathIn(state, 'backup-file'), setting.pathStyle)
		: 'Left. No backup was made.';
}
