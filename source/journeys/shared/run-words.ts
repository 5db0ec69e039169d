import type {EngineName} from '../../core/engines/task.ts';
import type {Context} from '../../wizard/context.ts';
import type {RunWords} from '../../wizard/journey.ts';
import type {Run} from '../../wizard/view.ts';
import {engineIn} from './engine.ts';

/**
Returns what titles the stages of a run by an engine. The administration interface is called, and no tool is started.
*/
export function titleBy(titles: Readonly<Record<string, string>>): RunWords['stageTitle'] {
	return (stage, engine) => stage === 'start' && engine === 'api' ? 'Call ENTSSO' : titles[stage] ?? stage;
}

/** After so long, waiting is worth a word; milliseconds. */
const longWait = 10_000;

/** Explains why the screen may stand still; goes on with what else it may be. */
export const heldWindow = 'A click into the window of a Windows console selects text there, and the screen stands '
	+ 'still until a key is pressed: press Space. Else ENTSSO takes its time';

/** Space lets go of a window that a click holds, and is no command, should the window not have been held after all. */
export const runKeys = 'Space lets go of a window that a click holds, and does nothing else. Esc asks whether to stop.';

/** Returns what is said for as long as a run lasts; `what`: a sentence on what is being done. */
export function ifHeld(what: string): string {
	return `${what} If the screen seems to stand still, press Space: a click into the window can hold it.`;
}

/** Set where nothing is lost when the tool is ended. */
type Harm = {readonly isHarmless?: boolean};

const harmless = ', and nothing is lost';

/** Returns how much of its time the tool has had, once waiting is worth a word. */
export function timeSoFar(run: Run, context: Context, {isHarmless = false}: Harm = {}): string | undefined {
	const {counted} = run;
	if (counted === undefined || counted < longWait || !isToolAtWork(run)) {
		return undefined;
	}

	const {who, ends, isEnded} = limitWords(run, context);
	const limit = `${context.options.timeLimit / 1000} s`;
	// It is over with the next tick at the latest.
	return counted <= context.options.timeLimit
		? `${who} has had ${counted / 1000} s of ${limit} at most; then ${ends}${isHarmless ? harmless : ''}.`
		: `${who} has had its ${limit}, and ${isEnded}.${isHarmless ? ' Nothing is lost.' : ''}`;
}

export const outOfTurn = 'ssoconfig asks for something that this program knows, but did not expect now.';

export const nothingTypedMeanwhile = 'Nothing is typed until you choose, and the time limit stands still meanwhile.';

export const giveAnother = 'This program types what you gave at its step. To give another, answer it yourself; or '
	+ 'stop, change it there, and start again.';

/** Returns the time limit alone, where what is printed stays as it is while time goes on. */
export function timeInAll(run: Run, context: Context, {isHarmless = false}: Harm = {}): string | undefined {
	const {who, ends} = limitWords(run, context);
	return run.counted === undefined || !isToolAtWork(run)
		? undefined
		: `${who} is given ${context.options.timeLimit / 1000} s in all; then ${ends}${isHarmless ? harmless : ''}.`;
}

/** Stages in which the tool, or what is called in its place, is at work. */
const toolStages = ['start', 'password', 'confirmation', 'reminder', 'waiting'] as const;

function isToolAtWork({stages, isStopping}: Run): boolean {
	return !isStopping && toolStages.some(stage => stages[stage]?.state === 'running');
}

/** Returns the engine that does a run, or will as far as is known. */
export function engineOf(run: Run | undefined, context: Context): EngineName | 'auto' {
	return run?.engine ?? engineIn(context);
}

type LimitWords = {readonly who: string; readonly ends: string; readonly isEnded: string};

/** Returns words for the end of a run that takes too long. */
function limitWords(run: Run, context: Context): LimitWords {
	return engineOf(run, context) === 'api'
		? {who: 'ENTSSO', ends: 'the call is given up', isEnded: 'the call is being given up'}
		: {who: 'ssoconfig', ends: 'it is ended', isEnded: 'is being ended'};
}
