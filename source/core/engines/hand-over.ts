import {spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import process from 'node:process';
import {childEnvironment} from '../../host/child-environment.ts';
import type {
	Engine,
	EngineContext,
	EngineOutcome,
	ToolTask,
} from './task.ts';
import {processTree} from './process-tree/process-tree.ts';
import {
	cancelledBefore,
	notStarted,
	toolArguments,
	unsignedExitCode,
	whyNotStartable,
} from './startable.ts';

/**
Lends the terminal to the tool, and the user answers by hand. Its output is not seen, and there is no time limit,
because a person is typing.
*/
export const handOver: Engine = {
	name: 'hand-over',
	async run(task, context) {
		if (context.terminal === undefined) {
			return notStarted('hand-over', 'There is no terminal that could be given to ssoconfig.');
		}

		if (context.signal.aborted) {
			return cancelledBefore('hand-over');
		}

		const reason = await whyNotStartable(task.tool.program);
		if (reason !== undefined) {
			return notStarted('hand-over', reason);
		}

		await context.announceHandOver?.();
		if (context.signal.aborted) {
			return cancelledBefore('hand-over');
		}

		try {
			return await context.terminal.lend(async () => runInTerminal(task, context));
		} catch (error) {
			return notStarted('hand-over', `The terminal could not be given to ssoconfig: ${String(error)}`);
		}
	},
};

async function runInTerminal(task: ToolTask, {clock, signal, onStage}: EngineContext): Promise<EngineOutcome> {
	if (signal.aborted) {
		return cancelledBefore('hand-over');
	}

	const {program, environment} = task.tool;
	const tool = spawn(program, toolArguments(task), {
		cwd: path.dirname(program),
		env: {...childEnvironment(), ...environment},
		stdio: 'inherit',
	});
	onStage('start');

	let leftBehind: Promise<boolean> | undefined;
	const cancel = () => {
		leftBehind ??= tool.pid === undefined ? undefined : processTree(tool.pid, false, clock).end();
	};

	signal.addEventListener('abort', cancel, {once: true});
	// Ctrl+C is for the tool, but the terminal sends it to us as well.
	const listeners = process.listeners('SIGINT');
	process.removeAllListeners('SIGINT');
	process.on('SIGINT', ignore);
	try {
		const [code] = await once(tool, 'exit') as [unknown];
		const exitCode = typeof code === 'number' ? unsignedExitCode(code) : undefined;
		const endedByItself = exitCode === undefined ? 'killed' : 'exited';
		return {
			engine: 'hand-over',
			ending: leftBehind === undefined ? endedByItself : 'cancelled',
			exitCode,
			codes: undefined,
			screen: [],
			passwordShown: false,
			leftBehind: (await leftBehind) ?? false,
		};
	} catch (error) {
		return notStarted('hand-over', `${program} could not be started: ${String(error)}`);
	} finally {
		process.off('SIGINT', ignore);
		for (const listener of listeners) {
			process.on('SIGINT', listener);
		}

		signal.removeEventListener('abort', cancel);
	}
}

function ignore(): void {
	// Nothing to do.
}
