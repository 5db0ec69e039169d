import {fillIn} from '../answers/placeholders.ts';
import {Secret} from '../answers/secret.ts';
import {findCopyFacts, findDirectoryFacts} from '../host/facts.ts';
import type {CheckLine, DirectoryCandidate, Host} from '../host/host.ts';
import {
	folderToMake,
	judge,
	pathIn,
	problemOf,
} from '../wizard/judge.ts';
import {reviewedSteps} from '../wizard/review.ts';
import type {WizardState} from '../wizard/state.ts';
import {stepTitles, type QuestionStep} from '../wizard/steps.ts';
import type {BackupFlags} from './environment.ts';

export type Given = Pick<BackupFlags, 'copyTo'> & {
	/** Undefined where none was found. */
	readonly directory: DirectoryCandidate | undefined;
	/** Undefined in a dry run without a password. */
	readonly password: string | undefined;
	readonly reminder: string;
	readonly check: readonly CheckLine[];
};

/**
Returns the wizard's state as if all had been answered, so that the same rules judge it; placeholders in paths are
filled in.
*/
export async function answeredState(host: Host, state: WizardState, given: Given): Promise<WizardState> {
	const secret = new Secret(given.password ?? '');
	const context = {computer: host.computer, now: state.setting.today};
	const answered: WizardState = {
		...state,
		check: {...state.check, lines: Object.fromEntries(given.check.map(line => [line.id, line]))},
		texts: {
			'install-directory': given.directory?.path ?? '',
			'backup-file': fillIn(state.texts['backup-file'], context),
			'second-copy': fillIn(given.copyTo ?? '', context),
			reminder: given.reminder,
		},
		offeredDirectory: given.directory,
		secrets: {password: secret, confirmation: secret},
	};
	const paths = {
		directory: pathIn(answered, 'install-directory'), file: pathIn(answered, 'backup-file'), copy: pathIn(answered, 'second-copy'),
	};
	const known: WizardState = {
		...answered,
		facts: {
			'install-directory': {path: paths.directory, facts: await findDirectoryFacts(host, paths.directory)},
			'backup-file': {path: paths.file, facts: await host.inspectFile(paths.file)},
			...(paths.copy !== '' && {'second-copy': {path: paths.copy, facts: await findCopyFacts(host, paths.copy, paths.file)}}),
		},
	};
	return {...known, folderAgreed: folderToMake(known)};
}

/**
What is wrong with the answers, each after the name of its step. Without a password neither it nor the reminder is
judged.
*/
export function problemsIn(state: WizardState, hasPassword: boolean): string[] {
	const steps = reviewedSteps.filter(step => hasPassword || !isSecret(step));
	return steps.flatMap(step => {
		const problem = problemOf(state, step);
		return problem === undefined ? [] : [`${stepTitles[step]}: ${problem}`];
	});
}

/** What the user should know of the tool, the password and the reminder, though they are accepted. */
export function warningsIn(state: WizardState): string[] {
	return (['install-directory', 'password', 'reminder'] as const).flatMap(step => judge(state, step).warnings.map(warning => `${stepTitles[step]}: ${warning}`));
}

function isSecret(step: QuestionStep): boolean {
	return step === 'password' || step === 'reminder';
}
