import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {restored} from './restored.ts';
import {withTerminal} from './terminal.ts';
import {signs} from './walk.ts';

const script = (code: string): string => `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;

/** Options for Node.js to do this before it loads the part of the program that Ink is in, while all else goes on. */
function whenInkIsLoaded(code: string): string {
	const hook = script(`export const load = async (url, context, next) => {
		if (url.includes('/render-app-')) {
			${code}
		}

		return next(url, context);
	};`);
	return `--import ${script(`import {register} from 'node:module'; register(${JSON.stringify(hook)});`)}`;
}

function withLateInk(milliseconds: number): string {
	return whenInkIsLoaded(`await new Promise(resolve => setTimeout(resolve, ${milliseconds}));`);
}

test('the first screen is there before Ink is, and what is typed meanwhile is done when it comes', async () => {
	const wait = 1500;
	await withTerminal({arguments: ['--practice'], environment: {NODE_OPTIONS: withLateInk(wait)}}, async terminal => {
		await terminal.waitFor('Ctrl+C leave');
		const seen = performance.now();
		expect(terminal.text()).toContain('Step 1 of 7');
		expect(terminal.text()).toContain('Administrator         looking');
		// Explain; what is typed behind it would be for a page that nobody has seen.
		terminal.press('f1', 'enter', 'enter');
		await terminal.waitFor('explained');
		expect(performance.now() - seen).toBeGreaterThan(wait / 2);
		await terminal.waitFor('Keys that came too early were ignored.');
		terminal.press('escape');
		await terminal.waitForGone('explained');
		terminal.press('enter');
		await terminal.waitFor(signs['install-directory']);
	});
});

test('a signal that comes before Ink leaves the terminal as it was', async () => {
	await withTerminal({arguments: ['--practice'], environment: {NODE_OPTIONS: withLateInk(500)}}, async terminal => {
		await terminal.waitFor('Ctrl+C leave');
		await terminal.signal('SIGTERM');
		expect(await terminal.afterwards()).toEqual({exitCode: 143, signal: 0, ...restored});
	});
});

test('where Ink cannot be loaded, it says so and the terminal is as it was', async () => {
	const broken = whenInkIsLoaded('throw new Error("a part is missing");');
	await withTerminal({arguments: ['--practice'], environment: {NODE_OPTIONS: broken}}, async terminal => {
		expect(await terminal.afterwards()).toEqual({exitCode: 1, signal: 0, ...restored});
		expect(terminal.scrollback().join('\n')).toContain('a part is missing');
	});
});
