import path from 'node:path';
import {decodeOutput, usualCodePage} from './decode.ts';
import type {Native} from './native.ts';
import {parseRegistry} from './registry.ts';
import type {Run, Silence} from './run-program.ts';

/** Milliseconds that a tool has for its answer. */
export const toolTimeLimit = 5000;

/** Decoded answer of a tool, or why there is none. */
export type Answer = Silence | {readonly exitCode: number; readonly text: string};

export type Tools = {
	/** Asks a program of Windows itself, named as in its folder System32. */
	askWindows(name: string, programArguments: readonly string[]): Promise<Answer>;
	/** Asks the program at this full path. */
	ask(program: string, programArguments: readonly string[]): Promise<Answer>;
};

const codePageKey = String.raw`SYSTEM\CurrentControlSet\Control\Nls\CodePage`;

/** Tools whose output is decoded in the OEM code page of this computer, which is looked up once. */
export function createTools(run: Run, native: Pick<Native, 'programFolder'>): Tools {
	let codePage: Promise<string> | undefined;

	async function runWindows(name: string, programArguments: readonly string[]) {
		const folder = await native.programFolder();
		return folder === undefined
			? 'refused'
			: run(path.win32.join(folder, name), programArguments, {timeout: toolTimeLimit});
	}

	async function findCodePage(): Promise<string> {
		const result = await runWindows('reg.exe', registryQuery(codePageKey, 64));
		// Any code page will do: the value asked for is in digits.
		const keys = typeof result === 'string'
			? undefined
			: parseRegistry(decodeOutput(result.output, usualCodePage), codePageKey);
		return keys?.get('')?.get('oemcp') ?? usualCodePage;
	}

	async function answerOf(running: ReturnType<Run>): Promise<Answer> {
		codePage ??= findCodePage();
		const [result, page] = await Promise.all([running, codePage]);
		return typeof result === 'string' ? result : {exitCode: result.exitCode, text: decodeOutput(result.output, page)};
	}

	return {
		askWindows: async (name, programArguments) => answerOf(runWindows(name, programArguments)),
		ask: async (program, programArguments) => answerOf(run(program, programArguments, {timeout: toolTimeLimit})),
	};
}

/**
Arguments of reg.exe for a key of HKEY_LOCAL_MACHINE, what is below it included, in one of the two views that 64-bit
Windows has.
*/
export function registryQuery(key: string, view: 32 | 64): string[] {
	return ['query', `HKLM\\${key}`, '/s', `/reg:${view}`];
}
