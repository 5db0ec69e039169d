/**
Throws, because no package may start a program: one named without its folder would be looked for in the current folder
and in PATH.
*/
export function execFileSync(): never {
	throw new Error('No program is started here.');
}

const startsNothing = {execFileSync};

export default startsNothing;
