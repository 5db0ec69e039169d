import type {Secret} from '../../values/secret.ts';
import type {Reason} from '../../values/reasons.ts';
import type {ToolProgram} from '../../host/host.ts';
import type {Advice} from '../proof/advice-text.ts';
import type {RestoreEvidence, RestoreLevel} from '../proof/restore-levels.ts';
import type {EngineName, EngineOutcome} from '../engines/task.ts';
import type {Clearance} from './present-secret.ts';

/** Stages of a restore, in order. `encryption` comes only where ENTSSO says that it encrypts its data anew. */
export const restoreStages = ['look', 'start', 'password', 'waiting', 'evidence', 'encryption'] as const;

export type RestoreStage = (typeof restoreStages)[number];

export type RestoreRequest = {
	readonly tool: ToolProgram;
	/** Permission for the file, from what was seen of the secret that is there now. */
	readonly clearance: Clearance;
	readonly password: Secret;
	readonly engine: EngineName | 'auto';
	/** Milliseconds. */
	readonly timeLimit: number;
	readonly cluster?: boolean;
};

export type * from '../proof/restore-levels.ts';

/** Result of a restore. Holds no secret. */
export type RestoreResult = {
	readonly level: RestoreLevel;
	readonly errorCode: string | undefined;
	readonly summary: string;
	readonly reason?: Reason | undefined;
	readonly file: string;
	/** Copy on a local disk that was restored in place of the file; left out where the file itself was. */
	readonly localCopy?: string | undefined;
	/** Backup of the secret that was here before; left out where there was none that could be lost. */
	readonly keptBackup?: string;
	readonly engine: EngineName;
	readonly practice: string | undefined;
	readonly computer: string;
	readonly user?: string | undefined;
	readonly startedAt: Date;
	readonly endedAt: Date;
	/** How the tool ended; left out where nothing was started. */
	readonly outcome?: EngineOutcome;
	readonly evidence: readonly RestoreEvidence[];
	/** MSID of the secret that is the current one now, as event 10523 has it. */
	readonly secretId?: string | undefined;
	/** Set where the tool asked something that was not recognised. */
	readonly hadUnknownPrompt?: true;
	/** Next steps, most important first. */
	readonly advice: readonly Advice[];
	/** Last screen of the tool, secrets removed; only when something was unexpected. */
	readonly toolScreen: readonly string[];
	/** Why no record of it could be kept, a plain sentence; undefined if one was. */
	readonly notRecorded?: string | undefined;
};
