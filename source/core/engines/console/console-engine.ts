import process from 'node:process';
import type {Engine} from '../task.ts';
import {handOver} from '../hand-over.ts';
import {
	cancelledBefore,
	engineFailed,
	notStarted,
	runInstead,
	whyNotStartable,
} from '../startable.ts';
import {usualPatience} from './dialogue.ts';
import {startTool} from './start-tool.ts';
import {NoPseudoTerminalError, type ToolProcess} from './pty-holder.ts';
import {userStreams} from './take-over.ts';
import {ToolSession, type ToolSessionOptions} from './tool-session.ts';
import {UntypableError} from './typist.ts';
import type {PtyProgram} from './pty-messages.ts';

export type ConsoleEngineOptions = ToolSessionOptions & {
	/** Holds the pseudo-terminal. */
	readonly pty: PtyProgram;
	/** Does the task where there is no pseudo-terminal, or where it would lose characters of an answer. */
	readonly fallback: Engine;
};

/** Makes the engine that runs the tool in a pseudo-terminal and answers the prompts it knows. */
export function createConsoleEngine(
	options: Partial<ConsoleEngineOptions> & Pick<ConsoleEngineOptions, 'pty'>,
): Engine {
	const {
		pty, fallback = handOver, patience = usualPatience, streams = userStreams, platform = process.platform,
	} = options;
	return {
		name: 'console',
		async run(task, context) {
			const reason = await whyNotStartable(task.tool.program);
			if (reason !== undefined) {
				return notStarted('console', reason);
			}

			if (context.signal.aborted) {
				return cancelledBefore('console');
			}

			let tool: ToolProcess;
			try {
				tool = await startTool(task, pty, context);
			} catch (error) {
				if (context.signal.aborted) {
					return cancelledBefore('console');
				}

				return error instanceof NoPseudoTerminalError
					? runInstead({name: 'console', why: error.message}, fallback, task, context)
					: notStarted('console', error instanceof Error ? error.message : String(error));
			}

			try {
				return await new ToolSession(tool, task, context, {patience, streams, platform}).run();
			} catch (error) {
				const leftBehind = await tool.end();
				if (!(error instanceof UntypableError)) {
					return {...engineFailed('console'), leftBehind};
				}

				return context.signal.aborted
					? cancelledBefore('console')
					: runInstead({name: 'console', why: error.message}, fallback, task, context);
			}
		},
	};
}
