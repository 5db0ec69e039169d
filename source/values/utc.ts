/** A time to the second, such as `2026-11-23 10:00:05 UTC`. */
export function utcText(time: Date): string {
	return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
