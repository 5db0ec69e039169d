import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Prose} from '../components/prose.tsx';
import {helpOf} from '../words/help.ts';
import type {ScreenProps} from './screen.ts';

/** Explains the step in the words of somebody who has never heard of a master secret. */
export function HelpScreen({state: {step}}: ScreenProps): ReactNode {
	const {about, keys} = helpOf[step];
	return [...about, ...(keys === undefined ? [] : [keys])].map(paragraph => (
		<Box key={paragraph} marginBottom={1}>
			<Prose>{paragraph}</Prose>
		</Box>
	));
}
