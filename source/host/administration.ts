import type {Secret} from '../values/secret.ts';

/**
Outcome of a call through the administration interface of ENTSSO. `unusable`: it could not be called, so it did nothing.
`returned`: without an error; `code` is its HRESULT, 0 as a rule. `failed`: with an error code such as `0xC0002A0F`, and
what it said of it. `no-answer`, `cancelled`: given up; what ENTSSO does with it is not known. `crashed`: the process
that made the call ended first. `isLeftBehind`: that process was still there afterwards.
*/
export type CallResult<Value> =
	| {readonly state: 'unusable'; readonly reason: string; readonly code?: string | undefined}
	| {readonly state: 'returned'; readonly value: Value; readonly code: number}
	| {readonly state: 'failed'; readonly code: string; readonly text: readonly string[]}
	| {readonly state: 'no-answer' | 'cancelled'; readonly isLeftBehind: boolean}
	| {readonly state: 'crashed'; readonly exitCode: number | undefined};

export type CallLimits = {
	/** Milliseconds. */
	readonly timeLimit: number;
	readonly signal?: AbortSignal;
	/** Called once the interface is open, right before the call begins. */
	readonly onCall?: () => void;
};

/** A call that does what ssoconfig would do, with its values in the order in which the method has them. */
export type AdministrationCall = {
	readonly method: 'BackupSecret' | 'RestoreSecret';
	readonly values: ReadonlyArray<string | Secret>;
};

/** Administration interface of ENTSSO, which the SSO Administration console itself works with. Nothing rejects. */
export type Administration = {
	perform(call: AdministrationCall, limits: CallLimits): Promise<CallResult<undefined>>;
	/** Reads the reminder in a backup file; needs no password. */
	readReminder(file: string, limits: CallLimits): Promise<CallResult<Secret>>;
	serverStatus(limits: CallLimits): Promise<CallResult<ServerStatus>>;
	/** Finds out whether this method is there, and calls nothing. Left out where that cannot be told. */
	opens?(method: MethodName, limits: CallLimits): Promise<CallResult<undefined>>;
};

/** Methods that the interface may be asked for. */
export type MethodName = 'BackupSecret' | 'RestoreSecret' | 'GetFilePasswordReminder' | 'GetServerStatus';

/**
Status of the SSO server that the tools of this computer talk to, in its own words. Empty where it leaves something out.
*/
export type ServerStatus = {
	/** Names of the server as it is asked for, of its cluster, and of the computer it runs on. */
	readonly server: string;
	readonly cluster: string;
	readonly node: string;
	readonly sqlServer: string;
	readonly database: string;
	readonly serviceAccount: string;
	/** Such as `10.0.2242.0`. */
	readonly version: string;
	/** Undefined when it said nothing about them. */
	readonly states: ServerStates | undefined;
};

export type ServerStates = {
	readonly isOnline: boolean;
	/** Its secret server part runs, as on the master secret server. */
	readonly isSecretServer: boolean;
	readonly isClustered: boolean;
};
