import {Box, useWindowSize} from 'ink';
import {type ReactNode, use} from 'react';
import {
	footRows,
	frameSize,
	type Heading,
	headRows,
	tooSmallWords,
} from '../layout/frame.ts';
import type {Binding} from '../wizard/keys.ts';
import {RowsContext} from './page.tsx';
import {WidthContext} from './prose.tsx';
import {Rows} from './rows.tsx';
import {Text} from './text.tsx';
import {ThemeContext} from './theme-context.ts';

type FrameProps = {
	readonly heading: Heading;
	readonly bindings: readonly Binding[];
	readonly children: ReactNode;
};

/** What every screen shares: the header, the title, and the keys at the bottom, each always in the same place. */
export function Frame({heading, bindings, children}: FrameProps): ReactNode {
	const theme = use(ThemeContext);
	const {width, height, room, isTooSmall} = frameSize(useWindowSize());
	return (
		<WidthContext value={width}>
			<RowsContext value={room}>
				{isTooSmall && <Text>{tooSmallWords}</Text>}
				{/* Out of sight, but there: what is typed still arrives, and the cursor stays where it was. */}
				<Box display={isTooSmall ? 'none' : 'flex'} flexDirection='column' width={width} height={height} overflowY='hidden'>
					<Box flexShrink={0}><Rows rows={headRows(heading, theme, width)}/></Box>
					<Box flexDirection='column' flexGrow={1} flexShrink={1} overflowY='hidden'>
						{children}
					</Box>
					<Box flexShrink={0}><Rows rows={footRows(bindings, theme, width)}/></Box>
				</Box>
			</RowsContext>
		</WidthContext>
	);
}
