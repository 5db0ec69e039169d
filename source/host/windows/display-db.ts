import {isSameComputer, isThisComputer} from '../same-computer.ts';
import {propertyLines} from './property-lines.ts';

/** Failover cluster that this computer is a node of; its name is empty where it is not known. */
export type Cluster = 'none' | {readonly name: string};

/** Values from `ssomanage -displaydb`; undefined where it prints none, or not in English. */
export type DisplayedDatabase = {
	/** Who was asked, where that is not this computer: what it told is then left out, since it is of another one. */
	readonly otherServer?: string;
	readonly secretServer: string | undefined;
	readonly administrators: string | undefined;
	readonly sqlServer: string | undefined;
	readonly database: string | undefined;
};

/** As it was printed. */
type ParsedDatabase = Omit<DisplayedDatabase, 'otherServer'> & {
	/** Who was asked, where it is named; "Using SSO server on this computer" names none. */
	readonly askedServer: string | undefined;
};

/**
Returns the values behind the labels that the documentation names ("How to Display the SSO Database Information"). Only
their English names are known, and not their layout, so letter case, spaces and words before them do not matter. A label
that comes with two values tells nothing. Undefined when no line has a label and a value.
*/
export function parseDisplayedDatabase(text: string): ParsedDatabase | undefined {
	const rows = propertyLines(text);
	const find = (pattern: RegExp) => {
		const values = new Set(rows.filter(({label}) => pattern.test(label)).map(({value}) => value));
		return values.size === 1 ? [...values][0] : undefined;
	};

	return rows.length === 0
		? undefined
		: {
			askedServer: find(/using sso server$/iv),
			secretServer: find(/secret server(?: name)?$/iv),
			administrators: find(/(?:sso|sign-on) admin\w*(?: account)?(?: name)?$/iv),
			sqlServer: find(/^\P{Letter}*sql server(?: name)?$/iv),
			database: find(/(?:sso|sign-on) database(?: name)?$/iv),
		};
}

/** Returns whether this names anything of the database. */
export function hasValues({secretServer, administrators, sqlServer, database}: ParsedDatabase): boolean {
	return [secretServer, administrators, sqlServer, database].some(value => value !== undefined);
}

/**
Returns what was displayed, as far as it is of this computer. `cluster`: the cluster it is a node of; there the server
that was asked may be the network name of the ENTSSO role, which is the master secret server then, and so no other
computer for certain.
*/
export function ofThisComputer(
	{askedServer, ...displayed}: ParsedDatabase,
	computer: string,
	cluster: Cluster,
): DisplayedDatabase {
	const names = [computer, ...(cluster === 'none' ? [] : [cluster.name, displayed.secretServer])];
	const isOwn = askedServer === undefined || isThisComputer(askedServer)
		|| names.some(name => name !== undefined && isSameComputer(askedServer, name));
	return isOwn
		? displayed
		: {
			otherServer: askedServer,
			secretServer: undefined,
			administrators: undefined,
			sqlServer: undefined,
			database: undefined,
		};
}
