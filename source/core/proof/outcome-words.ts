import {codeText, isErrorCode} from '../../host/error-code.ts';
import {spanText} from '../../values/times.ts';
import type {ToolEnding} from '../engines/task.ts';
import {explainCode} from './codes.ts';
import type {Facts} from './facts.ts';

/** Words for a run, which is either a tool that ran or a call that was made. Plain sentences. */
export type RunWords = {
	readonly endedWell: string;
	readonly unseen: string;
	readonly leftBehind: string;
	readonly failedWith: (code: string) => string;
	readonly endedWith: (exitCode: number) => string;
	/** Used when the process ended with the code of a fault. */
	readonly crashedWith: (code: string) => string;
	/** Outcomes, by ending, for runs that did not end by themselves. */
	readonly endings: Readonly<Record<Exclude<ToolEnding, 'exited' | 'question'>, string>>;
	/** Outcome of a run that was cancelled before anything was started. */
	readonly neverBegan: string;
	/** Reasons why it left no backup. */
	readonly failures: {
		readonly cancelled: string;
		readonly 'time-limit': string;
		readonly killed: string;
		/** `code`: code of a fault, which Windows reports as the exit code. */
		readonly crashed: (code: string) => string;
		/** `fault`: what is wrong with the path of the backup file, as a clause. */
		readonly noFile: (exitCode: number, fault: string) => string;
	};
	/** Advice when a part of it was left running. */
	readonly endLeftBehind: string;
};

/** Returns what is said of a tool that printed a code, asked again, and took the next answer. */
export function refusedBefore(code: string): string {
	return `The tool printed the error code ${code}, asked again, and printed none after the next answer.`;
}

/** `limit`: the time that the tool was given, such as `5 minutes`. */
const toolWords = (limit: string): RunWords => ({
	endedWell: 'The tool ended by itself and printed no error code.',
	unseen: 'What the tool printed could not be seen by this program.',
	leftBehind: 'A process of the tool was still there after its end.',
	failedWith: code => `The tool printed the error code ${code}.`,
	endedWith: exitCode => `The tool ended with exit code ${exitCodeText(exitCode)} and printed no error code.`,
	crashedWith: code => `The tool ended with exit code ${code} and printed no error code.`,
	endings: {
		killed: 'The tool was ended from outside, or crashed.',
		'time-limit': `The tool was ended after ${limit}, its time limit.`,
		cancelled: 'The backup was cancelled, so ssoconfig was ended.',
		'not-started': 'The tool was not started.',
	},
	neverBegan: 'The backup was cancelled before ssoconfig was started.',
	failures: {
		cancelled: 'The backup was cancelled before ssoconfig ended.',
		'time-limit': `ssoconfig did not finish in ${limit}, so it was ended.`,
		killed: 'The tool was ended before it came to its end: from outside, or by a crash.',
		crashed: code => explainCode(code).meaning,
		noFile: (exitCode, fault) => exitCode === 0
			? `The tool ended without an error, but ${fault}.`
			: `The tool ended with exit code ${exitCodeText(exitCode)}, and ${fault}.`,
	},
	endLeftBehind: 'A process of the tool is still there; end ssoconfig in Task Manager.',
});

const callWords = (limit: string): RunWords => ({
	endedWell: 'The call to ENTSSO came back without an error code.',
	unseen: 'What the call to ENTSSO came to could not be seen by this program.',
	leftBehind: 'The process that made the call was still there after its end.',
	failedWith: code => `The call to ENTSSO came back with the error code ${code}.`,
	endedWith: exitCode => `The call to ENTSSO came back with the code ${exitCodeText(exitCode)}, which is not known.`,
	crashedWith: code => `The process that made the call ended with exit code ${code}, before the call came back.`,
	endings: {
		killed: 'The process that made the call was ended from outside, or crashed.',
		'time-limit': `The call to ENTSSO was given up after ${limit}, its time limit.`,
		cancelled: 'The backup was cancelled, so the call to ENTSSO was given up.',
		'not-started': 'The call to ENTSSO was not made.',
	},
	neverBegan: 'The backup was cancelled before ENTSSO was called.',
	failures: {
		cancelled: 'The backup was cancelled before the call to ENTSSO came back.',
		'time-limit': `The call to ENTSSO did not come back in ${limit}, so it was given up.`,
		killed: 'The process that made the call was ended before the call came back.',
		crashed: code => `The administration interface of ENTSSO crashed (${code}).`,
		noFile: (exitCode, fault) => exitCode === 0
			? `The call to ENTSSO came back without an error code, but ${fault}.`
			: `The call to ENTSSO came back with the code ${exitCodeText(exitCode)}, and ${fault}.`,
	},
	endLeftBehind: 'The process that made the call is still there; end node.exe in Task Manager.',
});

/**
Returns the exit code in its usual form: an error code that Windows gives to a crashed process in hex, a small number as
it is.
*/
function exitCodeText(exitCode: number): string {
	const code = codeText(exitCode);
	return isErrorCode(code) ? code : String(exitCode);
}

/** Returns the words for this run. */
export function wordsFor({outcome: {engine}, timeLimit}: Pick<Facts, 'outcome' | 'timeLimit'>): RunWords {
	const limit = spanText(timeLimit);
	return engine === 'api' ? callWords(limit) : toolWords(limit);
}
