import process from 'node:process';
import {fileURLToPath} from 'node:url';
import type {Figure} from '../figure.ts';
import {costOf, growth, type Cost} from './growth.ts';

/** As many as are read whole. */
const few = 5000;
const many = 200_000;
const program = fileURLToPath(new URL('look-at-log.ts', import.meta.url));

/** What the check and the search for proof cost where all of a long event log comes, whatever was asked for: no more of it is read than of one that is just short enough. */
export async function measureEventLog(): Promise<Figure[]> {
	const look = (what: string, events: number) => async (): Promise<Cost> => costOf([what], {
		command: [process.execPath, '--no-warnings', program], exitCode: 0, environment: {EVENTS: String(events)},
	});
	const figures = async (what: string): Promise<Figure[]> => growth({
		name: `${many} events at once: ${what}`, factor: many / few, small: look(what, few), big: look(what, many), rounds: 3, most: {time: 1.5, memory: 1.5},
	});
	return [...await figures('check'), ...await figures('proof')];
}
