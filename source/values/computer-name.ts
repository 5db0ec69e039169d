import type {PathStyle} from './path-text.ts';

/** Returns whether both name the same computer: Windows does not tell letter cases apart in such names. */
export function isSameComputerName(one: string, other: string, style: PathStyle): boolean {
	return style === 'windows' ? one.toLowerCase() === other.toLowerCase() : one === other;
}
