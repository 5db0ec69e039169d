import type {Paragraph} from '../../text/paragraph.ts';
import {Secret} from '../../values/secret.ts';
import type {BackupRequest} from '../../core/proof/result.ts';
import {type Context, textIn} from '../../wizard/context.ts';
import type {Start} from '../../wizard/journey.ts';
import {isClustered} from '../shared/check-lookups.ts';
import {installDirectoryQuestion, toolFacts} from '../shared/install-directory.ts';
import {pathIn} from '../shared/paths.ts';
import {copyFolderToMake} from '../shared/second-copy.ts';
import {backupFileIn, folderToMake} from './questions/backup-file.ts';
import {passwordIn} from './questions/password.ts';
import {unattendedParagraphs, type UnattendedAnswers} from './unattended-command.ts';

/** Returns how the same backup is made without questions. */
export function withoutQuestions(context: Context): readonly Paragraph[] {
	return unattendedParagraphs(unattendedAnswers(context));
}

/** Returns the answers without the password, so that they can be kept. */
function unattendedAnswers(context: Context): UnattendedAnswers {
	const {
		pathStyle, computer, today, practice, engine, timeLimit, configDirectory,
	} = context.options;
	const copyFolder = pathIn(context, 'second-copy');
	return {
		pathStyle,
		computer,
		today,
		practice,
		engine,
		timeLimit,
		configDirectory,
		installDirectory: pathIn(context, 'install-directory'),
		backupFile: backupFileIn(context),
		reminder: textIn(context, 'reminder'),
		copyFolder: copyFolder === '' ? undefined : copyFolder,
	};
}

/** Returns what the answers start. */
export function startOf(context: Context): Start<BackupRequest> {
	if (context.options.dryRun) {
		return {type: 'end'};
	}

	const request = requestFrom(context);
	return request === undefined ? {type: 'open', question: installDirectoryQuestion.id} : {type: 'run', request};
}

/** Returns the answers as a request to the core; undefined while there is no ssoconfig to start. */
export function requestFrom(context: Context): BackupRequest | undefined {
	const tool = toolFacts.factsIn(context)?.tool;
	if (tool === undefined) {
		return undefined;
	}

	const {engine, timeLimit} = context.options;
	const copyFolder = pathIn(context, 'second-copy');
	const unattended = unattendedAnswers(context);
	return {
		tool,
		installDirectory: pathIn(context, 'install-directory'),
		backupFile: backupFileIn(context),
		createFolder: folderToMake(context),
		password: passwordIn(context),
		reminder: new Secret(textIn(context, 'reminder')),
		copyFolder: copyFolder === '' ? undefined : copyFolder,
		createCopyFolder: copyFolderToMake(context),
		engine,
		timeLimit,
		...(context.options.isUnattended !== true && {
			withoutQuestions: (copiedTo = unattended.copyFolder) => unattendedParagraphs({...unattended, copyFolder: copiedTo}),
		}),
		cluster: isClustered(context),
	};
}
