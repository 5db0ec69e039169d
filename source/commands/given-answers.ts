import {fillIn} from '../answers/placeholders.ts';
import {Secret} from '../answers/secret.ts';
import type {Reason} from '../core/reasons.ts';
import {findCopyFacts, findDirectoryFacts} from '../host/facts.ts';
import type {CheckLine, DirectoryCandidate, Host} from '../host/host.ts';
import {
	folderToMake,
	judge,
	pathIn,
} from '../wizard/judge.ts';
import type {FieldName, WizardState} from '../wizard/state.ts';
import {stepTitles} from '../wizard/steps.ts';
import type {BackupFlags} from './environment.ts';

export type Given = Pick<BackupFlags, 'copyTo' | 'dryRun'> & {
	/** Undefined where none was named and none is known yet. */
	readonly directory: DirectoryCandidate | undefined;
	/** Undefined in a dry run without a password. */
	readonly password: string | undefined;
	readonly reminder: string;
};

/**
Returns the wizard's state as if all had been answered, so that the same rules judge it; placeholders in paths are
filled in. The answers are judged by their text alone: of the computer nothing is known yet.
*/
export function givenState(host: Host, state: WizardState, given: Given): WizardState {
	const secret = new Secret(given.password ?? '');
	const context = {computer: host.computer, now: state.setting.today};
	return {
		...state,
		texts: {
			'install-directory': given.directory?.path ?? '',
			'backup-file': fillIn(state.texts['backup-file'], context),
			'second-copy': fillIn(given.copyTo ?? '', context),
			reminder: given.reminder,
		},
		offeredDirectory: given.directory,
		secrets: {password: secret, confirmation: secret},
	};
}

/** As `givenState`, with what was found out about the computer. */
export async function answeredState(host: Host, state: WizardState, given: Given, check: readonly CheckLine[]): Promise<WizardState> {
	const answered: WizardState = {
		...givenState(host, state, given),
		check: {...state.check, lines: Object.fromEntries(check.map(line => [line.id, line]))},
	};
	const paths = {
		directory: pathIn(answered, 'install-directory'), file: pathIn(answered, 'backup-file'), copy: pathIn(answered, 'second-copy'),
	};
	const known: WizardState = {
		...answered,
		facts: {
			'install-directory': {path: paths.directory, facts: await findDirectoryFacts(host, paths.directory)},
			'backup-file': {path: paths.file, facts: await host.inspectFile(paths.file)},
			// A run that makes the copy finds out for itself, and does not wait for a share before the backup.
			...(paths.copy !== '' && given.dryRun && {'second-copy': {path: paths.copy, facts: await findCopyFacts(host, paths.copy, paths.file)}}),
		},
	};
	return {...known, folderAgreed: folderToMake(known)};
}

/** What is wrong with an answer: plain words that begin with where it was given, and their id. */
export type Problem = {readonly text: string; readonly reason: Reason};

/** Where an answer is given on the command line. */
const flagOf = {
	'install-directory': '--install-dir',
	'backup-file': '--backup-file',
	password: 'Password on standard input',
	reminder: 'Reminder',
	'second-copy': '--copy-to',
} as const satisfies Partial<Record<FieldName, string>>;

/** Reasons that lie in the folder of the second copy as it is now. They keep no backup from being made. */
const reasonsOfCopyFolder: ReadonlySet<Reason> = new Set<Reason>(['copy-folder-missing', 'copy-file-exists', 'copy-no-right-to-write']);

/**
Returns what is wrong with the answers: `refused` keeps the run from starting, `reported` would keep the second copy
from being made. Without a password neither it nor the reminder is judged.
*/
export function problemsIn(state: WizardState, hasPassword: boolean): {readonly refused: Problem[]; readonly reported: Problem[]} {
	const fields = (Object.keys(flagOf) as Array<keyof typeof flagOf>)
		.filter(field => hasPassword || (field !== 'password' && field !== 'reminder'))
		.filter(field => field !== 'install-directory' || state.texts[field] !== '');
	const problems = fields.flatMap((field): Problem[] => {
		const {refusal, refusalOfFlag = refusal, reason} = judge(state, field);
		return refusalOfFlag === undefined || reason === undefined ? [] : [{text: `${flagOf[field]}: ${refusalOfFlag}`, reason}];
	});
	return {
		refused: problems.filter(({reason}) => !reasonsOfCopyFolder.has(reason)),
		reported: problems.filter(({reason}) => reasonsOfCopyFolder.has(reason)),
	};
}

/** What the user should know of the tool, the password and the reminder, though they are accepted. */
export function warningsIn(state: WizardState): string[] {
	return (['install-directory', 'password', 'reminder'] as const).flatMap(step => judge(state, step).warnings.map(warning => `${stepTitles[step]}: ${warning}`));
}
