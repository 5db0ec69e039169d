import {Box, useWindowSize} from 'ink';
import {type ReactNode, useEffect, useLayoutEffect} from 'react';
import {drawPage} from '../page/draw.ts';
import {
	footRows,
	frameSize,
	headingOf,
	headRows,
	tooSmallWords,
} from '../page/frame.ts';
import {isFieldRow, type PageRow} from '../page/field-row.ts';
import type {Theme} from '../terminal/theme.ts';
import type {Row} from '../text/row.ts';
import {wrap} from '../text/wrap.ts';
import type {WizardEvent} from '../wizard/event.ts';
import {scrollTopOf} from '../wizard/dialogs.ts';
import {bindingsFor} from '../wizard/keys.ts';
import type {WizardState} from '../wizard/state.ts';
import {Rows} from './rows.tsx';
import {TextField} from './text-field.tsx';

type ScreenProps = {
	readonly state: WizardState;
	readonly dispatch: (event: WizardEvent) => void;
	readonly theme: Theme;
};

/** Draws the page of the state between its heading and the keys that work, each always in the same place. */
export function Screen({state, dispatch, theme: {rule}}: ScreenProps): ReactNode {
	const window = useWindowSize();
	const foot = footRows(bindingsFor(state), rule, frameSize(window).width);
	const {width, height, availableRows, isTooSmall} = frameSize(window, foot.length);
	const {rows, last} = drawPage(state, {width, availableRows});
	const isBeyond = scrollTopOf(state) > last;
	useEffect(() => {
		if (isBeyond) {
			dispatch({type: 'page-ended', lastRow: last});
		}
	}, [isBeyond, last, dispatch]);
	// Before the screen counts as shown: keys that nobody sees the meaning of must not count.
	useLayoutEffect(() => {
		dispatch({type: 'resized', pageRows: availableRows, isTooSmall});
	}, [availableRows, isTooSmall, dispatch]);
	return (
		<>
			{isTooSmall && <Rows rows={wrap([{text: tooSmallWords(window, state)}], Math.max(1, window.columns - 1))}/>}
			{/* Out of sight, but there: what is typed still arrives, and the cursor stays where it was. */}
			<Box display={isTooSmall ? 'none' : 'flex'} flexDirection='column' width={width} height={height} overflowY='hidden'>
				<Box flexShrink={0}><Rows rows={headRows(headingOf(state), rule, width)}/></Box>
				<Box flexDirection='column' flexGrow={1} flexShrink={1} overflowY='hidden'>
					{groupsOf(rows).map((group, index) => isRows(group)
						? <Box key={index} flexShrink={0}><Rows rows={group}/></Box>
						: <TextField key={group.field.name} row={group} state={state} dispatch={dispatch}/>)}
				</Box>
				<Box flexShrink={0}><Rows rows={foot}/></Box>
			</Box>
		</>
	);
}

type Group = Exclude<PageRow, Row> | readonly Row[];

function isRows(group: Group): group is readonly Row[] {
	return Array.isArray(group);
}

/** Returns rows that stand together as one group, and each field between them. */
function groupsOf(rows: readonly PageRow[]): Group[] {
	const groups: Array<Exclude<PageRow, Row> | Row[]> = [];
	for (const row of rows) {
		const last = groups.at(-1);
		if (isFieldRow(row)) {
			groups.push(row);
		} else if (Array.isArray(last)) {
			last.push(row);
		} else {
			groups.push([row]);
		}
	}

	return groups;
}
