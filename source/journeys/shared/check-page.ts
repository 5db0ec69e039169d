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
import {needsIn, needsWords, type CheckWay} from './needs.ts';

const titleWidth = 22;

/** Rows of a page, in a window of 30, from which on there is room for the whole introduction. */
const tallRows = 22;
const onlyChecks = 'The master secret is the key to all that ENTSSO stores. This step only checks.';
const onScreen = 'Press E to start this program as administrator in a new window';

/**
Returns what was found out of the computer, line by line. `why`: said above it where there is room, `refusal`: below it
when Enter was pressed in spite of a stop.
*/
export function checkPage(
	state: PageState,
	availableRows: number,
	{why, refusal, way}: {readonly why: string; readonly refusal: string | undefined; readonly way: CheckWay},
): readonly Paragraph[] {
	const {context} = state;
	if (isStopped(context)) {
		// What to do comes first, so that it is in sight in any window; the lines give way to it.
		return [
			...saidOf(state, refusal),
			...toDo(context),
			...closingOf(context, way),
			{text: ''},
			...lineParagraphs(context),
			...summaryOf(state),
		];
	}

	// What the computer needs is in sight in any window: where there is little room, the introduction gives way to it.
	const said = saidOf(state, refusal);
	const before = beforeRestore(context, way);
	if (before.length > 0) {
		return [
			...said, ...before, ...closingOf(context, way), {text: ''}, ...lineParagraphs(context), ...summaryOf(state),
		];
	}

	const short = isAboutOther.has(needsIn(context)?.id) || availableRows < roomyRows ? [] : [{text: onlyChecks}];
	const intro = availableRows >= tallRows ? [{text: why}] : short;
	const first = said.length > 0 ? said : intro;
	return [
		...first,
		...(first.length === 0 ? [] : [{text: ''}]),
		...lineParagraphs(context),
		{text: ''},
		...closingOf(context, way),
		...summaryOf(state),
	];
}

/** Returns what the last key came to. */
function saidOf({context, view: {remark, isWaiting, wasRefused}}: PageState, refusal: string | undefined): Paragraph[] {
	const said = [elevationRemark(context), remark, wasRefused ? refusal : undefined].filter(text => text !== undefined);
	return [
		...(isWaiting ? [sentence('Going on as soon as all is known...')] : []),
		...said.map(text => ({...sentence(text), style: 'chosen'} as const)),
	];
}

/** Returns what has to be done before a restore, where Enter goes on to one: it must be in sight by then. */
function beforeRestore(context: Context, {task}: CheckWay): Paragraph[] {
	const isAhead = task === 'restore' || needsIn(context)?.id === 'restore';
	return isAhead
		? checkAdvice(linesIn(context).filter(({id}) => id === 'entsso')).map(({title, advice}) => ({
			text: `${title}: ${advice}`, columns: [{text: 'To do', width: stateWidth, style: 'warning'}],
		}))
		: [];
}

/** Returns what has to be put right, beside the title of its line. */
function toDo(context: Context): Paragraph[] {
	return checkAdvice(withElevation(context, onScreen)).map(({title, advice}) => ({
		text: `${title}: ${advice}`, columns: [{text: 'To do', width: stateWidth, style: 'warning'}],
	}));
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

/** Returns what is said below the lines. */
function summaryOf({context, notice}: PageState): Paragraph[] {
	const last = lastBackup.factsIn(context);
	const notes = isStopped(context) ? [] : checkAdvice(linesIn(context));
	return [
		...(last === undefined ? [] : [sentence(last.detail, last.state === 'attention' ? 'Note' : '')]),
		...(notice === undefined ? [] : [sentence(notice, 'Note')]),
		...notes.map(({title, advice}) => ({
			text: advice,
			columns: [{text: 'Note', width: stateWidth, style: 'warning'} as const, {text: title, width: titleWidth}],
		})),
	];
}

/** Returns what all lines together come to, once they are known, and what the computer needs. */
function closingOf(context: Context, way: CheckWay): Paragraph[] {
	const words = needsWords(context, way);
	return [
		...blockingParagraphs(context, way).map(paragraph => ({...paragraph, ...sentence(paragraph.text)})),
		...(words === undefined ? [] : [{...sentence(`${words.needs} ${words.keys}`.trim()), style: 'chosen'} as const]),
	];
}

/** Returns whether anything stands in the way of what the computer needs, once that is known. */
export function blockingParagraphs(context: Context, {task}: CheckWay): Paragraph[] {
	const needs = needsIn(context)?.id;
	const isOther = task === 'backup' && (needs === 'restore' || isAboutOther.has(needs));
	const closing = !isOther && isComplete(context) ? checkClosing(linesIn(context), task) : undefined;
	return closing === undefined ? [] : [{text: closing.text, ...(closing.isWell && {style: 'ok'} as const)}];
}

/** Needs that nothing this program does would meet. */
const isAboutOther: ReadonlySet<string | undefined> = new Set(['old-account', 'other-computer', 'database']);

/** Returns a sentence below the lines, in the column of their details or with a word before it. */
function sentence(text: string, mark: 'Note' | '' = ''): Paragraph {
	return {text, columns: [{text: mark, width: stateWidth, style: mark === '' ? undefined : 'warning'}]};
}
