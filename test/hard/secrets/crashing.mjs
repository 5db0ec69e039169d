// Stands in for a program that secrets pass through: is that program, PROGRAM, but crashes as CRASH says while the password is on its way, and
// leaves its arguments and environment in the file MARK before.
import {Buffer} from 'node:buffer';
import {readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';

const {PROGRAM: program, CRASH: crash, MARK: mark, PASSWORD_SIZE: size} = process.env;
const crashes = {
	throw(said) {
		throw new Error(said, {cause: {said}});
	},
	reject(said) {
		// eslint-disable-next-line no-new -- nobody waits for it
		new Promise((resolve, refuse) => {
			refuse(new Error(said, {cause: {said}}));
		});
	},
	abort() {
		process.abort();
	},
	signal() {
		process.kill(process.pid, 'SIGSEGV');
	},
	memory(said) {
		const all = [];
		for (;;) {
			all.push(said, Array.from({length: 100_000}, () => Math.random()));
		}
	},
};

// The first request that is longer than the password, and types something or calls something.
process.stdin.on('data', bytes => {
	const said = bytes.toString();
	if (!/"type":"type"|"method"/v.test(said) || said.length <= Number(size)) {
		return;
	}

	writeFileSync(mark, Buffer.concat(['cmdline', 'environ'].map(name => readFileSync(`/proc/self/${name}`))));
	crashes[crash]?.(said);
});
await import(program);
