import {checkIds} from '../host/host.ts';
import {looks} from '../terminal/theme.ts';
import type {WizardState} from '../wizard/state.ts';
import {checkAdvice, checkClosing, checkTitles} from '../words/check.ts';
import {whyOf} from '../words/why.ts';
import {type Paragraph, roomyRows} from './page.ts';
import {stateWidth, stateWord} from './state-word.ts';

const titleWidth = 22;

/** What was found out of the computer, line by line. `room`: rows for it. */
export function checkPage(state: WizardState, room: number): readonly Paragraph[] {
	// In a small window the lines come first, and where something stops the way, what to do about it; F1 tells the rest.
	const isStopped = Object.values(state.check.lines).some(line => line.state === 'stop');
	const why = !isStopped && room >= roomyRows ? [{text: whyOf.check}, {text: ''}] : [];
	return [...why, ...linesOf(state), {text: ''}, ...summaryOf(state)];
}

function linesOf({check}: WizardState): Paragraph[] {
	return checkIds.map(id => {
		const line = check.lines[id];
		return {text: line?.detail ?? 'looking', lead: [stateWord(line?.state ?? '...'), {text: checkTitles[id], width: titleWidth}]};
	});
}

function summaryOf({check, lastBackup, notice, remark, isWaiting}: WizardState): Paragraph[] {
	const lines = Object.values(check.lines);
	const closing = check.isComplete ? checkClosing(lines) : undefined;
	return [
		...(lastBackup === undefined ? [] : [said(lastBackup.detail, lastBackup.state === 'attention' ? 'Note' : '')]),
		...(notice === undefined ? [] : [said(notice, 'Note')]),
		...checkAdvice(lines).map(({state, title, advice}) => ({
			text: advice,
			lead: [{text: state === 'stop' ? 'To do' : 'Note', width: stateWidth, ...looks.warning}, {text: title, width: titleWidth}],
		})),
		...(isWaiting ? [said('Going on as soon as all is known...')] : []),
		...(remark === undefined ? [] : [{...said(remark), ...looks.chosen}]),
		...(closing === undefined ? [] : [{...said(closing.text), ...(closing.isWell && looks.ok)}]),
	];
}

/** A sentence below the lines, in the column of their details or with a word before it. */
function said(text: string, mark: 'Note' | '' = ''): Paragraph {
	return {text, lead: [{text: mark, width: stateWidth, ...(mark === '' ? looks.plain : looks.warning)}]};
}
