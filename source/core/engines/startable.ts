import {constants} from 'node:fs';
import {access, stat} from 'node:fs/promises';
import type {
	Engine,
	EngineContext,
	EngineName,
	EngineOutcome,
	ToolEnding,
	ToolTask,
} from './task.ts';

/** Returns a plain sentence on why this program cannot be started; undefined when nothing speaks against it. */
export async function whyNotStartable(program: string): Promise<string | undefined> {
	try {
		const facts = await stat(program);
		if (!facts.isFile()) {
			return `${program} is not a program.`;
		}
	} catch {
		return `${program} was not found.`;
	}

	try {
		await access(program, constants.X_OK);
		return undefined;
	} catch {
		return `${program} may not be run by this user.`;
	}
}

/** Returns the arguments of the tool, without the program itself. */
export function toolArguments({tool, arguments: own}: ToolTask): string[] {
	return [...tool.leadingArguments, ...own];
}

/** Returns the arguments that the tool may show again, such as the path of a file, without switches. */
export function namesIn({arguments: own}: Pick<ToolTask, 'arguments'>): string[] {
	return own.filter(text => text !== '' && !text.startsWith('-'));
}

/** Returns the exit code as an unsigned number, as Windows means it; some interfaces return it signed. */
export function unsignedExitCode(code: number): number {
	return code < 0 ? code + (2 ** 32) : code;
}

/** Returns the outcome of a run whose tool never ran; `reason` is a plain sentence. */
export function notStarted(engine: EngineName, reason: string): EngineOutcome {
	return {...nothingSeen(engine, 'not-started'), reason};
}

/** Returns the outcome of a run that was cancelled before the tool was started. */
export function cancelledBefore(engine: EngineName): EngineOutcome {
	return {...nothingSeen(engine, 'cancelled'), neverBegan: true};
}

/** Returns the outcome of a run whose engine itself failed. Its error is left out, since it may quote a secret. */
export function engineFailed(engine: EngineName): EngineOutcome {
	return {...nothingSeen(engine, 'killed'), isUnwatched: true};
}

function nothingSeen(engine: EngineName, ending: ToolEnding): EngineOutcome {
	return {
		engine, ending, exitCode: undefined, codes: undefined, screen: [], passwordShown: false, leftBehind: false,
	};
}

/**
Has another engine do a task that this one could not begin: nothing was started or typed yet. The outcome says so.
*/
export async function runInstead(
	{name, why}: {readonly name: EngineName; readonly why: string},
	engine: Engine,
	task: ToolTask,
	context: EngineContext,
): Promise<EngineOutcome> {
	context.onEngine?.(engine.name);
	const outcome = await engine.run(task, context);
	return {
		...outcome,
		insteadOf: {engine: name, why: outcome.insteadOf === undefined ? why : `${why} ${outcome.insteadOf.why}`},
		...(outcome.reason !== undefined && {reason: `${why} ${outcome.reason}`}),
	};
}
