import {judgeBackupFile, missingFolder} from '../answers/backup-file.ts';
import {judgeInstallDirectory} from '../answers/install-directory.ts';
import type {Judgement} from '../answers/judgement.ts';
import {
	isSamePath,
	isUnc,
	joinPath,
	tidyPath,
} from '../answers/path-text.ts';
import {judgeConfirmation, judgePassword} from '../answers/password.ts';
import {judgeReminder} from '../answers/reminder.ts';
import {judgeCopyFolder} from '../answers/second-copy.ts';
import type {DirectorySource} from '../host/host.ts';
import {
	focusedField,
	type FactsOf,
	type FieldName,
	type PathField,
	type WizardState,
} from './state.ts';
import type {QuestionStep} from './steps.ts';

/** Returns the path in a field as it will be used: without spaces around it, separators in order. */
export function pathIn(state: WizardState, field: PathField): string {
	return tidyPath(state.texts[field].trim(), state.setting.pathStyle);
}

/** What is known about the path that is in the field now. */
export function factsFor<Field extends PathField>(state: WizardState, field: Field): FactsOf[Field] | undefined {
	const found = state.facts[field];
	return found?.path === pathIn(state, field) ? found.facts : undefined;
}

/** What says that ssoconfig is in the folder that is in the field. */
function directorySource(state: WizardState): DirectorySource {
	const {offeredDirectory: offered, setting: {pathStyle}} = state;
	const path = pathIn(state, 'install-directory');
	return offered !== undefined && isSamePath(offered.path, path, pathStyle) ? offered.source : 'named';
}

/** Judges the answer in a field by all that is known. */
export function judge(state: WizardState, field: FieldName): Judgement {
	const {pathStyle: style, defaultBackupFolder, temporaryFolders} = state.setting;
	switch (field) {
		case 'install-directory': {
			return judgeInstallDirectory(pathIn(state, field), style, factsFor(state, field), directorySource(state));
		}

		case 'backup-file': {
			return judgeBackupFile(pathIn(state, field), {
				style,
				example: joinPath(defaultBackupFolder, 'SSO.bak', style),
				installDirectory: pathIn(state, 'install-directory'),
				temporaryFolders,
			}, factsFor(state, field));
		}

		case 'second-copy': {
			return judgeCopyFolder(pathIn(state, field), {style, backupFile: pathIn(state, 'backup-file')}, factsFor(state, field));
		}

		case 'password': {
			return judgePassword(state.secrets.password, isPlainOnly(state));
		}

		case 'confirmation': {
			return judgeConfirmation(state.secrets.confirmation, state.secrets.password);
		}

		case 'reminder': {
			return judgeReminder(state.texts.reminder, state.secrets.password, isPlainOnly(state));
		}
	}
}

/**
Returns whether the tool can be given plain ASCII alone; who answers it by hand types into a console that loses
nothing.
*/
function isPlainOnly(state: WizardState): boolean {
	return state.setting.engine !== 'hand-over' && (factsFor(state, 'install-directory')?.takesPlainTextOnly ?? false);
}

/** Returns whether the path can be judged by its text alone: nothing is to be looked up, or it was. */
export function isSettled(state: WizardState, field: PathField): boolean {
	return !needsFacts(state, field) || factsFor(state, field) !== undefined;
}

/**
Returns whether the computer has to be asked about the path: a path that is refused as text, or 'later', needs no
look.
*/
export function needsFacts(state: WizardState, field: PathField): boolean {
	const path = pathIn(state, field);
	const isUnreachable = field === 'backup-file' && state.setting.pathStyle === 'windows' && isUnc(path);
	return path !== '' && !isUnreachable && judge({...state, facts: {}}, field).refusal === undefined;
}

/** Returns the folder that must be made and that the user has not agreed to. */
export function folderToAskAbout(state: WizardState): string | undefined {
	const folder = folderToMake(state);
	return folder === state.folderAgreed ? undefined : folder;
}

/** Returns the folder that must be made before the tool can run. */
export function folderToMake(state: WizardState): string | undefined {
	const facts = factsFor(state, 'backup-file');
	return facts === undefined ? undefined : missingFolder(pathIn(state, 'backup-file'), state.setting.pathStyle, facts);
}

/** Returns the first refusal of a step's answers. */
export function problemOf(state: WizardState, step: QuestionStep): string | undefined {
	const fields: Readonly<Partial<Record<QuestionStep, readonly FieldName[]>>> = {
		'install-directory': ['install-directory'],
		'backup-file': ['backup-file'],
		password: ['password', 'confirmation'],
		reminder: ['reminder'],
		'second-copy': ['second-copy'],
	};
	for (const field of fields[step] ?? []) {
		const {refusal} = judge(state, field);
		if (refusal !== undefined) {
			return refusal;
		}
	}

	return undefined;
}

/** What is to be said next to the focused field. */
export function judgeFocused(state: WizardState): Judgement | undefined {
	const field = focusedField(state);
	return field === undefined ? undefined : judge(state, field);
}
