// Loaded before a program: leaves a snapshot of its heap in its working folder when all its work is done.
import process from 'node:process';
import {writeHeapSnapshot} from 'node:v8';

process.once('exit', () => {
	writeHeapSnapshot('at-exit.heapsnapshot');
});
