import type {Paragraph} from '../../text/paragraph.ts';
import type {Secret} from '../../values/secret.ts';
import type {SsoSystem, ToolProgram} from '../../host/host.ts';
import type {EngineName, PromptKind} from '../engines/task.ts';
import type {Reason} from '../../values/reasons.ts';
import type {Advice} from './advice-text.ts';

/** Stages of a run, in order. */
export const stages = [
	'folder',
	'start',
	'password',
	'confirmation',
	'reminder',
	'waiting',
	'evidence',
	'copy',
] as const;

export type Stage = (typeof stages)[number];

export type StageState = 'start' | 'done' | 'skipped' | 'failed';

export type BackupRequest = {
	readonly tool: ToolProgram;
	readonly installDirectory: string;
	/** Absolute path of a file that must not exist yet. */
	readonly backupFile: string;
	/** Folder that the user agreed to have made; undefined when it is there already. */
	readonly createFolder: string | undefined;
	readonly password: Secret;
	readonly reminder: Secret;
	/** Folder for the second copy; undefined for 'later'. */
	readonly copyFolder: string | undefined;
	/** That folder, where the user agreed to have it made; undefined when it is there already. */
	readonly createCopyFolder?: string | undefined;
	readonly engine: EngineName | 'auto';
	/** Milliseconds. */
	readonly timeLimit: number;
	/** True on a known cluster node, where some codes mean something else. */
	readonly cluster?: boolean;
	/** Left out where nobody was asked any questions. */
	readonly withoutQuestions?: WithoutQuestions;
};

/**
Returns lines on how to make the same backup without questions, with its second copy in this folder if one is given.
*/
export type WithoutQuestions = (copyFolder?: string) => readonly Paragraph[];

export const verdicts = ['verified', 'unproven', 'failed'] as const;

export type Verdict = (typeof verdicts)[number];

/**
Ways in which ENTSSO itself can confirm a backup: its event 10559, and the reminder that it reads back from the file.
*/
export const proofs = ['event', 'reminder'] as const;

export type Proof = (typeof proofs)[number];

export const evidenceIds = [
	'tool',
	'file',
	'new',
	'event',
	'asked-again',
	'secret',
	'reminder',
	'password-as-reminder',
	'typed',
	'password',
	'folder',
	'copy',
	'copy-folder',
] as const;

export type EvidenceId = (typeof evidenceIds)[number];

export const evidenceStates = ['ok', 'missing', 'bad', 'unknown'] as const;

export type Evidence = {
	readonly id: EvidenceId;
	readonly state: (typeof evidenceStates)[number];
	/** Observation, a plain sentence. */
	readonly detail: string;
};

/** Details of a backup in event 10559; undefined where the event lacks one. */
export type LoggedBackup = {
	/** MSID, the GUID of the master secret. */
	readonly secretId: string | undefined;
	/** That of the secret before it, which is in the file as well; left out where ENTSSO named none. */
	readonly previousSecretId?: string | undefined;
	readonly user: string | undefined;
};

/** Result of a run. Holds no secret. */
export type BackupResult = {
	readonly verdict: Verdict;
	/** Proof behind the verdict; empty unless the backup is verified. */
	readonly proof: readonly Proof[];
	/** Such as `0xC0002A0F`; undefined when the tool gave none. */
	readonly errorCode: string | undefined;
	/** Plain words for the outcome: the meaning of the code, or why the verdict is no better. */
	readonly summary: string;
	/** Why the run failed, is unproven, or lacks the second copy that was asked for. */
	readonly reason?: Reason | undefined;
	readonly file: string;
	/** Bytes; undefined when there is no file of this run. */
	readonly size: number | undefined;
	/** Lower case hex; undefined when the run failed or the file could not be read. */
	readonly sha256: string | undefined;
	/** Engine that ran; if the run ended before one was chosen, the one asked for, `console` for `auto`. */
	readonly engine: EngineName;
	readonly practice: string | undefined;
	readonly computer: string;
	readonly startedAt: Date;
	readonly endedAt: Date;
	readonly evidence: readonly Evidence[];
	/** Where the second copy is; undefined when there is none. */
	readonly copy: string | undefined;
	/** Folder asked for as the place of a second copy; undefined for 'later'. */
	readonly copyFolder?: string | undefined;
	/** Details that ENTSSO logged about this backup; undefined where its event was not seen. */
	readonly logged?: LoggedBackup | undefined;
	/** Who ran this program; undefined when that is not known. */
	readonly user?: string | undefined;
	/** Facts about the SSO system; undefined when none could be found out. */
	readonly system?: SsoSystem | undefined;
	/** Where the recovery sheet is; undefined when there is none. */
	readonly recoverySheet?: string | undefined;
	/** Where a file that the failed run left was moved; undefined when there is none, or it stayed. */
	readonly leftover?: string | undefined;
	/** Why no record of the run could be kept, a plain sentence; undefined if one was. */
	readonly notRecorded?: string | undefined;
	/** Left out where nobody was asked any questions. */
	readonly withoutQuestions?: WithoutQuestions | undefined;
	/** Kind that the tool asked for though it had been typed, when it was ended. */
	readonly askedAgain?: PromptKind | undefined;
	/** Set where the tool asked something that was not recognised. */
	readonly hadUnknownPrompt?: true;
	/** Next steps, most important first. */
	readonly advice: readonly Advice[];
	/** Last screen of the tool, secrets removed; only when something was unexpected. */
	readonly toolScreen: readonly string[];
};
