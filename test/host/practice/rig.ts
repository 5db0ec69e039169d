import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {spawn} from '@lydell/node-pty';
import {onTestFinished} from 'vitest';
import {systemClock} from '../../../source/values/clock.ts';
import type {Host, ToolProgram} from '../../../source/host/host.ts';
import {createPracticeHost} from '../../../source/host/practice/practice-host.ts';
import type {ScenarioName} from '../../../source/host/practice/scenarios.ts';
import type {System} from '../../../source/host/system.ts';
import {temporaryFolder} from '../temporary-folder.ts';

export const programDirectory = fileURLToPath(new URL('../../../dist/practice', import.meta.url));

/** A practice host whose home and temporary folders are below a folder that goes away with the test. */
export async function practiceHost(name: ScenarioName, silence = 0): Promise<Host & {folder: string}> {
	const folder = await temporaryFolder();
	const system: System = {
		pathStyle: path.sep === '\\' ? 'windows' : 'posix',
		environment: {SystemDrive: folder},
		home: folder,
		temporary: folder,
		computer: 'HOST1',
	};
	const host = createPracticeHost(name, {
		system, clock: systemClock, node: process.execPath, programDirectory, silence,
	});
	return {...host, folder};
}

export type ToolRun = {
	/** Resolves as soon as the output holds the text; rejects when the tool ends without. */
	see(text: string): Promise<void>;
	type(keys: string): void;
	kill(signal: string): void;
	readonly output: () => string;
	readonly ended: Promise<{exitCode: number; signal: number | undefined}>;
};

/** Runs the tool in a pseudo-terminal of 80 columns; it is killed when the test ends. */
export function startTool({program, leadingArguments, environment}: ToolProgram, toolArguments: readonly string[]): ToolRun {
	const terminal = spawn(program, [...leadingArguments, ...toolArguments], {
		cols: 80, rows: 25, env: {...process.env, ...environment},
	});
	const watchers = new Set<() => void>();
	let output = '';
	let isOver = false;
	const notify = () => {
		for (const watcher of watchers) {
			watcher();
		}
	};

	terminal.onData(text => {
		output += text;
		notify();
	});
	const {promise: ended, resolve: end} = Promise.withResolvers<{exitCode: number; signal: number | undefined}>();
	terminal.onExit(({exitCode, signal}) => {
		isOver = true;
		end({exitCode, signal});
		notify();
	});
	onTestFinished(() => {
		if (!isOver) {
			terminal.kill('SIGKILL');
		}
	});
	return {
		async see(text) {
			return new Promise((resolve, reject) => {
				const watcher = () => {
					if (output.includes(text)) {
						watchers.delete(watcher);
						resolve();
					} else if (isOver) {
						watchers.delete(watcher);
						reject(new Error(`The tool ended without printing ${JSON.stringify(text)}: ${JSON.stringify(output)}`));
					}
				};

				watchers.add(watcher);
				watcher();
			});
		},
		type(keys) {
			terminal.write(keys);
		},
		kill(signal) {
			terminal.kill(signal);
		},
		output: () => output,
		ended,
	};
}

export const password = 'Correct-Horse-7';

/** Starts the host's tool for this file and answers its three prompts, each when it is there. */
export async function answerTool(host: Host, file: string, {prompts = ['Password : ', 'Confirm Password : ', 'Password reminder : '], answers = [password, password, 'on the shelf']} = {}): Promise<ToolRun> {
	const tool = await host.toolIn(programDirectory);
	if (tool === undefined) {
		throw new Error('There is no practice program in dist/practice.');
	}

	const run = startTool(tool, ['-backupsecret', file]);
	for (const [index, prompt] of prompts.entries()) {
		await run.see(prompt);
		run.type(`${answers[index]}\r`);
	}

	return run;
}
