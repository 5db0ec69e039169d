import type {Secret} from '../values/secret.ts';
import type {ToolAnswer} from '../core/engines/task.ts';
import type {Context} from './context.ts';
import type {Journey} from './journey.ts';
import type {Lookup} from './lookup.ts';
import type {Field} from './question.ts';

/** Something that the reducer wants done in the world, as data. */
export type Effect =
	| {readonly type: 'practise'; readonly scenario: string}
	| {readonly type: 'look'; readonly lookup: Lookup; readonly about: string; readonly context: Context}
	| {readonly type: 'complete'; readonly field: string; readonly kind: 'file' | 'folder'; readonly text: string}
	| {readonly type: 'conceal-later'}
	| {readonly type: 'generate'; readonly field: Field; readonly count: number; readonly instead: Secret}
	| {readonly type: 'elevate'}
	| {readonly type: 'copy-text'; readonly text: string}
	| {readonly type: 'run'; readonly journey: Journey; readonly request: Record<string, unknown>}
	| {readonly type: 'look-at-result'; readonly journey: Journey; readonly result: Record<string, unknown>}
	| {readonly type: 'answer-tool'; readonly answer: ToolAnswer}
	| {readonly type: 'take-over'}
	| {readonly type: 'hand-over'; readonly isWanted: boolean}
	| {readonly type: 'stop-run'}
	| {readonly type: 'wipe'; readonly secrets: readonly Secret[]};
