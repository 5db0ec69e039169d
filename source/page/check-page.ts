import {checkIds} from '../host/host.ts';
import type {Paragraph} from '../text/paragraph.ts';
import {stateWidth, stateWord} from '../text/state-word.ts';
import type {WizardState} from '../wizard/state.ts';
import {checkAdvice, checkClosing, checkTitles} from '../words/check.ts';
import {whyOf} from '../words/why.ts';
import {roomyRows} from './why.ts';

const titleWidth = 22;

/** What was found out of the computer, line by line. `availableRows`: for it. */
export function checkPage(state: WizardState, availableRows: number): readonly Paragraph[] {
	// In a small window the lines come first, and where something stops the way, what to do about it; F1 tells the rest.
	const isStopped = Object.values(state.check.lines).some(line => line.state === 'stop');
	const why = !isStopped && availableRows >= roomyRows ? [{text: whyOf.check}, {text: ''}] : [];
	return [...why, ...linesOf(state), {text: ''}, ...summaryOf(state)];
}

function linesOf({check}: WizardState): Paragraph[] {
	return checkIds.map(id => {
		const line = check.lines[id];
		return {text: line?.detail ?? 'looking', columns: [stateWord(line?.state ?? '...'), {text: checkTitles[id], width: titleWidth}]};
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
			columns: [{text: state === 'stop' ? 'To do' : 'Note', width: stateWidth, style: 'warning'} as const, {text: title, width: titleWidth}],
		})),
		...(isWaiting ? [said('Going on as soon as all is known...')] : []),
		...(remark === undefined ? [] : [{...said(remark), style: 'chosen'} as const]),
		...(closing === undefined ? [] : [{...said(closing.text), ...(closing.isWell && {style: 'ok'} as const)}]),
	];
}

/** A sentence below the lines, in the column of their details or with a word before it. */
function said(text: string, mark: 'Note' | '' = ''): Paragraph {
	return {text, columns: [{text: mark, width: stateWidth, style: mark === '' ? undefined : 'warning'}]};
}
