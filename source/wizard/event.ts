import type {EngineName, ToolQuestion} from '../core/engines/task.ts';
import type {CopyProgress} from '../core/run/copy-file.ts';
import type {Elevation} from '../host/host.ts';
import type {Secret} from '../values/secret.ts';
import type {Command} from './command.ts';
import type {WizardOptions} from './context.ts';
import type {Journey} from './journey.ts';

/** News from the world. */
export type Report =
	| {
		readonly type: 'found';
		readonly lookup: string;
		readonly about: string;
		readonly facts: unknown;
		readonly isComplete: boolean;
	}
	/** Time has come to look something up again. */
	| {readonly type: 'look-due'; readonly lookup: string; readonly about: string}
	/** Another computer takes the place of this one, and the wizard begins anew. */
	| {readonly type: 'options'; readonly options: WizardOptions; readonly journey: Journey}
	| {readonly type: 'completions'; readonly field: string; readonly text: string; readonly options: readonly string[]}
	| {readonly type: 'conceal'}
	/** A secret was made for a field. It counts as long as the field holds what it held when it was asked for. */
	| {
		readonly type: 'generated';
		readonly field: string;
		readonly instead: Secret;
		readonly secret: Secret;
		readonly remark: string;
	}
	| {readonly type: 'elevation'; readonly outcome: Elevation}
	| {
		readonly type: 'stage';
		readonly stage: string;
		readonly state: 'running' | 'done' | 'skipped' | 'failed';
		readonly at: number;
	}
	| {readonly type: 'tick'; readonly now: number}
	| {readonly type: 'engine'; readonly engine: EngineName}
	| {readonly type: 'tool-asks'; readonly question: ToolQuestion}
	| {readonly type: 'question-withdrawn'}
	/** Its last lines when the tool has gone quiet; undefined when it goes on. */
	| {readonly type: 'tool-silent'; readonly lines: readonly string[] | undefined}
	| {readonly type: 'hand-over-ahead'}
	| {readonly type: 'progress'; readonly progress: CopyProgress}
	| {readonly type: 'finished'; readonly result: Record<string, unknown>}
	/** A report was written to a new file; `howToSend` and `problem`, on why not, are plain sentences. */
	| {
		readonly type: 'report-written';
		readonly outcome: {readonly file: string; readonly howToSend: string} | {readonly problem: string};
	}
	/** A result was looked at again. It counts as long as `of` is still a result. */
	| {
		readonly type: 'result-seen';
		readonly of: Record<string, unknown>;
		readonly result: Record<string, unknown>;
	};

export type WizardEvent =
	| Command
	| Report
	| {readonly type: 'start'}
	/** Now the window has room for a page of so many rows, or is too small for one to be shown. */
	| {readonly type: 'resized'; readonly pageRows: number; readonly isTooSmall?: boolean}
	/** A page was scrolled past its end: this is the last row that it can begin with. */
	| {readonly type: 'page-ended'; readonly lastRow: number}
	/** `as` where it came in one: an offer that was picked, or a whole line that was typed. */
	| {readonly type: 'typed'; readonly field: string; readonly text: string; readonly as?: 'picked' | 'line'}
	| {readonly type: 'pasted-line-break'}
	/** Nothing was taken of a paste of so many lines. */
	| {readonly type: 'pasted-lines'; readonly count: number}
	/** Keys that came before the screen was shown were left out. */
	| {readonly type: 'typed-ahead'};
