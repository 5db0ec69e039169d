export type PropertyLine = {
	readonly label: string;
	readonly value: string;
};

/**
Returns the lines `Property : Value` in what a tool of ENTSSO printed, whatever stands around them, and however they are
spaced. A value may hold colons itself.
*/
export function propertyLines(text: string): PropertyLine[] {
	return text.split(/[\n\r]+/v).flatMap(line => {
		const {label = '', value = ''} = /^(?<label>[^:\u{FF1A}]+)[:\u{FF1A}](?<value>.*)$/v.exec(line)?.groups ?? {};
		return label.trim() === '' || value.trim() === '' ? [] : [{label: label.trim(), value: value.trim()}];
	});
}
