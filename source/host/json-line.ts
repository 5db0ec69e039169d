/** Returns the value as JSON in one line. The separators of Unicode end a line for some readers, so they are escaped. */
export function jsonLine(value: unknown): string {
	return `${JSON.stringify(value).replaceAll('\u{2028}', String.raw`\u2028`).replaceAll('\u{2029}', String.raw`\u2029`)}\n`;
}
