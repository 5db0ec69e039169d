import {classifyPrompt} from '../engines/console/prompts.ts';
import type {EngineOutcome} from '../engines/task.ts';

const standIn = '[reminder]';

/**
Returns the screen of a restore without the reminder of the file, which ssoconfig prints before it asks for the
password: it may hint at that. Where no prompt was seen, what a tool printed that ended by itself is its word on why.
Pure.
*/
export function withoutReminder(
	{screen, screenFromPrompt, ending}: Pick<EngineOutcome, 'ending' | 'screen' | 'screenFromPrompt'>,
): readonly string[] {
	if (screenFromPrompt !== undefined) {
		return screenFromPrompt.map(line => reminderNamed(line));
	}

	const isLastWord = ending === 'exited' || ending === 'not-started';
	const label = screen.findIndex(line => reminderNamed(line) !== line);
	// The reminder may go on in the lines below its label.
	const hidden = label === -1 ? (isLastWord ? screen.length : 0) : label;
	return screen.flatMap((line, index) =>
		index === label ? [reminderNamed(line)] : (index < hidden || hasCode(line) ? [line] : []));
}

/** Returns the line with a stand-in for what stands behind the label of a reminder. Pure. */
export function reminderNamed(line: string): string {
	const end = line.indexOf(':') + 1;
	const label = line.slice(0, end);
	return label !== '' && line.slice(end).trim() !== '' && classifyPrompt(label) === 'reminder'
		? `${label} ${standIn}`
		: line;
}

/**
Returns the line with the reminder: the last one before the prompt for the password; undefined where none shows. Pure.
*/
export function shownReminder({screen}: Pick<EngineOutcome, 'screen'>): string | undefined {
	const prompt = screen.findIndex(line => classifyPrompt(line.replaceAll('*', '')) === 'password');
	return screen.slice(0, Math.max(0, prompt)).findLast(line => line.trim() !== '')?.trim();
}

function hasCode(line: string): boolean {
	return /0x[\da-f]{8}/iv.test(line);
}
