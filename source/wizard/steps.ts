/** The steps that ask something, in order. */
export const questionSteps = ['check', 'install-directory', 'backup-file', 'password', 'reminder', 'second-copy', 'review'] as const;

export type QuestionStep = (typeof questionSteps)[number];

/** `offer`: off Windows, before there is a computer to look over; `run` and `result` follow the questions. */
export type Step = 'offer' | QuestionStep | 'run' | 'result';

export const stepTitles: Readonly<Record<Step, string>> = {
	offer: 'Practice',
	check: 'Check this computer',
	'install-directory': 'Install directory',
	'backup-file': 'Backup file',
	password: 'Password',
	reminder: 'Reminder',
	'second-copy': 'Second copy',
	review: 'Review',
	run: 'Backing up',
	result: 'Result',
};

/** Returns the number of a question step, from 1; undefined for the others. */
export function stepNumber(step: Step): number | undefined {
	const index = questionSteps.indexOf(step as QuestionStep);
	return index === -1 ? undefined : index + 1;
}

/** Returns the question after this one. */
export function stepAfter(step: QuestionStep): QuestionStep {
	return questionSteps[questionSteps.indexOf(step) + 1] ?? 'review';
}

/** Returns the question before this one; undefined at the first. */
export function stepBefore(step: QuestionStep): QuestionStep | undefined {
	return questionSteps[questionSteps.indexOf(step) - 1];
}
