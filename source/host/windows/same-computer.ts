/** Whether both name one computer: without their domain, and as far as NetBIOS keeps them. */
export function isSameComputer(one: string, other: string): boolean {
	const [short, otherShort] = [one, other].map(name => (name.split('.', 1)[0] ?? '').trim().toLowerCase().slice(0, 15));
	return short !== '' && short === otherShort;
}
