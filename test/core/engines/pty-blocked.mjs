// Stands in for the program that holds the pseudo-terminal, where it waits for something that never comes: its main thread stands still.
import {writeFileSync} from 'node:fs';
import process from 'node:process';

writeFileSync(process.env.BLOCKED_PROCESS_FILE, String(process.pid));
process.on('SIGTERM', () => undefined);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
