import type {BackupResult, Stage} from '../core/result.ts';
import type {EngineName, ToolAnswer, ToolQuestion} from '../core/engines/engine.ts';
import type {CopyProgress} from '../core/second-copy.ts';
import type {LastBackup} from '../core/verify.ts';
import type {CheckLine, DirectoryCandidate} from '../host/host.ts';
import type {
	FactsOf,
	FieldName,
	PathField,
	Setting,
} from './state.ts';
import type {QuestionStep} from './steps.ts';

/** What a key means where it was pressed. */
export type Command =
	| {readonly type: 'go-on'}
	| {readonly type: 'go-back'}
	| {readonly type: 'leave'}
	| {readonly type: 'toggle-help'}
	| {readonly type: 'select'; readonly by: 1 | -1}
	| {readonly type: 'practise'; readonly scenario: string}
	| {readonly type: 'complete'}
	| {readonly type: 'switch-field'}
	| {readonly type: 'reveal'}
	| {readonly type: 'explain-paste'}
	| {readonly type: 'check-again'}
	| {readonly type: 'go-on-anyway'}
	| {readonly type: 'choose-copy-folder'}
	| {readonly type: 'edit'; readonly step?: QuestionStep}
	| {readonly type: 'answer-tool'; readonly answer: ToolAnswer}
	| {readonly type: 'take-over'}
	| {readonly type: 'hand-over'}
	| {readonly type: 'stop-run'};

/** What was found out about the path in a field. */
export type FactsReport = {
	[Field in PathField]: {readonly type: 'facts'; readonly field: Field; readonly path: string; readonly facts: FactsOf[Field]};
}[PathField];

/** What the world reports. */
export type Report =
	| FactsReport
	| {readonly type: 'setting'; readonly setting: Setting}
	| {readonly type: 'check-line'; readonly round: number; readonly line: CheckLine}
	| {readonly type: 'check-complete'; readonly round: number}
	| {readonly type: 'directories'; readonly candidates: readonly DirectoryCandidate[]}
	| {readonly type: 'last-backup'; readonly lastBackup: LastBackup | undefined}
	| {readonly type: 'completions'; readonly field: PathField; readonly text: string; readonly options: readonly string[]}
	| {readonly type: 'conceal'}
	| {readonly type: 'stage'; readonly stage: Stage; readonly state: 'running' | 'done' | 'skipped' | 'failed'; readonly at: number}
	| {readonly type: 'tick'; readonly now: number}
	| {readonly type: 'engine'; readonly engine: EngineName}
	| {readonly type: 'tool-asks'; readonly question: ToolQuestion}
	| {readonly type: 'question-withdrawn'}
	/** The tool has gone quiet, and these are its last lines; undefined: it goes on. */
	| {readonly type: 'tool-silent'; readonly lines: readonly string[] | undefined}
	| {readonly type: 'hand-over-ahead'}
	| {readonly type: 'copy-progress'; readonly progress: CopyProgress}
	| {readonly type: 'copied'; readonly result: BackupResult}
	| {readonly type: 'finished'; readonly result: BackupResult};

export type WizardEvent =
	| Command
	| Report
	| {readonly type: 'start'}
	/** A page was scrolled past its end: this is the last row that it can begin with. */
	| {readonly type: 'page-ended'; readonly lastRow: number}
	/** `as` where it came in one: a folder that was picked from the list, or a whole line that was typed. */
	| {readonly type: 'typed'; readonly field: FieldName; readonly text: string; readonly as?: 'picked' | 'line'}
	| {readonly type: 'pasted-line-break'};
