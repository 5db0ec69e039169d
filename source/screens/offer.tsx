import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import type {ScreenProps} from './screen.ts';
import {Why} from './question.tsx';

/** Off Windows: says so, and offers to practise. */
export function OfferScreen({state}: ScreenProps): ReactNode {
	const {setting, selected} = state;
	return (
		<>
			<Why>ENTSSO is a Windows service, so there is no master secret on this computer. You can practise the whole backup here. What should happen?</Why>
			<Box flexDirection='column'>
				{setting.scenarios.map(({name, description}, index) => (
					<Text key={name} bold={index === selected} wrap='truncate'>
						{`${index === selected ? '>' : ' '} ${name.padEnd(18)}${description}`}
					</Text>
				))}
			</Box>
		</>
	);
}
