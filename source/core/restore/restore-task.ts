import type {Secret} from '../../values/secret.ts';
import type {ToolProgram} from '../../host/host.ts';
import type {ToolTask} from '../engines/task.ts';
import type {Clearance} from './present-secret.ts';

type Answers = {
	readonly tool: ToolProgram;
	readonly clearance: Clearance;
	readonly password: Secret;
	/** Milliseconds. */
	readonly timeLimit: number;
};

/**
Returns the task of a restore: `ssoconfig -restoresecret`, which prints the reminder and asks for the password once.
There is none without a permission, which also names the file. Pure.
*/
export function restoreTask({tool, clearance: {file}, password, timeLimit}: Answers): ToolTask {
	return {
		tool,
		arguments: ['-restoresecret', file],
		prompts: [{kind: 'password', secret: password}],
		call: {method: 'RestoreSecret', values: [file, password]},
		timeLimit,
	};
}
