import {Box} from 'ink';
import TextInput from 'ink-text-input';
import {type ReactNode, use} from 'react';
import {looks} from '../terminal/theme.ts';
import {Text} from './text.tsx';
import {ThemeContext} from './theme-context.ts';

type TextFieldProps = {
	readonly label: string;
	/** Changes when the text was set anew; the cursor then stands behind it. */
	readonly fieldKey: string;
	readonly value: string;
	readonly isFocused: boolean;
	readonly isMasked?: boolean;
	readonly placeholder?: string;
	readonly onType: (text: string) => void;
};

/** A label and the line that is typed into. */
export function TextField({label, fieldKey, value, isFocused, isMasked = false, placeholder = '', onType}: TextFieldProps): ReactNode {
	const {mask, pointer} = use(ThemeContext);
	return (
		<Box flexShrink={0}>
			<Box flexShrink={0}>
				<Text {...(isFocused ? looks.chosen : looks.plain)}>{`${isFocused ? pointer : ' '} ${label} `}</Text>
			</Box>
			<TextInput
				key={fieldKey}
				value={value}
				focus={isFocused}
				placeholder={placeholder}
				{...(isMasked ? {mask} : {})}
				onChange={onType}
			/>
		</Box>
	);
}
