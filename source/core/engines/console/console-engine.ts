import process from 'node:process';
import type {Engine} from '../engine.ts';
import {handOver} from '../hand-over.ts';
import {
	cancelledBefore,
	notStarted,
	runInstead,
	whyNotStartable,
} from '../startable.ts';
import {Conversation, type ConversationOptions} from './conversation.ts';
import {usualPatience} from './dialogue.ts';
import {startTool, type PtyProgram} from './process.ts';
import {NoPseudoTerminalError} from './pty-holder.ts';
import {userStreams} from './take-over.ts';
import {UntypableError} from './typist.ts';

export type ConsoleEngineOptions = ConversationOptions & {
	/** Holds the pseudo-terminal. */
	readonly pty: PtyProgram;
	/** Does the run where there is no pseudo-terminal, or where it would lose what is to be typed. */
	readonly otherwise: Engine;
};

/** Makes the engine that runs the tool in a pseudo-terminal and answers the prompts it knows. */
export function createConsoleEngine(options: Partial<ConsoleEngineOptions> & Pick<ConsoleEngineOptions, 'pty'>): Engine {
	const {
		pty, otherwise = handOver, patience = usualPatience, streams = userStreams, platform = process.platform,
	} = options;
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
				const tool = await startTool(request, pty, context);
				try {
					return await new Conversation(tool, request, context, {patience, streams, platform}).run();
				} finally {
					await tool.end();
				}
			} catch (error) {
				if (context.signal.aborted) {
					return cancelledBefore('console');
				}

				return error instanceof NoPseudoTerminalError || error instanceof UntypableError
					? runInstead({name: 'console', why: error.message}, otherwise, request, context)
					: notStarted('console', error instanceof Error ? error.message : String(error));
			}
		},
	};
}
