import type {Secret} from '../answers/secret.ts';
import type {BackupRequest, BackupResult} from '../core/result.ts';
import type {ToolAnswer} from '../core/engines/engine.ts';
import type {PathField} from './state.ts';

/** What the reducer wants done in the world, as data. */
export type Effect =
	| {readonly type: 'practise'; readonly scenario: string}
	| {readonly type: 'check'; readonly round: number}
	| {readonly type: 'find-directories'}
	| {readonly type: 'find-last-backup'}
	| {readonly type: 'find-facts'; readonly field: PathField; readonly path: string; readonly backupFile: string}
	| {readonly type: 'complete'; readonly field: PathField; readonly text: string}
	| {readonly type: 'conceal-later'}
	| {readonly type: 'copy'; readonly result: BackupResult; readonly folder: string}
	| {readonly type: 'run'; readonly request: BackupRequest}
	| {readonly type: 'answer-tool'; readonly answer: ToolAnswer}
	| {readonly type: 'take-over'}
	| {readonly type: 'hand-over'}
	| {readonly type: 'stop-run'}
	| {readonly type: 'wipe'; readonly secrets: readonly Secret[]};
