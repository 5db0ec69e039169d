import {fillIn} from '../values/placeholders.ts';
import {Secret} from '../values/secret.ts';
import type {Reason} from '../values/reasons.ts';
import type {CheckLine, DirectoryCandidate} from '../host/host.ts';
import {checkLines} from '../journeys/shared/check-lookups.ts';
import type {Context, Found, WizardOptions} from '../wizard/context.ts';
import type {Journey} from '../wizard/journey.ts';
import type {Lookup, LookServices} from '../wizard/lookup.ts';
import type {Field, Question} from '../wizard/question.ts';
import {contextIn, newJourney} from '../wizard/state.ts';
import type {BackupFlags} from './environment.ts';

export type Given = Pick<BackupFlags, 'copyTo' | 'dryRun'> & {
	/** Undefined where none was named and none is known yet. */
	readonly directory: DirectoryCandidate | undefined;
	/** Undefined in a dry run without a password. */
	readonly password: string | undefined;
	readonly reminder: string;
};

/**
Returns what the questions of a journey know as if all had been answered, so that the same rules judge it; placeholders
in paths are filled in. The answers are judged by their text alone: of the computer nothing is known yet.
*/
export function givenContext(journey: Journey, options: WizardOptions, given: Given): Context {
	const secret = new Secret(given.password ?? '');
	const placeholders = {computer: options.computer, now: options.today};
	const {answers, ...begun} = newJourney(journey, options);
	const {directory} = given;
	const texts = {
		'install-directory': directory?.path ?? '',
		'backup-file': fillIn(answers.texts['backup-file'] ?? '', placeholders),
		'second-copy': fillIn(given.copyTo ?? '', placeholders),
		reminder: given.reminder,
	};
	return contextIn(options, {
		...begun,
		answers: {
			...answers,
			texts,
			// The shell has read them.
			exact: Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, {text}])),
			secrets: {password: secret, confirmation: secret},
			picked: {
				'install-directory': directory && {text: directory.path, source: directory.source},
			},
		},
	});
}

/** As `givenContext`, with what was found out about the computer. */
export async function answeredContext(
	journey: Journey,
	options: WizardOptions,
	given: Given,
	{check, ...services}: Omit<LookServices, 'isWanted'> & {readonly check: readonly CheckLine[]},
): Promise<Context> {
	const context = givenContext(journey, options, given);
	const asked = journey.questions
		.filter(({fields}) => fields.length > 0)
		// A run that makes the copy finds out for itself, and does not wait for a share before the backup.
		.filter(({id}) => id !== 'second-copy' || given.dryRun)
		.flatMap(({lookups}) => lookups);
	const found = await Promise.all(asked.map(
		async lookup => [lookup.id, await lookUp(lookup, context, {...services, isWanted: () => true})] as const,
	));
	const lines = Object.fromEntries(check.map(line => [line.id, line]));
	return {
		...context,
		found: {
			[checkLines.id]: {about: checkLines.about(context) ?? '', facts: lines, isComplete: true},
			...Object.fromEntries(found),
		},
	};
}

async function lookUp(lookup: Lookup, context: Context, services: LookServices): Promise<Found | undefined> {
	const about = lookup.about(context);
	if (about === undefined) {
		return undefined;
	}

	let found: Found | undefined;
	await lookup.look(services, context, (facts, isComplete) => {
		found = {about, facts, isComplete};
	});
	return found;
}

/** A problem with an answer; its text is plain and begins with where the answer was given. */
export type Problem = {readonly text: string; readonly reason: Reason};

/** Reasons that lie in the folder of the second copy as it is now. They keep no backup from being made. */
const reasonsOfCopyFolder: ReadonlySet<Reason> = new Set<Reason>([
	'copy-folder-missing',
	'copy-file-exists',
	'copy-no-right-to-write',
]);

/**
Returns what is wrong with the answers: `refused` keeps the run from starting, `reported` would keep the second copy
from being made. Without a password neither it nor the reminder is judged.
*/
export function problemsIn(
	journey: Journey,
	context: Context,
	hasPassword: boolean,
): {readonly refused: Problem[]; readonly reported: Problem[]} {
	const {texts} = context.answers;
	const judged = fieldsOf(journey)
		.filter(({field: {name}}) => name !== 'confirmation')
		.filter(({field}) => hasPassword || (field.kind !== 'secret' && field.isForgotten !== true))
		// Without one, ssoconfig is looked for.
		.filter(({field: {name}}) => name !== 'install-directory' || texts[name] !== '');
	const problems = judged.flatMap(({question, field}): Problem[] => {
		const {refusal, refusalOfFlag = refusal, reason} = question.validate(context, field.name);
		return refusalOfFlag === undefined || reason === undefined ? [] : [{text: `${field.flag}: ${refusalOfFlag}`, reason}];
	});
	return {
		refused: problems.filter(({reason}) => !reasonsOfCopyFolder.has(reason)),
		reported: problems.filter(({reason}) => reasonsOfCopyFolder.has(reason)),
	};
}

/** Returns the warnings about the tool, the password and the reminder; none of them keeps a run from starting. */
export function warningsIn(journey: Journey, context: Context): string[] {
	const warned = new Set(['install-directory', 'password', 'reminder']);
	return fieldsOf(journey)
		.filter(({field: {name}}) => warned.has(name))
		.flatMap(({question, field}) => {
			const {warnings, warningsOfFlag = []} = question.validate(context, field.name);
			return [...warnings, ...warningsOfFlag].map(warning => `${question.title}: ${warning}`);
		});
}

function fieldsOf({questions}: Journey): Array<{readonly question: Question; readonly field: Field}> {
	return questions.flatMap(question => question.fields.map(field => ({question, field})));
}
