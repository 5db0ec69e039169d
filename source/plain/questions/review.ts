import {runLine} from '../../wizard/command-line.ts';
import {isSettled, pathIn, problemOf} from '../../wizard/judge.ts';
import {reviewedSteps} from '../../wizard/review.ts';
import {pathFields, type WizardState} from '../../wizard/state.ts';
import {stepTitles} from '../../wizard/steps.ts';
import {actsAhead, summaryOf} from '../../words/review.ts';
import {chooseFrom} from '../choose.ts';
import {exact, prose} from '../line.ts';
import {type Choice, commandReply, type Question} from '../question.ts';

const titleWidth = 19;

/** Which answer to change, or to start; undefined while the paths are looked at once more. */
export function reviewQuestion(state: WizardState): Question | undefined {
	if (pathFields.some(path => !isSettled(state, path))) {
		return undefined;
	}

	const {dryRun, engine, pathStyle} = state.setting;
	const rows = reviewedSteps.map((step): Choice => {
		const problem = problemOf(state, step);
		return {
			title: stepTitles[step].padEnd(titleWidth),
			label: summaryOf(state, step),
			...(problem !== undefined && {note: `Not yet: ${problem}`}),
			reply: commandReply({type: 'edit', step}),
		};
	});
	const start: Choice = {label: dryRun ? 'print what would be run' : 'start the backup', reply: commandReply({type: 'go-on'})};
	const number = rows.length + 1;
	const command = runLine(engine, pathIn(state, 'backup-file'), pathStyle);
	const ahead = dryRun ? 'print what would be run, and end. Nothing is started' : actsAhead(state).join(', ');
	return chooseFrom({
		key: state.step,
		choices: [...rows, start],
		below: [exact(command), prose(`${number} will: ${ahead}.`)],
		usual: rows.length,
		label: `1 to ${rows.length} to change an answer, ${number} to ${start.label}`,
	});
}
