import {checkIds} from '../../host/host.ts';
import {roomyRows} from '../../page/why.ts';
import type {Paragraph} from '../../text/paragraph.ts';
import {stateWidth, stateWord} from '../../text/state-word.ts';
import type {Context} from '../../wizard/context.ts';
import type {PageState} from '../../wizard/view.ts';
import {
	checkLines,
	isComplete,
	isStopped,
	lastBackup,
	linesIn,
} from './check-lookups.ts';
import {checkAdvice, checkClosing, checkTitles} from './check-words.ts';
import {elevationRemark, withElevation} from './elevation.ts';

const titleWidth = 22;
const onScreen = 'Press E to start this program as administrator in a new window';

/**
Returns what was found out of the computer, line by line. `why`: said above it where there is room, `refusal`: below it
when Enter was pressed in spite of a stop.
*/
export function checkPage(
	state: PageState,
	availableRows: number,
	{why, refusal}: {readonly why: string; readonly refusal: string | undefined},
): readonly Paragraph[] {
	const {context} = state;
	// In a small window the lines come first, and where something stops the way, what to do about it; F1 tells the rest.
	const head = !isStopped(context) && availableRows >= roomyRows ? [{text: why}, {text: ''}] : [];
	return [...head, ...lineParagraphs(context), {text: ''}, ...summaryOf(state, refusal)];
}

function lineParagraphs(context: Context): Paragraph[] {
	const lines = checkLines.factsIn(context) ?? {};
	return checkIds.map(id => {
		const line = lines[id];
		return {
			text: line?.detail ?? 'looking',
			columns: [stateWord(line?.state ?? '...'), {text: checkTitles[id], width: titleWidth}],
		};
	});
}

function summaryOf(
	{context, notice, view: {remark, isWaiting, wasRefused}}: PageState,
	refusal: string | undefined,
): Paragraph[] {
	const lines = linesIn(context);
	const closing = isComplete(context) ? checkClosing(lines) : undefined;
	const last = lastBackup.factsIn(context);
	const said = [elevationRemark(context), remark, wasRefused ? refusal : undefined].filter(text => text !== undefined);
	return [
		...(last === undefined ? [] : [sentence(last.detail, last.state === 'attention' ? 'Note' : '')]),
		...(notice === undefined ? [] : [sentence(notice, 'Note')]),
		...checkAdvice(withElevation(context, onScreen)).map(({state, title, advice}) => ({
			text: advice,
			columns: [
				{text: state === 'stop' ? 'To do' : 'Note', width: stateWidth, style: 'warning'} as const,
				{text: title, width: titleWidth},
			],
		})),
		...(isWaiting ? [sentence('Going on as soon as all is known...')] : []),
		...said.map(text => ({...sentence(text), style: 'chosen'} as const)),
		...(closing === undefined ? [] : [{...sentence(closing.text), ...(closing.isWell && {style: 'ok'} as const)}]),
	];
}

/** Returns a sentence below the lines, in the column of their details or with a word before it. */
function sentence(text: string, mark: 'Note' | '' = ''): Paragraph {
	return {text, columns: [{text: mark, width: stateWidth, style: mark === '' ? undefined : 'warning'}]};
}
