/**
All that the program needs to know of a computer. Implementations: `local.ts` (any system, knows only files), `windows/`
and `practice/`. Nothing here changes the computer but `createFolder`, `renameFile`, `practiceFile` and `writeEvent`;
`elevate` starts this program once more.
*/
import type {PathStyle} from '../values/path-text.ts';
import type {BackupEvent} from './backup-event.ts';
import type {Administration} from './administration.ts';
import type {RawLook} from './raw-look.ts';
import type {Renaming} from './rename.ts';
import type {SecretFinding} from './secret-state.ts';

export type {BackupEvent} from './backup-event.ts';

export type CheckState = 'ok' | 'warning' | 'stop' | 'unknown';

export const checkIds = [
	'administrator',
	'program',
	'entsso',
	'service',
	'secret-server',
	'cluster',
	'sso-administrators',
	'secret',
	'backups',
] as const;

export type CheckId = (typeof checkIds)[number];

/**
One line of the Check screen. `detail` and `advice` are plain sentences; `advice` says what to do, with the exact
command or menu.
*/
export type CheckLine = {
	readonly id: CheckId;
	readonly state: CheckState;
	readonly detail: string;
	readonly advice?: string;
	/** Name of the failover cluster in Windows, with the line `cluster`. That of ENTSSO in it is another. */
	readonly clusterName?: string;
	/** How the master secret stands, with the line `secret`. */
	readonly secret?: SecretFinding;
	/** Set where `elevate` of the host may mend it. */
	readonly canElevate?: true;
};

/** Answer to a wish to be started elevated; `because` is a sentence. */
export type Elevation = {readonly state: 'opened'} | {readonly state: 'not-opened'; readonly because: string};

/**
Source of a folder that may hold ssoconfig. `named`: the user; `registry`, `service`, `component` and `default-folder`:
keys of the registry that only administrators can write to; `variable`, `drive` and `last-time` are guesses.
*/
export type DirectorySource =
	| 'named' | 'practice'
	| 'registry' | 'service' | 'component' | 'default-folder'
	| 'variable' | 'drive' | 'last-time';

/** A folder that may hold ssoconfig, and in words where it was found (`registry`, `service path`, …). */
export type DirectoryCandidate = {
	readonly path: string;
	readonly source: DirectorySource;
	readonly foundIn: string;
};

/** Program of ssoconfig, and how it is started: `program`, then `leadingArguments`, then `-backupsecret FILE`. */
export type ToolProgram = {
	readonly program: string;
	readonly leadingArguments: readonly string[];
	/** Variables added to the tool's environment. Never a secret. */
	readonly environment?: Readonly<Record<string, string>>;
};

export type YesNoUnknown = 'yes' | 'no' | 'unknown';

/** One way in which others than administrators and this user may change what is in a folder, or where it leads. */
export type Exposure = {
	/** `foreign-owner`: who owns it may give rights to it. `unknown`: it could not be found out. */
	readonly kind: 'writable' | 'foreign-owner' | 'link' | 'unknown';
	/** A folder, a folder above it, or a file in it. */
	readonly path: string;
	/** Who may; left out where nobody is to be named. */
	readonly who?: string;
	/** Where a link leads. */
	readonly target?: string;
};

/** Facts about a file to be written, or about a folder to copy into. What could not be found out is 'unknown'. */
export type TargetFacts = {
	/** Kind of what stands at the path itself. */
	readonly target: 'nothing' | 'file' | 'folder' | 'unknown';
	/** Where a file or a folder stands, the next name at which nothing does. */
	readonly freeName?: string;
	/** State of the folder the file would be in; for a folder to copy into, of the folder itself. */
	readonly folder: 'there' | 'missing' | 'not-a-folder' | 'unknown';
	/** State of the drive, share or root of the path. */
	readonly root: 'there' | 'missing' | 'unknown';
	readonly volume: {
		readonly kind: 'fixed' | 'removable' | 'network' | 'unknown';
		/** Such as `NTFS`; undefined when not known. */
		readonly fileSystem?: string;
		/** Windows itself is on this volume. */
		readonly system: YesNoUnknown;
		readonly freeBytes?: number;
	};
	/** This user may create a file there (in the nearest folder that exists). */
	readonly writable: YesNoUnknown;
	/**
	Ways in which others may change the folder, or those above it; empty where they cannot. Left out where nobody looked.
	*/
	readonly exposures?: readonly Exposure[];
};

/** Facts about a folder that may hold ssoconfig; `tool` is undefined when there is none that can be started. */
export type DirectoryFacts = {
	readonly folder: TargetFacts['folder'];
	readonly tool: ToolProgram | undefined;
	/** Set where the tool can be given plain ASCII alone: anything else may be lost on the way to it. */
	readonly takesPlainTextOnly?: boolean;
	/** Others than administrators and this user can change the tool. */
	readonly othersCanChange: YesNoUnknown;
};

/** Facts about the SSO system; those that are not known are undefined. */
export type SsoSystem = {
	/** ENTSSO version, such as `10.0.2242.0`. */
	readonly version: string | undefined;
	/** Product or products that this version came with. */
	readonly product: string | undefined;
	readonly sqlServer: string | undefined;
	readonly database: string | undefined;
	/** Name of the master secret server as ENTSSO has it; in a cluster, that of its role. */
	readonly secretServer: string | undefined;
};

/** Rights on a folder that the host was to make; not limited where somebody else had made it. */
export type FolderRights = {
	readonly state: 'limited' | 'not-limited';
	/** A plain sentence. */
	readonly detail: string;
};

/** An event for the log of the system. */
export type LogEvent = {
	/** From 1 to 1000. */
	readonly id: number;
	readonly type: 'information' | 'warning' | 'error';
	readonly lines: readonly string[];
};

/** A file to restore that practice made, with what a note beside it says. Holds no secret of value. */
export type PracticeFile = {
	/** Full path. */
	readonly file: string;
	/** Password on the note; in the scenario `wrong-password` an earlier one, and the reminder leads to the right one. */
	readonly password: string;
	/** Reminder in the file. */
	readonly reminder: string;
	/** Files beside it with the same password, for where it proves to be the wrong one. */
	readonly others?: readonly string[];
};

export type Host = {
	/** Name of the practice scenario, undefined on a real computer. */
	readonly practice: string | undefined;
	readonly computer: string;
	/**
	Text that is the same for all runs of this program that reach the same ENTSSO, for one not to disturb the other; left
	out where no other run reaches it.
	*/
	readonly serviceKey?: string;
	/** Who runs this program; left out where that is not known. */
	readonly user?: string | undefined;
	/** Domain of that user, or the computer where it is an account of this one; left out where there are no domains. */
	readonly userDomain?: string | undefined;
	readonly pathStyle: PathStyle;
	/** Folder offered for the backup file; it need not exist. */
	readonly defaultBackupFolder: string;
	readonly temporaryFolders: readonly string[];

	/**
	Looks the computer over; calls `report` once for each of `checkIds`, in any order, as each becomes known. Never
	rejects: what fails is 'unknown'.
	*/
	check(report: (line: CheckLine) => void): Promise<void>;

	/** Makes the line `program` of the check alone. Never rejects. Left out where nothing can tell. */
	checkProgram?(): Promise<CheckLine>;

	/** Where ssoconfig may be, best first, without duplicates. */
	installDirectories(): Promise<DirectoryCandidate[]>;

	/** Returns the ssoconfig program in this folder, undefined when there is none that can be started. */
	toolIn(directory: string): Promise<ToolProgram | undefined>;

	/**
	Returns whether others than administrators and this user can change this program, or put another in its place. Never
	rejects.
	*/
	othersCanChange(program: string): Promise<YesNoUnknown>;

	/** Facts about a file to be written. `path` is absolute. */
	inspectFile(path: string): Promise<TargetFacts>;

	/** Facts about a folder to copy into. `path` is absolute. */
	inspectFolder(path: string): Promise<TargetFacts>;

	/**
	Makes the folder, parents included. Returns what became of its rights, undefined where they were left as they are by
	design. Throws the file system's error.
	*/
	createFolder(path: string): Promise<FolderRights | undefined>;

	/** Renames a file within its folder. Never replaces what stands there, and never rejects. */
	renameFile(from: string, to: string): Promise<Renaming>;

	/** Names that go on from `text`: full paths, folders ending in a separator. Case-blind on Windows. */
	completePath(text: string, kind: 'file' | 'folder'): Promise<string[]>;

	/** Events 10559, 10560, 10561 and 10589 since then, newest first; undefined when the log cannot be read here. */
	backupEvents(since: Date): Promise<readonly BackupEvent[] | undefined>;

	/**
	Events on the master secret and its restore since then, newest first; undefined when the log cannot be read here. Left
	out where there is no such log.
	*/
	secretEvents?(since: Date): Promise<readonly BackupEvent[] | undefined>;

	/** Returns how the master secret stands now, undefined where nothing can tell. Never rejects. */
	secretState?(): Promise<SecretFinding | undefined>;

	/**
	Returns whether the service of ENTSSO runs; undefined while it is starting or stopping, and where that cannot be told.
	Never rejects. Left out where nothing can tell.
	*/
	serviceState?(): Promise<'running' | 'stopped' | undefined>;

	/**
	When the newest master secret since then was made (event 10525); 'unknown' when the log cannot be read, or does not
	reach back so far. Left out where nothing can tell.
	*/
	newSecretSince?(since: Date): Promise<Date | 'none' | 'unknown'>;

	/** Returns what is known of the SSO system. Never rejects. Left out where nothing can tell. */
	describeSystem?(): Promise<SsoSystem>;

	/**
	Returns the account that owns a file; undefined when that cannot be found out. Never rejects. Left out where nothing
	can tell.
	*/
	ownerOf?(file: string): Promise<string | undefined>;

	/**
	Returns the MSIDs of the master secrets that this computer holds, current and earlier; undefined when they cannot be
	seen. Never rejects. Left out where nothing can tell.
	*/
	secretIds?(): Promise<readonly string[] | undefined>;

	/**
	Makes, once, a file to be restored in practice, under a name that is free; undefined where none could be made. Never
	rejects. Only in practice.
	*/
	practiceFile?(): Promise<PracticeFile | undefined>;

	/** Administration interface of ENTSSO. Left out where there is none: off Windows, and in practice. */
	readonly administration?: Administration;

	/** Returns whether the tool can be given plain ASCII alone here. Never rejects. Left out where all arrives. */
	takesPlainTextOnly?(): Promise<boolean>;

	/**
	Writes an event of this program to the log of the system; false where that cannot be done. Never rejects. Left out
	where there is no such log.
	*/
	writeEvent?(event: LogEvent): Promise<boolean>;

	/**
	Looks at what a report for the maintainers of this program needs. Names are still in it. Never rejects. Left out where
	nothing can tell.
	*/
	lookForReport?(): Promise<readonly RawLook[]>;

	/**
	Starts this program once more as administrator, in a window of its own. Windows asks the user first, so it may take
	long. Never rejects. Left out where nothing can do it.
	*/
	elevate?(): Promise<Elevation>;

	/** Takes away what the host made for itself (never a file of the user's). Call it once, at the end. */
	close?(): Promise<void>;
};
