/**
No package starts a program: one that is named without its folder is looked for in the current folder, and by PATH.
*/
export function execFileSync(): never {
	throw new Error('No program is started here.');
}

const startsNothing = {execFileSync};

export default startsNothing;
