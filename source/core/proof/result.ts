import type {Secret} from '../../values/secret.ts';
import type {SsoSystem, ToolProgram} from '../../host/host.ts';
import type {EngineName} from '../engines/task.ts';
import type {Reason} from '../../values/reasons.ts';

/** The stages of a run, in order. */
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
	/** Absolute path; nothing may be there yet. */
	readonly backupFile: string;
	/** The user agreed to this folder being made; undefined when it is there already. */
	readonly createFolder: string | undefined;
	readonly password: Secret;
	readonly reminder: Secret;
	/** Folder for the second copy; undefined for 'later'. */
	readonly copyFolder: string | undefined;
	readonly engine: EngineName | 'auto';
	/** Milliseconds. */
	readonly timeLimit: number;
	/** The computer is known to be a cluster node: some codes mean something else there. */
	readonly cluster?: boolean;
};

export const verdicts = ['verified', 'unproven', 'failed'] as const;

export type Verdict = (typeof verdicts)[number];

/** How ENTSSO itself can confirm a backup: its event 10559, and the reminder that it reads back from the file. */
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
	/** What was seen, a plain sentence. */
	readonly detail: string;
};

/** What event 10559 tells of a backup; undefined where it leaves that out. */
export type LoggedBackup = {
	/** The MSID: the GUID of the master secret. */
	readonly secretId: string | undefined;
	readonly user: string | undefined;
};

/** What a run came to. Holds no secret. */
export type BackupResult = {
	readonly verdict: Verdict;
	/** What the verdict rests on; empty where the backup is not verified. */
	readonly proof: readonly Proof[];
	/** Such as `0xC0002A0F`; undefined when the tool gave none. */
	readonly errorCode: string | undefined;
	/** Plain words for what happened: the meaning of the code, or why there is no verdict better than this. */
	readonly summary: string;
	/** Why the run failed, is unproven, or lacks the second copy that was asked for. */
	readonly reason?: Reason | undefined;
	readonly file: string;
	/** Bytes; undefined when there is no file of this run. */
	readonly size: number | undefined;
	/** Lower case hex; undefined when the run failed or the file could not be read. */
	readonly sha256: string | undefined;
	/** The engine that ran; where the run ended before one was chosen, the one asked for, `console` for `auto`. */
	readonly engine: EngineName;
	readonly practice: string | undefined;
	readonly computer: string;
	readonly startedAt: Date;
	readonly endedAt: Date;
	readonly evidence: readonly Evidence[];
	/** Where the second copy is; undefined when there is none. */
	readonly copy: string | undefined;
	/** The folder that a second copy was asked for in; undefined for 'later'. */
	readonly copyFolder?: string | undefined;
	/** What ENTSSO logged of this backup; undefined where its event was not seen. */
	readonly logged?: LoggedBackup | undefined;
	/** Who ran this program; undefined when that is not known. */
	readonly user?: string | undefined;
	/** What is known of the SSO system; undefined when nobody could tell. */
	readonly system?: SsoSystem | undefined;
	/** Where the recovery sheet is; undefined when there is none. */
	readonly recoverySheet?: string | undefined;
	/** Where a file that the failed run left was moved; undefined when there is none, or it stayed. */
	readonly leftover?: string | undefined;
	/** What to do next, most important first. */
	readonly advice: readonly string[];
	/** What the tool's screen showed, secrets removed; only when something was unexpected. */
	readonly toolScreen: readonly string[];
};
