import type {
	Engine,
	EngineContext,
	EngineOutcome,
	EngineRequest,
} from '../engine.ts';
import {handOver} from '../hand-over.ts';
import {cancelledBefore, notStarted, whyNotStartable} from '../startable.ts';
import {Conversation} from './conversation.ts';
import {usualPatience, type Patience} from './dialogue.ts';
import {
	loadPty,
	NoPseudoTerminalError,
	startTool,
	type PtyModule,
} from './process.ts';
import {userStreams, type UserStreams} from './take-over.ts';

export type ConsoleEngineOptions = {
	readonly load: () => Promise<PtyModule>;
	/** Does the run where there is no pseudo-terminal. */
	readonly otherwise: Engine;
	readonly patience: Patience;
	readonly streams: UserStreams;
};

/** Makes the engine that runs the tool in a pseudo-terminal and answers the prompts it knows. */
export function createConsoleEngine(options: Partial<ConsoleEngineOptions> = {}): Engine {
	const {load = loadPty, otherwise = handOver, patience = usualPatience, streams = userStreams} = options;
	return {
		name: 'console',
		async run(request, context) {
			const reason = await whyNotStartable(request.tool.program);
			if (reason !== undefined) {
				return notStarted('console', reason);
			}

			if (context.signal.aborted) {
				return cancelledBefore('console');
			}

			try {
				const tool = await startTool(request, load, context.clock);
				try {
					return await new Conversation(tool, request, context, {patience, streams}).run();
				} finally {
					await tool.end();
				}
			} catch (error) {
				return error instanceof NoPseudoTerminalError
					? runOtherwise(otherwise, request, context, error.message)
					: notStarted('console', error instanceof Error ? error.message : String(error));
			}
		},
	};
}

async function runOtherwise(engine: Engine, request: EngineRequest, context: EngineContext, why: string): Promise<EngineOutcome> {
	context.onEngine?.(engine.name);
	const outcome = await engine.run(request, context);
	return outcome.reason === undefined ? outcome : {...outcome, reason: `${why} ${outcome.reason}`};
}
