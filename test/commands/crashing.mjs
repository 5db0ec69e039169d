// Loaded before the program. CRASH names where it meets an error that it does not know: 'thrown' as it begins,
// 'uncaught' beside a command at work, 'stuck' beside one that never comes to an end; MESSAGE what it says.
import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import process from 'node:process';

const {CRASH} = process.env;
const crash = () => {
	throw new Error(process.env.MESSAGE ?? 'nobody knows this one');
};

if (CRASH === 'thrown') {
	process.getuid = crash;
} else if (CRASH !== undefined) {
	const {getuid} = process;
	process.getuid = () => {
		setTimeout(crash, 300);
		return getuid.call(process);
	};
}

if (CRASH === 'stuck') {
	for (const name of ['lstat', 'stat', 'open', 'readdir', 'mkdir']) {
		fs.promises[name] = async () => new Promise(() => {/* It never comes. */});
	}

	syncBuiltinESMExports();
}
