import {
	copyFile,
	mkdtemp,
	readFile,
	rm,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {inject} from 'vitest';
import {type TestTerminal, withTerminal} from '../pty/terminal.ts';
import {password, reminder} from './backup.ts';
import {systemFolder, type Computer} from './wine/computer.ts';
import {run} from './wine/run.ts';

/** What `entsso-backup runbook` makes of backup.cmd with these flags. */
export async function scriptFor(...flags: readonly string[]): Promise<string> {
	return writtenFor('backup.cmd', flags);
}

/** What it makes of restore.cmd. */
export async function restoreScriptFor(...flags: readonly string[]): Promise<string> {
	return writtenFor('restore.cmd', flags);
}

async function writtenFor(name: string, flags: readonly string[]): Promise<string> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'entsso-runbook-'));
	try {
		await run(process.execPath, [path.join(inject('program'), 'cli.mjs'), 'runbook', folder, ...flags]);
		return await readFile(path.join(folder, name), 'utf8');
	} finally {
		await rm(folder, {recursive: true});
	}
}

export type Ended = {
	readonly exitCode: number;
	/** All that was on its screen. */
	readonly text: string;
};

export type StartOptions = {
	readonly switches?: readonly string[];
	readonly environment?: Readonly<Record<string, string>>;
};

/** Starts a .cmd file of the computer on a console of its own, with somebody at the keyboard. */
export async function startScript(
	computer: Computer,
	file: string,
	{switches = [], environment = {}}: StartOptions = {},
	atKeyboard: (terminal: TestTerminal) => Promise<void> = async () => undefined,
): Promise<Ended> {
	const [command, ...rest] = computer.command(environment, 'wine', file, ...switches);
	// Wide, so that no line of it is broken.
	return withTerminal({
		command, arguments: rest, columns: 200, rows: 60,
	}, async terminal => {
		await atKeyboard(terminal);
		const {exitCode} = await terminal.exited;
		return {exitCode, text: terminal.scrollback().join('\n')};
	});
}

/** Starts the backup and answers what the tool asks. */
export async function answerTool(terminal: TestTerminal): Promise<void> {
	await terminal.waitFor('Press a key to start');
	terminal.send(' ');
	for (const [prompt, answer] of [[/^Password :/mv, password], [/^Confirm Password :/mv, password], [/^Password reminder :/mv, reminder]] as const) {
		await terminal.waitFor(prompt);
		terminal.type(answer);
		terminal.press('enter');
	}
}

/** As answerTool, and then what is typed where it asks for a code. */
export function answerWith(code: string): (terminal: TestTerminal) => Promise<void> {
	return async terminal => {
		await answerTool(terminal);
		await terminal.waitFor('press Enter:');
		terminal.type(code);
		terminal.press('enter');
	};
}

/** Takes tools of Windows away for as long as `use` takes, as on a Windows that never had them. */
export async function without<T>(computer: Computer, tools: readonly string[], use: () => Promise<T>): Promise<T> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'entsso-tools-'));
	try {
		for (const tool of tools) {
			await copyFile(computer.file(`${systemFolder}\\${tool}`), path.join(folder, tool));
			await computer.remove(`${systemFolder}\\${tool}`);
		}

		return await use();
	} finally {
		for (const tool of tools) {
			await computer.copyIn(path.join(folder, tool), `${systemFolder}\\${tool}`);
		}

		await rm(folder, {recursive: true});
	}
}

/** What a tool of Windows prints from now on, by its name, or by its name and its last argument: net-use. */
export async function toolSays(computer: Computer, tool: string, text: string, exitCode = 0): Promise<void> {
	await computer.write(`${systemFolder}\\${tool}.txt`, `${exitCode}\n${text}`);
}

/** As on Windows XP and Server 2003 for as long as `use` takes: the event log is read by a script of Microsoft's. */
export async function withEventQuery<T>(computer: Computer, use: () => Promise<T>): Promise<T> {
	const script = String.raw`${systemFolder}\eventquery.vbs`;
	await computer.write(script, '');
	try {
		return await without(computer, ['wevtutil.exe'], use);
	} finally {
		await computer.remove(script);
	}
}
