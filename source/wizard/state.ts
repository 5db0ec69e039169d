import type {CopyFacts} from '../answers/second-copy.ts';
import {defaultBackupFile} from '../answers/backup-file.ts';
import {Secret} from '../answers/secret.ts';
import type {BackupResult, Stage} from '../core/result.ts';
import type {EngineName, PromptKind, ToolQuestion} from '../core/engines/engine.ts';
import type {CopyProgress} from '../core/second-copy.ts';
import type {LastBackup} from '../core/verify.ts';
import type {
	CheckId,
	CheckLine,
	DirectoryCandidate,
	DirectoryFacts,
	PathStyle,
	TargetFacts,
} from '../host/host.ts';
import {visible} from '../text/visible.ts';
import type {Step} from './steps.ts';

/** What does not change while the wizard runs. */
export type Setting = {
	readonly computer: string;
	/** The practice scenario; undefined on a real computer. */
	readonly practice: string | undefined;
	readonly pathStyle: PathStyle;
	readonly defaultBackupFolder: string;
	readonly temporaryFolders: readonly string[];
	/** Answers given on the command line or kept from the last time. */
	readonly given: {
		readonly installDirectory: string | undefined;
		readonly backupFile: string | undefined;
		readonly backupFolder: string | undefined;
		readonly copyFolder: string | undefined;
	};
	readonly engine: EngineName | 'auto';
	/** Milliseconds. */
	readonly timeLimit: number;
	readonly dryRun: boolean;
	/** The day in the default file name. */
	readonly today: Date;
	/** Scenarios that can be practised; shown where ENTSSO cannot be, so that the user picks one. */
	readonly scenarios: ReadonlyArray<{readonly name: string; readonly description: string}>;
	/** Whether there is no ENTSSO to look for here, and practice is offered instead. */
	readonly offersPractice: boolean;
};

export type PathField = 'install-directory' | 'backup-file' | 'second-copy';

export type FieldName = PathField | 'password' | 'confirmation' | 'reminder';

export const pathFields: readonly PathField[] = ['install-directory', 'backup-file', 'second-copy'];

export function isPathField(field: FieldName | undefined): field is PathField {
	return pathFields.includes(field as PathField);
}

/** Facts found out about a path, and the path they are about. */
export type Found<Facts> = {readonly path: string; readonly facts: Facts};

export type FactsOf = {
	'install-directory': DirectoryFacts;
	'backup-file': TargetFacts;
	'second-copy': CopyFacts;
};

export type StageProgress = {
	readonly state: 'waiting' | 'running' | 'done' | 'skipped' | 'failed';
	/** Times in milliseconds since the epoch. */
	readonly startedAt?: number;
	readonly endedAt?: number;
};

export type Running = {
	readonly stages: Readonly<Partial<Record<Stage, StageProgress>>>;
	readonly startedAt: number;
	readonly now: number;
	/** What does the run, once that is known. */
	readonly engine?: EngineName | undefined;
	/** What has not been typed yet of what the tool usually asks, in its order. */
	readonly open: readonly PromptKind[];
	/** The last lines of a tool that has gone quiet; undefined while it prints. */
	readonly silence: readonly string[] | undefined;
	/** What the tool asks and nobody recognised. */
	readonly question: ToolQuestion | undefined;
	/** The terminal is about to be given to the tool; the user is told what will be asked. */
	readonly isHandOverAhead: boolean;
	/** The user was asked whether to stop. */
	readonly asksToStop: boolean;
	/** The user said to stop. */
	readonly stopping: boolean;
};

export type WizardState = {
	readonly setting: Setting;
	readonly step: Step;
	/** The step was opened from the review and goes back to it. */
	readonly isEditing: boolean;
	readonly texts: Readonly<Record<PathField | 'reminder', string>>;
	readonly secrets: Readonly<Record<'password' | 'confirmation', Secret>>;
	/** The field of the password step that has the keyboard. */
	readonly passwordFocus: 'password' | 'confirmation';
	/** Counts the times a field's text was set by something else than typing. */
	readonly revision: number;
	/** Enter was pressed on an answer that is refused: its message is shown as an error. */
	readonly wasRefused: boolean;
	/** Enter was pressed before all was known; the step goes on by itself. */
	readonly isWaiting: boolean;
	/** A sentence about what the last key did, such as that a pasted line break was left out. */
	readonly remark: string | undefined;
	/** The remark is about the text that arrives next, and stays when it does. */
	readonly isRemarkAhead: boolean;
	readonly facts: {readonly [Field in PathField]?: Found<FactsOf[Field]>};
	readonly completion: {readonly options: readonly string[]; readonly index: number} | undefined;
	/** The folder the user is asked about, and the one agreed to. */
	readonly folderAsked: string | undefined;
	readonly folderAgreed: string | undefined;
	readonly isRevealed: boolean;
	readonly isHelpShown: boolean;
	/** The first row of the explanation that is in sight. */
	readonly helpRow: number;
	readonly check: {
		readonly round: number;
		readonly lines: Readonly<Partial<Record<CheckId, CheckLine>>>;
		readonly isComplete: boolean;
	};
	/** How the last backup of this computer stands, once that is known; undefined where there is none. */
	readonly lastBackup: LastBackup | undefined;
	readonly directories: readonly DirectoryCandidate[] | undefined;
	/** The one of them that was put into the field, until the user clears that and names a folder. */
	readonly offeredDirectory: DirectoryCandidate | undefined;
	/** The selected row of the review, or of the choices on the screen. */
	readonly selected: number;
	readonly running: Running | undefined;
	readonly result: BackupResult | undefined;
	/** The second copy of a finished backup is asked for again, or being made. */
	readonly copying: 'asking' | 'running' | undefined;
	/** How far the second copy is, within a run or by itself; undefined before it moves. */
	readonly copied: CopyProgress | undefined;
	/** Said once above the first step, such as that broken settings were set aside. */
	readonly notice: string | undefined;
	/** The program ends with this exit code. */
	readonly exitCode: number | undefined;
};

/** Returns the state a wizard starts in. */
export function initialState(setting: Setting, notice?: string): WizardState {
	const {given, defaultBackupFolder, computer, today, pathStyle} = setting;
	return {
		setting,
		step: setting.offersPractice ? 'offer' : 'check',
		isEditing: false,
		texts: {
			'install-directory': given.installDirectory ?? '',
			'backup-file': given.backupFile ?? defaultBackupFile(given.backupFolder ?? defaultBackupFolder, computer, today, pathStyle),
			'second-copy': given.copyFolder ?? '',
			reminder: '',
		},
		secrets: {password: new Secret(''), confirmation: new Secret('')},
		passwordFocus: 'password',
		revision: 0,
		wasRefused: false,
		isWaiting: false,
		remark: undefined,
		isRemarkAhead: false,
		facts: {},
		completion: undefined,
		folderAsked: undefined,
		folderAgreed: undefined,
		isRevealed: false,
		isHelpShown: false,
		helpRow: 0,
		check: {round: 0, lines: {}, isComplete: false},
		lastBackup: undefined,
		directories: undefined,
		offeredDirectory: undefined,
		selected: 0,
		running: undefined,
		result: undefined,
		copying: undefined,
		copied: undefined,
		notice,
		exitCode: undefined,
	};
}

/** Returns the text field that has the keyboard; undefined where there is none. */
export function focusedField(state: WizardState): FieldName | undefined {
	if (state.isHelpShown || state.folderAsked !== undefined || state.copying === 'running' || state.exitCode !== undefined) {
		return undefined;
	}

	switch (state.step) {
		case 'install-directory':
		case 'backup-file':
		case 'second-copy':
		case 'reminder': {
			return state.step;
		}

		case 'password': {
			return state.passwordFocus;
		}

		default: {
			return undefined;
		}
	}
}

/** What is in a field, in clear. */
export function valueOf(state: WizardState, field: FieldName): string {
	return isSecretField(field) ? state.secrets[field].reveal() : state.texts[field];
}

/**
Returns what the field holds as it is drawn and edited: without characters that cannot be seen, but in a secret,
which stays as it is.
*/
export function editedValueOf(state: WizardState, field: FieldName): string {
	return isSecretField(field) ? valueOf(state, field) : visible(state.texts[field]);
}

/** Returns whether what is typed into the field must not be seen. */
export function isSecretField(field: FieldName | undefined): field is 'password' | 'confirmation' {
	return field === 'password' || field === 'confirmation';
}

/**
A name for the focused field that changes when its text was set anew: the field then starts over, cursor behind the
text.
*/
export function fieldKey(state: WizardState, field: FieldName): string {
	return `${field}#${state.revision}`;
}
