import {isIP, isIPv6} from 'node:net';

/** Of the name of a computer NetBIOS keeps so much. Characters. */
const longestShortName = 15;

/** Instance of SQL Server that has no name, by the name of its service. */
const defaultInstance = 'mssqlserver';
const defaultPort = '1433';

/**
Returns whether both name one computer: an address whole, a name without its domain where one of the two has none, and
as far as NetBIOS keeps it where one of the two is cut there.
*/
export function isSameComputer(one: string, other: string): boolean {
	const [name, otherName] = [one, other].map(text => plainName(text)) as [string, string];
	if (name === '' || otherName === '' || isIP(name) !== 0 || isIP(otherName) !== 0) {
		return name !== '' && name === otherName;
	}

	const [label, otherLabel] = [name, otherName].map(text => text.split('.', 1)[0] ?? '') as [string, string];
	return name.includes('.') && otherName.includes('.') ? name === otherName : isSameLabel(label, otherLabel);
}

/**
Returns whether both name one SQL Server: the same computer, and on it the same instance, whole; the instance without a
name is also the one on port 1433. On this computer it may be called `.`, `(local)` or `localhost`.
*/
export function isSameSqlServer(one: string, other: string, computer: string): boolean {
	const [place, otherPlace] = [one, other].map(text => placeOf(text, computer)) as [Place, Place];
	if (!isSameComputer(place.computer, otherPlace.computer)) {
		return false;
	}

	const isSamePort = place.port === otherPlace.port;
	return place.instance === otherPlace.instance
		? isSamePort || place.port === undefined || otherPlace.port === undefined
		// Who gives a port may leave out the name.
		: isSamePort && place.port !== undefined && (place.instance === '' || otherPlace.instance === '');
}

type Place = {
	readonly computer: string;
	/** In lower case; empty for the one without a name. */
	readonly instance: string;
	/** Undefined where it is looked up by the name of the instance. */
	readonly port: string | undefined;
};

function placeOf(text: string, own: string): Place {
	const server = text.trim().replace(/^(?:tcp|np|lpc|admin):/iv, '');
	const parts = /^(?<computer>[^,\\]*)(?:\\(?<instance>[^,]*))?(?:,(?<port>.*))?$/v.exec(server)?.groups;
	const {computer = '', instance = '', port} = parts ?? {};
	const name = instance.trim().toLowerCase();
	const isDefault = name === '' || name === defaultInstance;
	return {
		computer: isThisComputer(computer) ? own : computer,
		instance: isDefault ? '' : name,
		port: port?.trim() ?? (isDefault ? defaultPort : undefined),
	};
}

/** Returns whether this is a name that every computer has for itself. */
export function isThisComputer(name: string): boolean {
	return ['.', '(local)', 'localhost', '127.0.0.1', '::1'].includes(name.trim().toLowerCase());
}

/** In lower case, without the point that ends a full name; an IPv6 address in its one short form. */
function plainName(text: string): string {
	const name = text.trim().toLowerCase().replace(/\.$/v, '');
	const address = /^\[(?<address>.*)\]$/v.exec(name)?.groups?.address ?? name;
	return isIPv6(address) && !address.includes('%') ? new URL(`http://[${address}]/`).hostname.slice(1, -1) : address;
}

function isSameLabel(one: string, other: string): boolean {
	const [short, long] = one.length <= other.length ? [one, other] : [other, one];
	return short === long || (short.length === longestShortName && long.startsWith(short));
}
