import type {ToolQuestion} from '../../core/engines/task.ts';
import {type Stage, stages} from '../../core/proof/result.ts';
import type {Context} from '../../wizard/context.ts';
import type {RunWords} from '../../wizard/journey.ts';
import type {Help} from '../../wizard/question.ts';
import type {Run} from '../../wizard/view.ts';
import {
	explain,
	goodAnswer,
	means,
	next,
} from '../shared/help.ts';
import {handOverHelp} from '../shared/hand-over.ts';
import {pathIn} from '../shared/paths.ts';
import {
	engineOf,
	giveAnother,
	heldWindow,
	ifHeld,
	nothingTypedMeanwhile,
	outOfTurn,
	runKeys,
	timeInAll,
	timeSoFar,
	titleBy,
} from '../shared/run-words.ts';
import {isAskedAgain} from '../../wizard/tool-words.ts';
import {copyProgressText} from '../shared/second-copy.ts';
import {folderToMake} from './questions/backup-file.ts';
import {handOverWords} from './hand-over-words.ts';

const stageTitles: Readonly<Record<Stage, string>> = {
	folder: 'Make the backup folder',
	start: 'Start ssoconfig',
	password: 'Give the password',
	confirmation: 'Confirm the password',
	reminder: 'Give the reminder',
	waiting: 'Wait for ENTSSO',
	evidence: 'Verify the backup',
	copy: 'Make the second copy',
};

const lookingForProof =
	'Looking for proof: the event that ENTSSO logs of a backup (5 s at most), then the file itself.';

/** Part of a run that would be stopped now. */
type Phase = 'before' | 'tool' | 'call' | 'proof' | 'copy' | 'end';

function phaseOf(run: Run, context: Context): Phase {
	const {stages: progress, asks} = run;
	const engine = engineOf(run, context);
	const {start, evidence, copy} = progress;
	if (copy?.state === 'running') {
		return 'copy';
	}

	if (evidence?.state === 'running') {
		return 'proof';
	}

	if (evidence !== undefined || Object.values(progress).some(stage => stage?.state === 'failed')) {
		return 'end';
	}

	if (start === undefined || (engine !== 'console' && asks?.type === 'hand-over')) {
		return 'before';
	}

	return engine === 'api' ? 'call' : 'tool';
}

const stopQuestions: Readonly<Record<Phase, string>> = {
	before: 'Stop here? The backup has not been started, and will not be made.',
	tool: 'Stop the tool? There will be no backup to rely on.',
	call: 'Give up the call to ENTSSO? There will be no backup to rely on.',
	proof: 'Stop looking for proof? The backup may then stay unproven.',
	copy: 'Stop the copy? The backup itself is made, and a copy can be made later.',
	end: 'Stop here? What is left takes only a moment.',
};

const stopping: Readonly<Record<Phase, string>> = {
	before: 'Stopping...',
	tool: 'Stopping the tool...',
	call: 'Giving up the call to ENTSSO...',
	proof: 'Stopping the search for proof...',
	copy: 'Stopping the copy...',
	end: 'Coming to the end...',
};

const ifStuck = `${heldWindow}: after ten seconds the time limit stands below the stages.`;
const afterRun = 'This program looks for proof that the file is good, makes the second copy, and shows what it found.';

function ifStopped(what: string): string {
	return `You are asked first. ${what}, if it has not ended; the master secret is as it was. `
		+ 'The result says whether there is a backup to rely on.';
}

const byTool = explain({
	[means]: 'ssoconfig is at work. Each line is a stage, with the seconds it took.',
	'If it seems stuck': ifStuck,
	'If it is quiet': 'When ssoconfig has printed nothing for ten seconds, its last lines are shown. '
		+ 'If it asks something there, you can answer it yourself.',
	'If you stop it': ifStopped('The tool is ended'),
	[next]: afterRun,
}, runKeys);

const byCall = explain({
	[means]: 'ENTSSO makes the backup, called through its administration interface; ssoconfig is not started. '
		+ 'Each line is a stage, with the seconds it took.',
	'If it seems stuck': ifStuck,
	'If you stop it': ifStopped('The call is given up'),
	[next]: afterRun,
}, runKeys);

const unknownWords = 'ssoconfig asks something in words that this program does not know, perhaps because it is in '
	+ 'another language or a newer version.';

const unexpectedPrompt = (question: ToolQuestion): Help => explain({
	[means]: `${question.known === undefined ? unknownWords : outOfTurn} ${nothingTypedMeanwhile}`,
	'What is usual': 'It asks for three things, in this order: the password, the same password again, and the reminder. '
		+ 'Below the question stands which of them have been typed.',
	[goodAnswer]: 'What the question asks for. For one of the three, this program types it. '
		+ 'For anything else, such as yes or no, a file or a server, answer it yourself.',
	'To answer it yourself': 'The window is given to ssoconfig, after a page that says what is still open. '
		+ 'From then on your keys go to it, until it has ended.',
	...(isAskedAgain(question) && {'To give another one': giveAnother}),
	'If you are not sure': ifStopped('Stop the run: the tool is ended'),
}, 'P, C and R have the password, the password again or the reminder typed. T gives you the window. Esc stops.');

function helpOf(context: Context, run: Run | undefined): Help {
	if (run?.asks?.type === 'tool') {
		return unexpectedPrompt(run.asks.question);
	}

	if (run?.asks?.type === 'hand-over') {
		return handOverHelp(run);
	}

	return engineOf(run, context) === 'api' ? byCall : byTool;
}

const inSight = ifHeld('The backup is being made.');

/** Words while the backup is made. */
export const runWords: RunWords = {
	title: 'Backing up',
	why: inSight,
	whyInLines: inSight,
	stages,
	isAhead(stage, context) {
		return stage === 'folder'
			? folderToMake(context) !== undefined
			: stage !== 'copy' || pathIn(context, 'second-copy') !== '';
	},
	stageTitle: titleBy(stageTitles),
	progress: (stage, {progress}) => stage === 'copy' && progress !== undefined ? copyProgressText(progress) : undefined,
	whileIn: (run, context) => run.stages.evidence?.state === 'running'
		? lookingForProof
		: timeSoFar(run, context, {isHarmless: true}),
	limit: (run, context) => timeInAll(run, context, {isHarmless: true}),
	prompts: ['password', 'confirmation', 'reminder'],
	stop(run, context) {
		const phase = phaseOf(run, context);
		return {question: stopQuestions[phase], stopping: stopping[phase]};
	},
	stopLabel: 'stop',
	handOver: handOverWords,
	help: helpOf,
};
