import process from 'node:process';
import type {Figure} from '../figure.ts';
import {measureEventLog} from './event-log.ts';
import {measureFiles} from './files.ts';
import {measureHistory} from './history.ts';
import {measureOutput} from './output.ts';
import {measureWindow} from './window.ts';

/** How much more time and memory is taken where there is much more of something. */
export async function measureScale(): Promise<Figure[]> {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		// Ended in this way it removes its files.
		process.once(signal, () => {
			process.exit(1);
		});
	}

	return [...await measureHistory(), ...await measureEventLog(), ...await measureFiles(), ...await measureWindow(), ...await measureOutput()];
}
