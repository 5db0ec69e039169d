// A rival for names: puts a file of its own at each name, as soon as it hears of it, and never takes one that is there. Standard input has the
// names, one a line; at its end the names of what was made are printed. With LINK each is a link to that file.
import {symlinkSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {createInterface} from 'node:readline';

const {LINK: target} = process.env;
const made = [];
process.stdout.write('ready\n');
createInterface({input: process.stdin}).on('line', name => {
	try {
		if (target === undefined) {
			writeFileSync(name, 'precious', {flag: 'wx'});
		} else {
			symlinkSync(target, name);
		}

		made.push(name);
	} catch {
		// Somebody was faster.
	}
}).on('close', () => {
	process.stdout.write(made.map(name => `${name}\n`).join(''));
});
