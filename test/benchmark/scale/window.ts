import {type TestTerminal, withTerminal} from '../../pty/terminal.ts';
import {walkTo} from '../../pty/walk.ts';
import {type Figure, median} from '../figure.ts';
import {peakMemory} from '../memory.ts';
import {firstFrame} from '../start.ts';
import {growth, type Cost} from './growth.ts';

const small = {columns: 80, rows: 24};
const large = {columns: 300, rows: 100};
const cells = ({columns, rows}: typeof small): number => columns * rows;
const factor = cells(large) / cells(small);
const keys = 200;

/** What a large window costs, and what many keys in one write do. */
export async function measureWindow(): Promise<Figure[]> {
	const size = `window of ${large.columns}x${large.rows}`;
	const most = {time: factor, memory: factor};
	return [
		...await growth({
			name: `${size}: first frame`, factor, small: async () => frameCost(small), big: async () => frameCost(large), most,
		}),
		...await growth({
			name: `${size}: key to screen`, factor, small: async () => keyCost(small), big: async () => keyCost(large), rounds: 3, most,
		}),
		...await growth({
			name: '5000 letters in one write', factor: 100, small: async () => writeCost('x'.repeat(50), 50), big: async () => writeCost('x'.repeat(5000), 5000), rounds: 3, most: {time: 1.25, memory: 2},
		}),
		...await growth({
			name: '5000 keys in one write', factor: 100, small: async () => writeCost('x\u{7F}'.repeat(25), 50), big: async () => writeCost('x\u{7F}'.repeat(2500), 5000), rounds: 3, most: {time: 1.25, memory: 2},
		}),
	];
}

async function frameCost(size: typeof small): Promise<Cost> {
	const begin = performance.now();
	return withTerminal({arguments: ['--practice'], ...size}, async terminal => {
		await terminal.waitFor(firstFrame);
		const time = performance.now() - begin;
		return {time, memory: await peakMemory(terminal)};
	});
}

async function keyCost(size: typeof small): Promise<Cost> {
	return withTerminal({arguments: ['--practice'], ...size}, async terminal => {
		await walkTo(terminal, 'password');
		const times: number[] = [];
		for (let key = 0; key < keys; key++) {
			times.push(await timeOf(terminal, key % 2 === 0 ? 'x' : '\u{7F}', key % 2 === 0 ? '*' : '\u{1B}[K'));
		}

		return {time: median(times), memory: await peakMemory(terminal)};
	});
}

async function timeOf(terminal: TestTerminal, key: string, answer: string): Promise<number> {
	const begin = performance.now();
	const answered = terminal.waitForOutput(answer);
	terminal.send(key);
	await answered;
	return performance.now() - begin;
}

/** Milliseconds for each key that is sent in one write, until what is typed behind them is on the screen. */
async function writeCost(text: string, count: number): Promise<Cost> {
	return withTerminal({arguments: ['--practice']}, async terminal => {
		await walkTo(terminal, 'reminder');
		const begin = performance.now();
		// Ctrl+U empties the field, whatever is in it by then.
		terminal.send(`${text}\u{15}zz`);
		await terminal.waitFor(/> Reminder: zz\n/v);
		return {time: (performance.now() - begin) / count, memory: await peakMemory(terminal)};
	});
}
