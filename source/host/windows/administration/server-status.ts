import type {ServerStates, ServerStatus} from '../../administration.ts';

/** Flags of the status (header of the ENTSSO SDK). Others say nothing that is of use here, or are not documented. */
const online = 0x1;
const secretServerRunning = 0x2;
const clustered = 0x20;

/**
Reads what GetServerStatus gave back, in the order of its parameters. Undefined when that is not what it should be.
*/
export function serverStatusOf(values: ReadonlyArray<string | number>): ServerStatus | undefined {
	const texts = values.slice(0, 6).filter(value => typeof value === 'string');
	const numbers = values.slice(6).filter(value => typeof value === 'number');
	if (texts.length !== 6 || numbers.length !== 9) {
		return undefined;
	}

	const [server = '', sqlServer = '', database = '', serviceAccount = '', cluster = '', node = ''] = texts;
	const [high = 0, low = 0] = numbers.slice(3);
	return {
		server,
		sqlServer,
		database,
		serviceAccount,
		cluster,
		node,
		version: versionOf(high, low),
		states: statesOf(numbers.at(-1) ?? 0),
	};
}

/** A running server has flags; without any it is taken that nothing was told. */
function statesOf(flags: number): ServerStates | undefined {
	// eslint-disable-next-line no-bitwise -- a set of flags
	const has = (flag: number) => (flags & flag) !== 0;
	return flags === 0
		? undefined
		: {isOnline: has(online), isSecretServer: has(secretServerRunning), isClustered: has(clustered)};
}

/**
Two numbers to each half, as in the version of a file; that ENTSSO means it so is a guess, so what would be a strange
version is none.
*/
function versionOf(high: number, low: number): string {
	// eslint-disable-next-line no-bitwise -- an unsigned number
	const words = [high, low].flatMap(half => [Math.floor((half >>> 0) / 0x1_00_00), half % 0x1_00_00]);
	const [major = 0] = words;
	return major > 0 && major < 100 && words.every(word => word >= 0) ? words.join('.') : '';
}
