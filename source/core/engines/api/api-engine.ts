import type {Administration, CallResult} from '../../../host/administration.ts';
import {codesIn} from '../console/codes.ts';
import {redactor} from '../console/redact.ts';
import type {
	Engine,
	EngineContext,
	EngineOutcome,
	EngineRequest,
	ToolEnding,
} from '../engine.ts';
import {cancelledBefore} from '../startable.ts';

export type ApiEngineOptions = {
	/** Undefined where there is no such interface: off Windows, and in practice. */
	readonly administration: Administration | undefined;
	/** Does the run where the interface cannot be called. */
	readonly otherwise: Engine;
};

const name = 'api';

/** Makes the engine that has the backup made through the administration interface of ENTSSO, without ssoconfig. */
export function createApiEngine({administration, otherwise}: ApiEngineOptions): Engine {
	return {
		name,
		async run(request, context) {
			if (context.signal.aborted) {
				return cancelledBefore(name);
			}

			const {backupFile: file, password, reminder, timeLimit} = request;
			context.onStage('start');
			const result = await administration?.backUp({file, password, reminder}, {
				timeLimit,
				signal: context.signal,
				onCall() {
					context.onStage('waiting');
				},
			}) ?? {state: 'unusable', reason: 'The administration interface of ENTSSO is a part of Windows, and not of this computer.'};
			return result.state === 'unusable' ? runOtherwise(otherwise, request, context, result.reason) : outcomeOf(result, request);
		},
	};
}

/** Nothing was called, so the other engine starts from where this one did. */
async function runOtherwise(engine: Engine, request: EngineRequest, context: EngineContext, reason: string): Promise<EngineOutcome> {
	// What cannot be called may quote what it was given.
	const why = redactor([request.password, request.reminder])([reason]).join(' ');
	context.onEngine?.(engine.name);
	const outcome = await engine.run(request, context);
	return {...outcome, insteadOf: {engine: name, why}, ...(outcome.reason !== undefined && {reason: `${why} ${outcome.reason}`})};
}

function outcomeOf(result: Exclude<CallResult<undefined>, {state: 'unusable'}>, {password, reminder}: EngineRequest): EngineOutcome {
	switch (result.state) {
		case 'returned': {
			return ended('exited', {exitCode: result.code, codes: []});
		}

		case 'failed': {
			const {code, text} = result;
			const said = redactor([password, reminder])(text);
			const codes = new Set([code, ...codesIn(said.join('\n'))]);
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
