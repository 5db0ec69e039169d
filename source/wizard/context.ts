import {Secret} from '../values/secret.ts';
import type {EngineName} from '../core/engines/task.ts';
import type {DirectoryCandidate, Elevation} from '../host/host.ts';
import type {PathStyle} from '../values/path-text.ts';
import type {Variables} from '../values/typed-path.ts';

/** Fixed for as long as the wizard runs, but for the engine, which the user may change after a failed run. */
export type WizardOptions = {
	readonly computer: string;
	/** Name of the practice scenario; undefined on a real computer. */
	readonly practice: string | undefined;
	readonly pathStyle: PathStyle;
	readonly defaultBackupFolder: string;
	readonly temporaryFolders: readonly string[];
	/** For those that the user types into a path. */
	readonly variables: Variables;
	/** Answers given on the command line or kept from the last time. */
	readonly given: {
		readonly installDirectory: string | undefined;
		readonly backupFile: string | undefined;
		readonly backupFolder: string | undefined;
		readonly copyFolder: string | undefined;
		readonly restoreFile?: string | undefined;
	};
	readonly engine: EngineName | 'auto';
	/** ENTSSO can be called here through its administration interface. */
	readonly hasAdministration: boolean;
	/** Milliseconds. */
	readonly timeLimit: number;
	readonly dryRun: boolean;
	/** Journey to begin with; left out for the usual one. */
	readonly begins?: 'restore';
	/** Folder of settings and history, where it is not the usual one. */
	readonly configDirectory?: string | undefined;
	/** Nobody is there to be asked. */
	readonly isUnattended?: true;
	/** Day in the default file name. */
	readonly today: Date;
	/** Scenarios that can be practised; shown where ENTSSO cannot be, so that the user picks one. */
	readonly scenarios: ReadonlyArray<{readonly name: string; readonly description: string}>;
	/** The terminal puts text into its clipboard when it is sent some. */
	readonly takesClipboard?: boolean;
	/** There is no ENTSSO to look for here, and practice is offered instead. */
	readonly offersPractice: boolean;
};

/** Something that can be put into a field with a key. */
export type Offer = {
	readonly text: string;
	/** Stands behind it where it is listed. */
	readonly detail?: string;
	readonly source?: DirectoryCandidate['source'];
};

/** Path in a field that is used as it stands: the program put it there, or it was typed and is read already. */
export type ExactPath = {
	readonly text: string;
	/** Nobody chose it, so where it is taken another takes its place. */
	readonly isOffered?: true;
};

/** Answers of the user; they live as long as their journey. */
export type Answers = {
	/** By the name of the field. */
	readonly texts: Readonly<Record<string, string>>;
	readonly secrets: Readonly<Record<string, Secret>>;
	/** Offer that was put into a field, until the user clears that and names something else. */
	readonly picked: Readonly<Record<string, Offer | undefined>>;
	/** Last one of each field that has a path. */
	readonly exact: Readonly<Record<string, ExactPath | undefined>>;
	/** Agreed to by the user, by the question that asked. */
	readonly agreed: Readonly<Record<string, string | undefined>>;
};

/** Result of a lookup. It counts as long as `about` is what the lookup is about. */
export type Found = {
	readonly about: string;
	readonly facts: unknown;
	/** Nothing more will come. */
	readonly isComplete: boolean;
};

/** What became of starting this program once more, as administrator; `round` is the one that it was told in. */
export type ElevationNews = (Elevation | {readonly state: 'asking'}) & {readonly round: number};

/** Everything that a question knows: its rules and words are made of nothing else. */
export type Context = {
	readonly options: WizardOptions;
	readonly answers: Answers;
	/** By the id of the lookup. */
	readonly found: Readonly<Record<string, Found | undefined>>;
	/** Counts the times the computer was looked over. */
	readonly round: number;
	/** Runs that were started with these answers. */
	readonly runs: number;
	/** What they came to, in order. */
	readonly results: ReadonlyArray<Record<string, unknown>>;
	/** Undefined as long as the user did not want it. */
	readonly elevation: ElevationNews | undefined;
	/** What the journeys came to that a question has opened, by the id of the question. */
	readonly nested: Readonly<Record<string, Record<string, unknown> | undefined>>;
	/** Id of the journey that was left last of those that are opened again as they were left. */
	readonly lastLeft: string | undefined;
	/** Ids of what is numbered on the way, in order. */
	readonly steps: readonly string[];
};

/** Returns the text in a field; empty where it has none. */
export function textIn({answers}: Context, field: string): string {
	return answers.texts[field] ?? '';
}

/** Returns the secret in a field; empty where it has none. */
export function secretIn({answers}: Context, field: string): Secret {
	return answers.secrets[field] ?? new Secret('');
}

/** Returns the number of a step on the way, from 1; undefined where it has none. */
export function stepNumber({steps}: Pick<Context, 'steps'>, id: string): number | undefined {
	const index = steps.indexOf(id);
	return index === -1 ? undefined : index + 1;
}
