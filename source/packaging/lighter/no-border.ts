type Node = {readonly style: {readonly borderStyle?: unknown; readonly backgroundColor?: unknown}};

/** Draws no border and no background. Throws where one is wanted. */
export default function noBorder(_x: number, _y: number, {style}: Node): void {
	if (style.borderStyle !== undefined || style.backgroundColor !== undefined) {
		throw new Error('Boxes with a border or a background are not part of this program.');
	}
}
