import type {EngineName} from '../../core/engines/task.ts';
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
import {handOverHelp} from '../shared/hand-over-help.ts';
import {pathIn} from '../shared/paths.ts';
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

/**
Returns the title of a stage of a run by this engine. The administration interface is called, and no tool is started.
*/
function stageTitle(stage: string, engine: EngineName | 'auto'): string {
	return stage === 'start' && engine === 'api' ? 'Call ENTSSO' : stageTitles[stage as Stage];
}

/** After so long, waiting is worth a word; milliseconds. */
const longWait = 10_000;

const lookingForProof =
	'Looking for proof: the event that ENTSSO logs of a backup (5 s at most), then the file itself.';

/** Part of a run that would be stopped now. */
type Phase = 'before' | 'tool' | 'call' | 'proof' | 'copy' | 'end';

function phaseOf({stages: progress, asks, engine: known}: Run, {options}: Context): Phase {
	const engine = known ?? options.engine;
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

/** Returns what is said of a run that does not come to an end by itself at once. */
function whileIn(run: Run, {options}: Context): string | undefined {
	if (run.stages.evidence?.state === 'running') {
		return lookingForProof;
	}

	const {counted, engine = options.engine} = run;
	if (counted === undefined || counted < longWait || !isToolAtWork(run)) {
		return undefined;
	}

	const {who, ends, isEnded} = limitWords(engine);
	const limit = `${options.timeLimit / 1000} s`;
	// It is over with the next tick at the latest.
	return counted <= options.timeLimit
		? `${who} has had ${counted / 1000} s of ${limit} at most; then ${ends}, and nothing is lost.`
		: `${who} has had its ${limit}, and ${isEnded}. Nothing is lost.`;
}

/** Returns the time limit alone, where what is printed stays as it is while time goes on. */
function limitInLines(run: Run, {options}: Context): string | undefined {
	const {who, ends} = limitWords(run.engine ?? options.engine);
	return run.counted === undefined || !isToolAtWork(run)
		? undefined
		: `${who} is given ${options.timeLimit / 1000} s in all; then ${ends}, and nothing is lost.`;
}

function isToolAtWork({stages: progress, isStopping}: Run): boolean {
	const {start, password, confirmation, reminder, waiting} = progress;
	return !isStopping && [start, password, confirmation, reminder, waiting].some(stage => stage?.state === 'running');
}

type LimitWords = {readonly who: string; readonly ends: string; readonly isEnded: string};

/** Words for the end of a run that takes too long. */
function limitWords(engine: EngineName | 'auto'): LimitWords {
	return engine === 'api'
		? {who: 'ENTSSO', ends: 'the call is given up', isEnded: 'the call is being given up'}
		: {who: 'ssoconfig', ends: 'it is ended', isEnded: 'is being ended'};
}

const ifStuck = 'A click into the window of a Windows console selects text there, and the screen stands still until a '
	+ 'key is pressed: press Space. Else ENTSSO takes its time: after ten seconds the time limit stands below the stages.';
const afterRun = 'This program looks for proof that the file is good, makes the second copy, and shows what it found.';
const runKeys = 'Space lets go of a window that a click holds, and does nothing else. Esc asks whether to stop.';

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

const unknownPrompt = explain({
	[means]: 'ssoconfig asks something in words that this program does not know, perhaps because it is in another '
		+ 'language or a newer version. Nothing is typed until you choose, and the time limit stands still meanwhile.',
	'What is usual': 'It asks for three things, in this order: the password, the same password again, and the reminder. '
		+ 'Below the question stands which of them have been typed.',
	[goodAnswer]: 'What the question asks for. For one of the three, this program types it. '
		+ 'For anything else, such as yes or no, a file or a server, answer it yourself.',
	'To answer it yourself': 'The window is given to ssoconfig, after a page that says what is still open. '
		+ 'From then on your keys go to it, until it has ended.',
	'If you are not sure': ifStopped('Stop the run: the tool is ended'),
}, 'P, C and R have the password, the password again or the reminder typed. T gives you the window. Esc stops.');

function helpOf({options}: Context, run: Run | undefined): Help {
	if (run?.asks?.type === 'tool') {
		return unknownPrompt;
	}

	if (run?.asks?.type === 'hand-over') {
		return handOverHelp(run);
	}

	return (run?.engine ?? options.engine) === 'api' ? byCall : byTool;
}

/** Space lets go of a window that a click holds, and is no command, should the window not have been held after all. */
const ifHeld = 'The backup is being made. If the screen seems to stand still, press Space: '
	+ 'a click into the window can hold it.';

/** Words while the backup is made. */
export const runWords: RunWords = {
	title: 'Backing up',
	why: ifHeld,
	whyInLines: ifHeld,
	stages,
	isAhead(stage, context) {
		return stage === 'folder'
			? folderToMake(context) !== undefined
			: stage !== 'copy' || pathIn(context, 'second-copy') !== '';
	},
	stageTitle,
	progress: (stage, {progress}) => stage === 'copy' && progress !== undefined ? copyProgressText(progress) : undefined,
	whileIn,
	limit: limitInLines,
	prompts: ['password', 'confirmation', 'reminder'],
	stop(run, context) {
		const phase = phaseOf(run, context);
		return {question: stopQuestions[phase], stopping: stopping[phase]};
	},
	stopLabel: 'stop',
	handOver: handOverWords,
	help: helpOf,
};
