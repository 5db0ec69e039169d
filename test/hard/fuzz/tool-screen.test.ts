import {expect, test, vi} from 'vitest';
import {Secret} from '../../../source/values/secret.ts';
import {
	afterTyping,
	newDialogue,
	nextStep,
	usualPatience,
	wasTaken,
} from '../../../source/core/engines/console/dialogue.ts';
import {screenColumns, ToolScreen} from '../../../source/core/engines/console/screen.ts';
import {
	factor,
	growth,
	least,
	long,
	mostGrowth,
	processorTime,
} from '../../processor-time.ts';
import {createRandom, mutate} from './mutate.ts';

const cases = 6200;
/** A screen is used for so many cases, so that what one leaves is there for the next. */
const casesOnScreen = 20;

const samples = [
	'Password : ',
	'\u{1B}[?25l\u{1B}[2J\u{1B}[m\u{1B}[HPassword : \u{1B}[1;12H\u{1B}[?25h',
	'Password : *******\r\nConfirm Password : \u{1B}[2;20H\u{1B}[K',
	`${'x'.repeat(screenColumns)}Password reminder : `,
	'\u{1B}]0;C:\\ssoconfig.exe\u{7}\u{1B}[?9001h\u{1B}[?1004hKennwort bestätigen:',
	'ERROR: 0xC0002A0F : Could not contact the SSO server.\r\n',
	'\u{1B}[3;48r\u{1B}[5L\u{1B}[5M\u{1B}[2S\u{1B}[2T\u{1B}M\u{1B}D\u{1B}[7b\u{1B}[4h\u{1B}[3@\u{1B}[2P',
	'\u{1B}[2147483647b\u{1B}[999999L\u{1B}[2147483647;2147483647Hx\u{1B}[9999999999999S',
	'\u{1B}[c\u{1B}[>c\u{1B}[6n\u{1B}[?6n\u{1B}[5n\u{1B}P$q"p\u{1B}\\\u{1B}[?2026$p\u{1B}]10;?\u{7}\u{1B}]4;1;?\u{7}',
	'\u{1B}[?1049hPassword : \u{1B}[?1049l\u{1B}c\u{1B}[!p',
	'密码：\u{1F468}\u{200D}\u{1F469}e\u{301}\u{200B}パスワード:',
];

async function paint(screen: ToolScreen, text: string): Promise<void> {
	await new Promise<void>(resolve => {
		screen.write(text, resolve);
	});
}

const untouched = newDialogue([{kind: 'password', secret: new Secret('Tr0ub4dor&3')}]);

/** What is read off the screen, and whether it is as promised. */
function isSound(screen: ToolScreen): boolean {
	const line = screen.unfinishedLine();
	const lines = screen.lines();
	const step = nextStep(untouched, line, usualPatience, true);
	// As after an answer that was typed behind this line.
	const next = line && nextStep(afterTyping(untouched, line, 0), line, usualPatience, true);
	return (line === undefined ? step.act === 'wait' : line.text.trim() !== '' && Number.isSafeInteger(line.place) && !wasTaken(afterTyping(untouched, line, 0), line) && (next?.act === 'wait' || next?.act === 'type-again'))
		&& (step.act !== 'type' || step.kind === 'password')
		&& lines.length <= 40 && lines.every(shown => shown.trim() !== '' && !/[\p{Control}--\t]/v.test(shown));
}

test(`${cases} mutated outputs of a tool are painted and read, never an exception`, async () => {
	const complaints = vi.spyOn(console, 'error');
	const random = createRandom(10_589);
	const replies: string[] = [];
	const open = (): ToolScreen => new ToolScreen(reply => {
		replies.push(reply);
	});
	let screen = open();
	let worst = {time: 0, length: 0};
	let known = 0;
	for (let index = 0; index < cases; index++) {
		if (index % casesOnScreen === 0) {
			screen.dispose();
			screen = open();
		}

		const text = mutate(samples, random);
		const half = Math.floor(random() * text.length);
		const painted = screen;
		let sound = false;
		const time = await processorTime(async () => {
			await paint(painted, text.slice(0, half));
			await paint(painted, text.slice(half));
			sound = isSound(painted);
		});
		if (!sound) {
			expect.fail(`Case ${index}: ${JSON.stringify(text)} gave ${JSON.stringify([screen.unfinishedLine(), screen.lines()])}`);
		}

		known += Number(nextStep(untouched, screen.unfinishedLine(), usualPatience, true).act === 'type');
		worst = time > worst.time ? {time, length: text.length} : worst;
	}

	screen.dispose();
	// It would be written over the screen of the wizard.
	expect(complaints).not.toHaveBeenCalled();
	complaints.mockRestore();
	console.log(`fuzz: tool screen, ${cases} cases, ${known} of them a prompt that is known, ${replies.length} replies, slowest ${worst.time.toFixed(2)} ms (${worst.length} characters)`);
	expect(known).toBeGreaterThan(50);
	expect(replies.length).toBeGreaterThan(50);
	// What a screen says by itself is typed to the tool: it must not end a line there.
	expect(replies.filter(reply => !reply.startsWith('\u{1B}') || /[\n\r]/v.test(reply))).toEqual([]);
});

async function paintAndRead(text: string): Promise<void> {
	const screen = new ToolScreen();
	// One after the other: what they compete for would count as well.
	await paint(screen, text);
	isSound(screen);
	screen.dispose();
}

test.each(['L', 'M', 'S', 'T', 'b', '@', 'P', 'X', 'I', 'Z', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'd', '\'}', '\'~', ' @', ' A'])('a count beyond the screen is not worked off: %s', async final => {
	const asWide = await processorTime(async () => paintAndRead(`a\u{1B}[${screenColumns}${final}`));
	const beyond = await processorTime(async () => paintAndRead(`a\u{1B}[3000000${final}`));
	expect(beyond / Math.max(least, asWide)).toBeLessThan(mostGrowth);
});

/** Characters: painting is slower than parsing. */
const length = 512;

test('time grows with the length of the output, not with its square', async () => {
	const pieces = ['a', 'a\r\n', '\u{1B}', '\u{1B}[', '0', ';', '\u{1B}[500b', '\u{1B}[50L', '\u{1B}[50S', '\u{1B}[H', '\u{1B}]0;', '\u{1B}P', '\u{1B}[1m', 'e\u{301}', '密', '\t', '\u{1B}[?1049h\u{1B}[?1049l'];
	let worst = 0;
	for (const piece of pieces) {
		const times = await growth(size => async () => paintAndRead(long(piece, size)), length);
		expect(times, piece).toBeLessThan(mostGrowth);
		worst = Math.max(worst, times);
	}

	console.log(`fuzz: tool screen, ${factor} times as long at once takes at most ${worst.toFixed(1)} times as long as in pieces`);
});
