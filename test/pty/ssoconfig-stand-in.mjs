#!/usr/bin/env node
// Stands in for ssoconfig in the tests of a real folder: asks three times, then does what STAND_IN says: `fail`, `refuse` (does
// not like the password, and says which), `half` (writes half a file and never ends), or `large` (writes a file that takes a while
// to copy), or `overwrite` (takes no heed of a file that is there, and writes another one each time); else it writes a whole file, with `prints-N` after N MiB of words. With `line-feed` it asks for a word after the first answer (STAND_IN_QUESTION, or one that ends its line). With `mute` it never asks, with `after-1` or `after-2` it never ends after so many answers.
import {createHash} from 'node:crypto';
import {
	existsSync,
	truncateSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import process from 'node:process';

const [option, file] = process.argv.slice(2);
const exit = (line, code) => {
	process.stdout.write(`${line}\r\n`, () => {
		process.exit(code);
	});
};

const isFree = process.env.STAND_IN === 'overwrite' || !existsSync(file ?? '');
if (option !== '-backupsecret' || file === undefined || !isFree) {
	exit('ERROR: 0x80070057 : The parameter is incorrect.', 1);
} else {
	const {STAND_IN: behaviour = ''} = process.env;
	const extra = behaviour === 'line-feed' ? [process.env.STAND_IN_QUESTION ?? 'Type YES to have the file written.\r\n'] : [];
	const questions = ['Password : ', ...extra, 'Confirm Password : ', 'Password reminder : '];
	const answers = [];
	let answer = '';
	const most = behaviour === 'mute' ? 0 : Number(/^after-(?<count>\d)$/v.exec(behaviour)?.groups.count ?? questions.length);
	const ask = () => {
		process.stdout.write(answers.length < most ? questions[answers.length] : '');
	};

	process.stdin.setRawMode(true);
	process.stdin.setEncoding('utf8');
	ask();
	process.stdin.on('data', chunk => {
		for (const character of chunk) {
			if (character !== '\r') {
				answer += character;
				process.stdout.write(questions[answers.length].startsWith('Password :') || questions[answers.length].startsWith('Confirm') ? '*' : character);
				continue;
			}

			answers.push(answer);
			answer = '';
			process.stdout.write('\r\n');
			ask();
			if (answers.length === questions.length) {
				finish(answers.filter((_, index) => !extra.includes(questions[index])));
			}
		}
	});
}

function finish([password, confirmation, reminder]) {
	process.stdin.pause();
	if (process.env.STAND_IN === 'fail') {
		exit('ERROR: 0xC0002A0E : This function can only be performed on the master secret server.', 1);
		return;
	}

	if (process.env.STAND_IN === 'refuse') {
		exit(`The password ${password} is refused ('${reminder}').\r\nERROR: 0xC0002A54 : The password is too short: "${password}".`, 1);
		return;
	}

	if (process.env.STAND_IN === 'half') {
		writeFileSync(file, 'half a ba');
		setInterval(() => {/* It never ends. */}, 60_000);
		return;
	}

	printWords(Number(/^prints-(?<count>\d+)$/v.exec(process.env.STAND_IN ?? '')?.groups.count ?? 0) * (2 ** 20));
	const hash = createHash('sha256').update(password).digest('hex');
	writeFileSync(file, JSON.stringify({
		same: password === confirmation, hash, reminder, folder: process.cwd(), ...(process.env.STAND_IN === 'overwrite' && {by: process.pid}),
	}));
	if (process.env.STAND_IN === 'large') {
		// A hole: it takes no room.
		truncateSync(file, 400_000_000);
	}

	exit('The operation completed successfully.', 0);
}

// Prints so many bytes at least, as fast as they are read.
function printWords(bytes) {
	const block = new TextEncoder().encode('Reading secret 0x00000012 of the store, 50% of "all" & what else there is to say.\r\n'.repeat(800));
	for (let left = bytes; left > 0; left -= block.length) {
		for (let done = 0; done < block.length;) {
			done += writeSync(1, block, done);
		}
	}
}
