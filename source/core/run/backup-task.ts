import type {ToolTask} from '../engines/task.ts';
import type {BackupRequest} from '../proof/result.ts';

type Answers = Pick<BackupRequest, 'backupFile' | 'password' | 'reminder' | 'timeLimit' | 'tool'>;

/**
Returns the task of a backup: `ssoconfig -backupsecret`, which asks for the password twice, then the reminder. Pure.
*/
export function backupTask({tool, backupFile, password, reminder, timeLimit}: Answers): ToolTask {
	return {
		tool,
		arguments: ['-backupsecret', backupFile],
		prompts: [
			{kind: 'password', secret: password},
			{kind: 'confirmation', secret: password},
			{kind: 'reminder', secret: reminder},
		],
		call: {method: 'BackupSecret', values: [backupFile, password, reminder]},
		timeLimit,
	};
}
