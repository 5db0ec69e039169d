// Loaded before the program: gives the computer and its user names that would steer a terminal. With HOSTILE_CRASH the program meets an error with such a text.
import os from 'node:os';
import process from 'node:process';

const {HOSTILE_TEXT = '', HOSTILE_CRASH} = process.env;
os.hostname = () => HOSTILE_TEXT;
os.userInfo = () => ({username: HOSTILE_TEXT});
if (HOSTILE_CRASH !== undefined) {
	process.getuid = () => {
		throw new Error(HOSTILE_TEXT);
	};
}
