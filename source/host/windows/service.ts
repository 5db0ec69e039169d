/** States as the service control manager numbers them (SERVICE_STATUS in the Windows documentation). */
export type ServiceState = 'stopped' | 'starting' | 'stopping' | 'running' | 'continuing' | 'pausing' | 'paused';

const states: readonly ServiceState[] = [
	'stopped', 'starting', 'stopping', 'running', 'continuing', 'pausing', 'paused',
];

/** Exit code of sc.exe for a service that is not there (ERROR_SERVICE_DOES_NOT_EXIST). */
export const noSuchService = 1060;

/**
Returns the state in what `sc queryex` printed, undefined when there is none. Labels are translated, numbers are not:
the state is the only single digit with a word behind it, since the type of a service has two digits and exit codes have
brackets behind them.
*/
export function parseServiceState(text: string): ServiceState | undefined {
	const digit = /[:\u{FF1A}]\s*(?<digit>[1-7])\s+\p{Letter}/v.exec(text)?.groups?.digit;
	return digit === undefined ? undefined : states[Number(digit) - 1];
}

/** Start of a service, by its value Start. */
export type StartType = 'automatic' | 'manual' | 'disabled';

/**
Returns the start type in the registry value Start, such as `0x2` (SERVICE_AUTO_START and so on in the Windows
documentation).
*/
export function startTypeOf(value: string | undefined): StartType | undefined {
	return new Map<number, StartType>([[2, 'automatic'], [3, 'manual'], [4, 'disabled']]).get(Number(value));
}

/**
Returns the program in the registry value ImagePath, which may be quoted and have arguments; undefined when there is
none.
*/
export function programOf(imagePath: string): string | undefined {
	const text = imagePath.trim().replace(/^\\\?\?\\/v, '');
	return /^"(?<program>[^"]+)"/v.exec(text)?.groups?.program ?? /^.+?\.exe(?=\s|$)/iv.exec(text)?.[0];
}
