import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {looks} from '../terminal/theme.ts';
import type {Binding} from '../wizard/keys.ts';

const keyRows = 2;

/** The keys that work on this screen, made from the key map. */
export function KeyLine({bindings}: {readonly bindings: readonly Binding[]}): ReactNode {
	return (
		<Box flexWrap='wrap' columnGap={3} minHeight={keyRows} flexShrink={0}>
			{bindings.filter(({label}) => label !== undefined).map(({label, does}) => (
				<Text key={label}>
					<Text {...looks.key}>{label}</Text>
					{` ${does}`}
				</Text>
			))}
		</Box>
	);
}
