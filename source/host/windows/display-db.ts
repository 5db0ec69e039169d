/** What `ssomanage -displaydb` tells; undefined what it does not, or not in English. */
export type DisplayedDatabase = {
	readonly secretServer: string | undefined;
	readonly administrators: string | undefined;
	readonly sqlServer: string | undefined;
	readonly database: string | undefined;
};

/**
The values behind the labels that the documentation names ("How to Display the SSO Database Information"). Only their English
names are known, and not their layout, so letter case, spaces and words before them do not matter. Undefined when no line has a
label and a value.
*/
export function parseDisplayedDatabase(text: string): DisplayedDatabase | undefined {
	const rows = text.split(/\r?\n/v).flatMap(line => {
		const {label, value} = /^(?<label>[^:\u{FF1A}]+)[:\u{FF1A}]\s+(?<value>\S.*)$/v.exec(line)?.groups ?? {};
		return label === undefined || value === undefined ? [] : [{label, value: value.trim()}];
	});
	const find = (pattern: RegExp) => rows.find(({label}) => pattern.test(label))?.value;
	return rows.length === 0
		? undefined
		: {
			secretServer: find(/secret server(?: name)?\s*$/iv),
			administrators: find(/(?:sso|sign-on) admin\w*(?: account)?(?: name)?\s*$/iv),
			sqlServer: find(/^\s*sql server(?: name)?\s*$/iv),
			database: find(/(?:sso|sign-on) database(?: name)?\s*$/iv),
		};
}
