import type {Administration, CallResult} from '../../../host/administration.ts';
import {codesIn} from '../../../host/error-code.ts';
import {redactor} from '../console/redact.ts';
import type {
	Engine,
	EngineOutcome,
	EngineRequest,
	ToolEnding,
} from '../engine.ts';
import {cancelledBefore, runInstead} from '../startable.ts';

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
			if (result.state !== 'unusable') {
				return outcomeOf(result, request);
			}

			// What cannot be called may quote what it was given.
			const why = redactor([password, reminder])([result.reason]).join(' ');
			return runInstead({name, why}, otherwise, request, context);
		},
	};
}

function outcomeOf(result: Exclude<CallResult<undefined>, {state: 'unusable'}>, {password, reminder}: EngineRequest): EngineOutcome {
	switch (result.state) {
		case 'returned': {
			return ended('exited', {exitCode: result.code, codes: []});
		}

		case 'failed': {
			const {code, text} = result;
			const said = redactor([password, reminder])(text);
			// In what is left of a code once a short secret was taken out nobody finds it.
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
