/*
Loaded into node.exe before the wizard, imported by the practice program, and only where Wine's console is not what that of Windows is:
- Wine gives a program in a pseudo-console no standard handles, so the practice program gets them here.
- Wine's console takes escape sequences for text: what the wizard draws comes out torn. With WIZARD_DRAWS_TO_FILE standard
  output is a file, and called a terminal here; the keys still come through the console.
*/
import fs from 'node:fs';
import process from 'node:process';
import tty from 'node:tty';
import {isMainThread} from 'node:worker_threads';

function replace(name, stream) {
	Object.defineProperty(process, name, {value: stream, configurable: true});
}

if (isMainThread && process.argv[1]?.endsWith(String.raw`practice\ssoconfig`)) {
	const input = new tty.ReadStream(fs.openSync(String.raw`\\.\CONIN$`, 'r+'));
	// A standard input that is not read does not keep the process alive; this one would.
	input.on('pause', () => {
		input.unref();
	});
	replace('stdin', input);
	replace('stdout', new tty.WriteStream(fs.openSync(String.raw`\\.\CONOUT$`, 'r+')));
} else if (isMainThread && process.argv[1]?.endsWith('cli.mjs') && process.env.WIZARD_DRAWS_TO_FILE) {
	const {stdout} = process;
	const write = stdout.write.bind(stdout);
	Object.assign(stdout, {
		isTTY: true,
		columns: 80,
		rows: 24,
		// The line discipline that would do it is not in the way of a file.
		write: (text, ...rest) => write(String(text).replaceAll('\n', '\r\n'), ...rest),
	});
}
