import {access} from 'node:fs/promises';
import type {EngineContext, ToolTask} from '../task.ts';
import {toolArguments} from '../startable.ts';
import {
	NoPseudoTerminalError,
	PtyHolder,
	ToolNotStartedError,
	type ToolExit,
	type ToolProcess,
} from './pty-holder.ts';
import {screenColumns, screenRows} from './screen.ts';
import type {PtyProgram} from './pty-messages.ts';

const usualOpeningTime = 20_000;

/**
Starts the tool in a pseudo-terminal. The module for it quotes the arguments for Windows as CommandLineToArgvW reads
them, but for an argument that begins and ends with a quotation mark, which no Windows path can hold. Throws
NoPseudoTerminalError or ToolNotStartedError, and the reason of the signal when that comes first.
*/
export async function startTool(
	task: ToolTask,
	{node, program, openingTime = usualOpeningTime}: PtyProgram,
	{clock, signal}: Pick<EngineContext, 'clock' | 'signal'>,
): Promise<ToolProcess> {
	try {
		await access(program);
	} catch {
		throw new NoPseudoTerminalError(`${program} is missing, so this copy of entsso-backup is not whole`);
	}

	const holder = new PtyHolder({node, program}, clock);
	const {tool, timeLimit} = task;
	holder.send({
		type: 'start',
		program: tool.program,
		arguments: toolArguments(task),
		environment: tool.environment ?? {},
		columns: screenColumns,
		rows: screenRows,
	});
	try {
		await holder.opened(Math.min(openingTime, timeLimit), signal);
		return holder;
	} catch (error) {
		await holder.end();
		throw error instanceof ToolNotStartedError
			? new ToolNotStartedError(`${tool.program} could not be started: ${error.message}.`)
			: error;
	}
}

/**
Returns the reason why the system refused to run the program; undefined when it did not. On POSIX the pseudo-terminal
reports it only on the screen.
*/
export function refusalIn(screen: readonly string[], exit: ToolExit | undefined): string | undefined {
	const [line = ''] = screen;
	return screen.length === 1 && exit?.exitCode === 1
		? /^execvp\(3\) failed\.: (?<why>.*)/v.exec(line)?.groups?.why
		: undefined;
}
