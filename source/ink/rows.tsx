import {Text} from 'ink';
import {memo, type ReactNode} from 'react';
import {styledText} from '../terminal/styled-text.ts';
import {areSameRows, type Row} from '../text/row.ts';

type RowsProps = {readonly rows: readonly Row[]};

/**
Rows of styled text, as one text of Ink, which takes less of it than a text for each; drawn anew only when one of them
changed.
*/
export const Rows = memo(
	({rows}: RowsProps): ReactNode => <Text wrap='truncate'>{styledText(rows)}</Text>,
	(before, after) => areSameRows(before.rows, after.rows),
);
