/**
Keys by their path below the one that was asked for (itself is ''), each with its values by name; the default value's
name is ''. All names in lower case.
*/
export type RegistryKeys = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Binary values are left out on purpose: below SSOSS they are the encrypted master secrets. */
const textTypes = new Set(['REG_SZ', 'REG_EXPAND_SZ', 'REG_DWORD', 'REG_QWORD']);

/** Reads what `reg query` printed on this key of HKEY_LOCAL_MACHINE; undefined when it printed nothing on it. */
export function parseRegistry(text: string, key: string): RegistryKeys | undefined {
	const keys = new Map<string, Map<string, string>>();
	const asked = key.toLowerCase();
	let values: Map<string, string> | undefined;
	for (const line of text.split(/\r?\n/v)) {
		if (/^hkey_/iv.test(line)) {
			const path = pathBelow(line, asked);
			values = path === undefined ? undefined : new Map();
			if (path !== undefined && values !== undefined) {
				keys.set(path, values);
			}

			continue;
		}

		const {name, type = '', data = ''} =
			/^ {4}(?<name>\S.*?) {4}(?<type>REG_[A-Z_]+)(?: {4}(?<data>.*))?$/v.exec(line)?.groups ?? {};
		if (name !== undefined && textTypes.has(type)) {
			values?.set(valueName(name), data.trim());
		}
	}

	return keys.size === 0 ? undefined : keys;
}

/**
Returns the path below the key asked for; undefined for a key elsewhere. The 32-bit view may be printed with its own
folder.
*/
function pathBelow(heading: string, asked: string): string | undefined {
	const path = heading.trim().toLowerCase().replace(/^hkey_local_machine\\/v, '').replace('wow6432node\\', '');
	if (path === asked) {
		return '';
	}

	return path.startsWith(`${asked}\\`) ? path.slice(asked.length + 1) : undefined;
}

/** Returns the name of a value: the default value is printed as a word in brackets, in the language of the system. */
function valueName(name: string): string {
	return /^\(.*\)$/v.test(name) ? '' : name.toLowerCase();
}
