import type {Administration, CallResult} from '../../../host/administration.ts';
import {codesIn} from '../../../host/error-code.ts';
import {redactor} from '../redact.ts';
import type {
	Engine,
	EngineContext,
	EngineOutcome,
	ToolEnding,
	ToolTask,
} from '../task.ts';
import {cancelledBefore, runInstead} from '../startable.ts';

export type ApiEngineOptions = {
	/** Undefined where there is no such interface: off Windows, and in practice. */
	readonly administration: Administration | undefined;
	/** Does the task where the interface cannot be called. */
	readonly fallback: Engine;
};

const name = 'api';

/** Makes the engine that does a task through the administration interface of ENTSSO, without ssoconfig. */
export function createApiEngine({administration, fallback}: ApiEngineOptions): Engine {
	return {
		name,
		async run(task, context) {
			if (context.signal.aborted) {
				return cancelledBefore(name);
			}

			context.onStage('start');
			const redact = redactor(task.prompts.map(({secret}) => secret));
			const result = await perform(administration, task, context);
			if (result.state !== 'unusable') {
				return outcomeOf(result, redact);
			}

			// A call that failed may quote its arguments.
			const why = redact([result.reason]).join(' ');
			return runInstead({name, why}, fallback, task, context);
		},
	};
}

async function perform(
	administration: Administration | undefined,
	{call, timeLimit}: ToolTask,
	{signal, onStage}: EngineContext,
): Promise<CallResult<undefined>> {
	if (administration === undefined) {
		return {
			state: 'unusable',
			reason: 'There is no administration interface of ENTSSO on this computer.',
		};
	}

	if (call === undefined) {
		return {state: 'unusable', reason: 'The administration interface of ENTSSO has no call for this.'};
	}

	return administration.perform(call, {
		timeLimit,
		signal,
		onCall() {
			onStage('waiting');
		},
	});
}

function outcomeOf(
	result: Exclude<CallResult<undefined>, {state: 'unusable'}>,
	redact: (lines: readonly string[]) => string[],
): EngineOutcome {
	switch (result.state) {
		case 'returned': {
			return ended('exited', {exitCode: result.code, codes: []});
		}

		case 'failed': {
			const {code, text} = result;
			const said = redact(text);
			// Read before secrets are removed: a short one may be a part of a code.
			const codes = new Set([code, ...codesIn(text.join('\n'))]);
			return ended('exited', {codes: [...codes], screen: [code, ...said]});
		}

		case 'no-answer': {
			return ended('time-limit', {leftBehind: result.isLeftBehind});
		}

		case 'cancelled': {
			return ended('cancelled', {leftBehind: result.isLeftBehind});
		}

		case 'crashed': {
			return ended('killed', {exitCode: result.exitCode});
		}
	}
}

function ended(ending: ToolEnding, known: Partial<EngineOutcome>): EngineOutcome {
	return {
		engine: name, ending, exitCode: undefined, codes: [], screen: [], passwordShown: false, leftBehind: false, ...known,
	};
}
