// Takes the lock on a file, says what came of it, and ends when its standard input does.
import process from 'node:process';
import {lockFile} from '../../source/host/file-lock.ts';

const [file = '', socketFolder] = process.argv.slice(2);
const {state} = await lockFile(file, {now: new Date(), ...(socketFolder !== undefined && {socketFolder})});
process.stdout.write(`${state}\n`);
process.stdin.resume();
