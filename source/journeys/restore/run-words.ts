import type {ToolQuestion} from '../../core/engines/task.ts';
import {restoreStages, type RestoreStage} from '../../core/restore/restore-result.ts';
import type {Context} from '../../wizard/context.ts';
import type {HandOverWords, RunWords} from '../../wizard/journey.ts';
import type {Help} from '../../wizard/question.ts';
import {isAskedAgain} from '../../wizard/tool-words.ts';
import type {Run} from '../../wizard/view.ts';
import {
	explain,
	goodAnswer,
	means,
	next,
} from '../shared/help.ts';
import {
	handOverHelp,
	ifItAsksElse,
	lastLineAsks,
	looksForProof,
	yourKeys,
} from '../shared/hand-over.ts';
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
import {restoreCommand} from './command-line.ts';
import {restoreFileIn} from './questions/backup-file-to-restore.ts';

const stageTitles: Readonly<Record<RestoreStage, string>> = {
	look: 'Look at the secret again',
	start: 'Start ssoconfig',
	password: 'Give the password',
	waiting: 'Wait for ENTSSO',
	evidence: 'Look for proof',
	encryption: 'Wait for re-encryption',
};

const lookingForProof = 'Looking for proof: the event that ENTSSO logs of a restore (5 s at most).';
const encrypting = 'ENTSSO is re-encrypting its data; do not stop ENTSSO now.';
const waitingForEncryption = `${encrypting} This program waits for event 10528, 10 minutes at most.`;
const inSight = ifHeld('The master secret is being restored.');

function isEncrypting({stages}: Run): boolean {
	return stages.encryption?.state === 'running';
}

/** Returns what is said of a run that does not come to an end by itself at once. */
function whileIn(run: Run, context: Context): string | undefined {
	if (isEncrypting(run)) {
		return waitingForEncryption;
	}

	return run.stages.evidence?.state === 'running' ? lookingForProof : timeSoFar(run, context);
}

function stop(run: Run): {readonly question: string; readonly stopping: string} {
	const {start, evidence} = run.stages;
	if (isEncrypting(run)) {
		return {
			question: `${encrypting} Stop waiting for it? ENTSSO goes on by itself.`,
			stopping: `${encrypting} It goes on by itself. Ending the wait...`,
		};
	}

	if (evidence !== undefined) {
		return {
			question: 'Stop looking for proof? The restore may then stay unproven.',
			stopping: 'Stopping the search for proof...',
		};
	}

	const isAhead = start === undefined || (run.engine !== 'console' && run.asks?.type === 'hand-over');
	return isAhead
		? {question: 'Stop here? The restore has not been started.', stopping: 'Stopping...'}
		: {
			question: 'Stop the restore? It may have been done already, or in part: the result says what was seen.',
			stopping: 'Stopping the restore...',
		};
}

function handOver(context: Context, run: Run): HandOverWords {
	const after = `${looksForProof} ${ifItAsksElse}`;
	const password = '1. Password: the one of the file. Each letter shows as a star, or not at all.';
	return run.engine === 'console'
		? {
			why: run.open.length === 0
				? `${yourKeys} The password was typed. ${lastLineAsks}`
				: `${yourKeys} ${lastLineAsks}`,
			questions: run.open.length === 0 ? [] : [password],
			command: undefined,
			after,
		}
		: {
			why: 'Now ssoconfig asks you itself, in this window. It shows the reminder first. Each answer ends with Enter:',
			questions: [password],
			command: `Command: ${restoreCommand(restoreFileIn(context), context.options.pathStyle)}`,
			after,
		};
}

const help = (who: string): Help => explain({
	[means]: `${who} is at work. Each line is a stage, with the seconds it took.`,
	'If it seems stuck': `${heldWindow}.`,
	'If you stop it': 'You are asked first. ENTSSO may have restored the secret all the same; the result says what was '
		+ 'seen of it.',
	[next]: 'This program looks for the word of ENTSSO, and shows how far the restore is proved.',
}, runKeys);

const unexpectedPrompt = (question: ToolQuestion): Help => explain({
	[means]: `${question.known === undefined
		? 'ssoconfig asks something in words that this program does not know.'
		: outOfTurn} ${nothingTypedMeanwhile}`,
	[goodAnswer]: 'Where it asks for the password of the file, this program types it. For anything else, such as yes or '
		+ 'no, answer it yourself.',
	...(isAskedAgain(question) && {'To give another one': giveAnother}),
	'To answer it yourself': 'The window is given to ssoconfig. From then on your keys go to it, until it has ended.',
	'If you are not sure': 'Stop: the tool is ended. ENTSSO may have restored the secret all the same; the result says '
		+ 'what was seen of it.',
}, 'P has the password typed. T gives you the window. Esc stops.');

/** Words while a master secret is restored. */
export const runWords: RunWords = {
	title: 'Restoring',
	why: inSight,
	whyInLines: inSight,
	stages: restoreStages,
	isAhead: stage => stage !== 'encryption',
	stageTitle: titleBy(stageTitles),
	begunInLines: stage => stage === 'encryption' ? waitingForEncryption : undefined,
	whileIn,
	limit: (run, context) => timeInAll(run, context),
	prompts: ['password'],
	stop,
	stopLabel: 'stop',
	handOver,
	help(context, run) {
		if (run?.asks?.type === 'hand-over') {
			return handOverHelp(run);
		}

		return run?.asks?.type === 'tool'
			? unexpectedPrompt(run.asks.question)
			: help(engineOf(run, context) === 'api' ? 'ENTSSO' : 'ssoconfig');
	},
};
