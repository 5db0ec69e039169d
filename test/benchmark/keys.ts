import {type TestTerminal, withTerminal} from '../pty/terminal.ts';
import {answers, walkTo} from '../pty/walk.ts';
import {type Figure, median, quantile} from './figure.ts';
import {timeOfNode} from './node.ts';

const keys = 1000;
/** As many are typed before as many are deleted. */
const mostLetters = 50;
const enough = 11;

/** Median of the milliseconds from a key to the screen, in this program. */
export async function timeOfKeys(command: string): Promise<number> {
	return withTerminal({command, arguments: ['--practice', 'slow']}, async terminal => {
		await walkTo(terminal, 'password');
		const {times} = await typeFast(terminal);
		return median(times);
	});
}

/** What keys cost: bytes to the terminal and time to the screen. */
export async function measureKeys(): Promise<Figure[]> {
	return withTerminal({arguments: ['--practice', 'slow']}, async terminal => {
		await walkTo(terminal, 'password');
		const oneKey = await bytesOfKeys(terminal);
		const {times, starts, lost} = await typeFast(terminal);
		const node = median(starts);
		const forward: number[] = [];
		terminal.type(answers.password);
		terminal.press('enter');
		await terminal.waitFor('> Once more:');
		terminal.type(answers.password);
		await settle(terminal);
		forward.push(await bytesOf(terminal, async () => {
			terminal.press('enter');
			await terminal.waitFor('Step 5 of 7');
		}));
		terminal.type(answers.reminder);
		await settle(terminal);
		for (const step of [6, 7]) {
			forward.push(await bytesOf(terminal, async () => {
				terminal.press('enter');
				await terminal.waitFor(`Step ${step} of 7`);
			}));
		}

		await terminal.waitFor('Enter will');
		terminal.press('enter');
		await terminal.waitFor(/running\s+Wait for ENTSSO/v);
		await settle(terminal);
		const seconds = 5;
		const waiting = await bytesOf(terminal, async () => pause(seconds * 1000)) / seconds;
		return [
			{
				name: 'one key in the password field', value: oneKey, unit: 'bytes', beside: `median of ${enough}`, target: 49,
			},
			{
				name: 'one step forward, the most of three', value: Math.max(...forward), unit: 'bytes', beside: forward.join(', '), target: 2500,
			},
			{
				name: 'while waiting in Run', value: waiting, unit: 'bytes/s', beside: `${seconds} s`, target: 40,
			},
			{
				name: 'key to screen, median', value: median(times), unit: 'ms', beside: `${keys} keys, each sent when the one before is drawn; an eighth of node -e 0: ${node.toFixed(0)} ms`, target: node / 8,
			},
			{
				name: 'key to screen, 99th percentile', value: quantile(times, 0.99), unit: 'ms', beside: `${keys} keys`, target: 16,
			},
			{
				name: `lost of ${keys} keys sent at once`, value: lost, unit: '', beside: 'in one write', target: 0,
			},
		];
	});
}

async function bytesOfKeys(terminal: TestTerminal): Promise<number> {
	const seen: number[] = [];
	for (let round = 0; round < enough; round++) {
		await settle(terminal);
		seen.push(await bytesOf(terminal, async () => {
			terminal.type('x');
			await settle(terminal);
		}));
	}

	terminal.send('\u{7F}'.repeat(enough));
	await terminal.waitForGone('*');
	return median(seen);
}

/**
Types and deletes, each key as soon as the one before is answered, with starts of Node.js in between; then as many at
once, of which all must have been taken.
*/
async function typeFast(terminal: TestTerminal): Promise<{times: number[]; starts: number[]; lost: number}> {
	const times: number[] = [];
	const starts: number[] = [];
	for (let key = 0; key < keys; key++) {
		if (key % mostLetters === 0) {
			// In between, so that what else the computer does is met by both alike.
			starts.push(await timeOfNode());
		}

		const isLetter = key % (2 * mostLetters) < mostLetters;
		const begin = performance.now();
		// One star more, or the rest of a row that has become shorter.
		const answered = terminal.waitForOutput(isLetter ? '*' : '\u{1B}[K');
		terminal.send(isLetter ? 'x' : '\u{7F}');
		await answered;
		times.push(performance.now() - begin);
	}

	await terminal.waitForGone('*');

	const kept = 20;
	terminal.send('x'.repeat(250) + '\u{7F}'.repeat(250) + 'x'.repeat(250) + '\u{7F}'.repeat(250 - kept));
	await settle(terminal, 1000);
	const shown = /> Password:\s+(?<stars>\*+)/v.exec(terminal.text())?.groups?.stars?.length ?? 0;
	terminal.send('\u{7F}'.repeat(kept));
	await terminal.waitForGone('*');
	return {times, starts, lost: Math.abs(shown - kept)};
}

async function bytesOf(terminal: TestTerminal, act: () => Promise<void>): Promise<number> {
	const before = terminal.bytes;
	await act();
	await settle(terminal);
	return terminal.bytes - before;
}

/** Until nothing was written for a while. */
async function settle(terminal: TestTerminal, quiet = 300): Promise<void> {
	for (let before = -1; before !== terminal.bytes;) {
		before = terminal.bytes;
		await pause(quiet);
	}
}

async function pause(milliseconds: number): Promise<void> {
	return new Promise(resolve => {
		setTimeout(resolve, milliseconds);
	});
}
