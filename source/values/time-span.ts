const day = 24 * 60 * 60 * 1000;
const units: Readonly<Record<string, number>> = {h: day / 24, d: day, w: 7 * day};

/**
A span such as `12h`, `30d` or `4w`, in milliseconds; undefined when it is not one. A bare number is refused, since
its unit would be a guess.
*/
export function timeSpanIn(text: string): number | undefined {
	const {number, unit = ''} = /^(?<number>[1-9]\d{0,4})(?<unit>[dhw])$/v.exec(text)?.groups ?? {};
	const factor = units[unit];
	return factor === undefined ? undefined : Number(number) * factor;
}
