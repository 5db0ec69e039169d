import type {EngineName, PromptKind, ToolQuestion} from '../core/engines/task.ts';
import {textName} from '../core/proof/typed-words.ts';
import {blank, type Paragraph, toolLine} from '../text/paragraph.ts';
import type {Run} from './view.ts';

/** Returns what the tool asks, as far as that is known. */
export function askedFor(question: ToolQuestion): string {
	const {known, open, unneeded} = question;
	if (unneeded !== undefined) {
		return `ssoconfig asks for ${toldNames[unneeded]}, which was not expected. What does it want?`;
	}

	if (known === undefined) {
		return 'ssoconfig asks something this program does not know. What does it want?';
	}

	if (open.includes(known)) {
		return `ssoconfig asks for ${toldNames[known]}, out of its usual order.`;
	}

	if (known === 'confirmation') {
		return 'ssoconfig asks to have the password confirmed, which was not expected now.';
	}

	const again = `ssoconfig asks for a ${textName(known)} again`;
	return known === 'password' && open.includes('confirmation')
		? `${again}, to confirm it or because it has not accepted it. What does it want?`
		: `${again}. It may not have accepted the one it was given.`;
}

/** Returns what is typed meanwhile, and how another answer is given to a tool that asks again. */
export function nothingTyped(question: ToolQuestion): string {
	const nothing = 'Nothing is typed until you choose.';
	return isAskedAgain(question) ? `${nothing} To give another one, answer it yourself, or stop and change it.` : nothing;
}

/** Returns whether the tool is known to ask for what was typed already. */
export function isAskedAgain({known, open}: ToolQuestion): boolean {
	return known !== undefined && !open.includes(known);
}

const usualNames: Readonly<Record<PromptKind, string>> = {
	password: 'password',
	confirmation: 'the same again',
	reminder: 'reminder',
};

const toldNames: Readonly<Record<PromptKind, string>> = {
	password: 'the password', confirmation: 'the password again', reminder: 'the reminder',
};

/** Returns what the user said of the same prompt before; undefined where nothing is known. It is never used unasked. */
export function toldBefore({toldBefore: kind}: ToolQuestion): string | undefined {
	return kind === undefined ? undefined : `Last time you said this asks for ${toldNames[kind]}.`;
}

/** Returns what ssoconfig asks for as a rule, in its order, and what of it has been typed. */
export function usualOrder(prompts: readonly PromptKind[], open: readonly PromptKind[]): string {
	const marked = prompts.map(kind => `${usualNames[kind]} (${open.includes(kind) ? 'still to come' : 'typed'})`);
	return `It usually asks: ${marked.join(', ')}.`;
}

/**
Returns what is asked before something is typed that is not due. `open`: what is, in the usual order; `known`: what the
words of the tool ask for.
*/
export function doubtWords(answer: PromptKind, open: readonly PromptKind[], known?: PromptKind): string {
	const [next] = open;
	const name = textName(answer);
	const usual = next === undefined ? 'Usually ssoconfig asks for nothing more' : `This is usually ${usualPrompts[next]}`;
	const asked = known === undefined ? usual : `ssoconfig asks for ${usualPrompts[known]}`;
	return [
		...(open.includes(answer) ? [] : [`The ${name} was typed already.`]),
		...(known !== undefined && textName(known) === name ? [] : [`${asked}.`]),
		`Type the ${answer === 'confirmation' && open.includes(answer) ? 'password again' : name} here all the same?`,
	].join(' ');
}

const usualPrompts: Readonly<Record<PromptKind, string>> = {
	...toldNames, reminder: 'the reminder, which anyone with the file can read',
};

type SilenceWords = {readonly before: string; readonly after: string};

/** Said of a tool that has gone quiet, before its last lines and after them. `way`: how the window is had. */
export function silenceWords({silence = []}: Run, way: string): SilenceWords {
	return {
		before: 'ssoconfig has printed nothing for a while'
			+ (silence.length === 0 ? ', and its screen is empty.' : '. Its last lines:'),
		after: `If it asks something, ${way}`,
	};
}

/** Returns the last lines of the tool's screen, without the prompt that they may end with. */
export function screenAbove({prompt, screen}: ToolQuestion): readonly string[] {
	const isRepeated = screen.at(-1)?.trim().endsWith(prompt.trim()) ?? false;
	return isRepeated ? screen.slice(0, -1) : screen;
}

/** Returns the last lines that were seen of a run, below a title; nothing where there were none. */
export function lastSeen(engine: EngineName, lines: readonly string[]): Paragraph[] {
	const title = engine === 'api' ? 'What ENTSSO answered:' : 'What ssoconfig showed:';
	return lines.length === 0 ? [] : [blank, {text: title}, ...lines.map(line => toolLine(line))];
}
