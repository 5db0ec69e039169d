import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {peakMemory} from '../benchmark/memory.ts';
import {withTerminal, type TerminalOptions} from './terminal.ts';

/** A small program in node, as text. */
function script(source: string): TerminalOptions {
	return {command: process.execPath, arguments: ['-e', source]};
}

/** Whether the process is there, and not only waiting to be collected by its parent (proc_pid_stat(5)). */
async function isRunning(id: number): Promise<boolean> {
	try {
		const stat = await readFile(`/proc/${id}/stat`, 'utf8');
		return !stat.includes(') Z');
	} catch {
		return false;
	}
}

/** Shows every key it gets as JSON; q ends it. */
const echo = `
process.stdin.setRawMode(true);
console.log('ready ' + process.stdout.columns + 'x' + process.stdout.rows);
process.stdout.on('resize', () => console.log('now ' + process.stdout.columns + 'x' + process.stdout.rows));
process.stdin.on('data', data => {
	process.stdout.write(JSON.stringify(String(data)).slice(1, -1));
	if (String(data).endsWith('q')) {
		process.stdin.setRawMode(false);
		process.exit(7);
	}
});
`;

test('shows what the program writes, in a terminal of 80x24', async () => {
	await withTerminal(script(echo), async terminal => {
		await terminal.waitFor('ready 80x24');
		expect(terminal.screen()).toHaveLength(24);
		expect(terminal.screen()[0]).toBe('ready 80x24');
		expect(terminal.bytes).toBe('ready 80x24\r\n'.length);
	});
});

test('sends keys as a terminal does, and tells the exit code', async () => {
	await withTerminal(script(echo), async terminal => {
		await terminal.waitFor('ready');
		terminal.press('up', 'f1', 'ctrl-a', 'delete', 'escape', 'enter');
		await terminal.waitFor(String.raw`\u001b[A\u001bOP\u0001\u001b[3~\u001b\r`);
		terminal.type('ab');
		await terminal.waitFor('ab');
		terminal.type('q');
		expect(await terminal.exited).toEqual({exitCode: 7, signal: 0});
	});
});

test('pastes in brackets only where the program has asked for them', async () => {
	await withTerminal(script(echo), async terminal => {
		await terminal.waitFor('ready');
		terminal.paste('one\ntwo');
		await terminal.waitFor(String.raw`one\rtwo`);
	});
	await withTerminal(script(String.raw`process.stdout.write('\x1B[?2004h');${echo}`), async terminal => {
		await terminal.waitFor('ready');
		terminal.paste('one\ntwo');
		await terminal.waitFor(String.raw`\u001b[200~one\rtwo\u001b[201~`);
	});
});

test('resizes', async () => {
	await withTerminal(script(echo), async terminal => {
		await terminal.waitFor('ready');
		terminal.resize(60, 18);
		await terminal.waitFor('now 60x18');
		expect(terminal.screen()).toHaveLength(18);
	});
});

test('keeps what has scrolled out of sight, and knows colours', async () => {
	await withTerminal(script(String.raw`for (let n = 1; n <= 40; n++) console.log("line " + n); process.stdout.write("\x1B[2J\x1B[H\x1B[31;1mred\x1B[m plain")`), async terminal => {
		await terminal.exited;
		expect(terminal.scrollback()).toContain('line 1');
		expect(terminal.text()).not.toContain('line 1\n');
		expect(terminal.cell(0, 0)).toMatchObject({text: 'r', foreground: 1, bold: true});
		expect(terminal.cell(0, 4)).toMatchObject({text: 'p', foreground: undefined, bold: false});
	});
});

test('says what the screen showed when a text does not come', async () => {
	await withTerminal(script(echo), async terminal => {
		await terminal.waitFor('ready');
		await expect(terminal.waitFor('never', {timeout: 50})).rejects.toThrow(/50 ms went by while waiting for never.*\n\| ready 80x24/v);
		await terminal.waitForGone('never');
		await expect(terminal.waitForGone('ready', {timeout: 50})).rejects.toThrow('ready to be gone');
	});
	await withTerminal(script('console.log("bye")'), async terminal => {
		await expect(terminal.waitFor('never')).rejects.toThrow(/The program ended \(\{"exitCode":0,"signal":0\}\).*\n\| bye/v);
	});
});

test('does not look at a half painted screen', async () => {
	await withTerminal(script(String.raw`process.stdout.write("\x1B[?2026hhalf"); process.stdin.setRawMode(true); process.stdin.on("data", () => { process.stdout.write("\rwhole\x1B[?2026l"); })`), async terminal => {
		await expect(terminal.waitFor('half', {timeout: 300})).rejects.toThrow('went by');
		terminal.type('x');
		await terminal.waitFor('whole');
	});
});

test('sees the last words of a program that has ended before they are read', async () => {
	const talker = 'console.log("ready"); process.stdin.once("data", () => { process.stdout.write("word ".repeat(1200) + "bye"); process.exit(); })';
	await withTerminal(script(talker), async terminal => {
		await terminal.waitFor('ready');
		terminal.send('\r');
		// Nothing is read meanwhile.
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
		await terminal.exited;
		expect(terminal.output).toContain('bye');
	});
});

test('sees how the terminal was left', async () => {
	await withTerminal(script(echo), async terminal => {
		await terminal.waitFor('ready');
		terminal.type('q');
		expect(await terminal.afterwards()).toEqual({
			exitCode: 7, signal: 0, isLineRestored: true, isCursorVisible: true, isBracketedPaste: false, isAlternateScreen: false,
		});
	});
	const untidy = String.raw`process.stdout.write("\x1B[?25l\x1B[?2004h\x1B[?1049h"); process.stdin.setRawMode(true); process.kill(process.pid, "SIGKILL")`;
	await withTerminal(script(untidy), async terminal => {
		expect(await terminal.afterwards()).toMatchObject({
			isLineRestored: false, isCursorVisible: false, isBracketedPaste: true, isAlternateScreen: true,
		});
	});
});

test.each([true, false])('sends a signal to the program itself, from a shell: %s', async isFromShell => {
	await withTerminal({...script('process.on("SIGTERM", () => { process.exit(9); }); setInterval(() => {}, 1000); console.log("ready")'), isFromShell}, async terminal => {
		await terminal.waitFor('ready');
		await terminal.signal('SIGTERM');
		const {exitCode} = await terminal.exited;
		expect(exitCode).toBe(9);
	});
});

test.each([true, false])('the memory that is measured is that of the program, from a shell: %s', async isFromShell => {
	const hungry = 'global.kept = Buffer.alloc(200 * 2 ** 20, 1); console.log("ready"); setInterval(() => {}, 1000)';
	await withTerminal({...script(hungry), isFromShell}, async terminal => {
		await terminal.waitFor('ready');
		expect(await peakMemory(terminal)).toBeGreaterThan(200);
	});
});

test('starts in an empty folder with a clean environment', async () => {
	await withTerminal(script('console.log(Object.keys(process.env).sort().join(" ")); console.log(process.cwd() === process.env.HOME)'), async terminal => {
		await terminal.exited;
		expect(terminal.screen().slice(0, 2)).toEqual(['HOME LANG PATH PWD TERM TMPDIR', 'true']);
	});
});

test('leaves no process and no folder behind', async () => {
	const child = 'process.on("SIGHUP", () => {}); process.on("SIGTERM", () => {}); require("node:fs").writeFileSync("child", String(process.pid)); console.log("ready"); setInterval(() => {}, 1000)';
	const parent = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], {stdio: "inherit", detached: true})`;
	const {home, id} = await withTerminal(script(parent), async terminal => {
		await terminal.waitFor('ready');
		return {home: terminal.home, id: Number(await readFile(path.join(terminal.home, 'child'), 'utf8'))};
	});
	expect(await isRunning(id)).toBe(false);
	await expect(readFile(path.join(home, 'child'))).rejects.toThrow('ENOENT');
});
