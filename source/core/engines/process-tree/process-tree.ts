import process from 'node:process';
import type {Clock} from '../../../values/clock.ts';
import {PosixTree} from './posix.ts';
import {endOnWindows} from './windows.ts';

/** A process that was started by us, and those it has started. */
export type ProcessTree = {
	/** Asks all of them to end, then ends them by force. Gives whether any was still there afterwards. Never rejects. */
	end(): Promise<boolean>;
};

/**
Returns the tree under the process. `ownSession`: the process leads a session of its own, so that whatever is in
this session belongs to the tree, also when its parent is gone.
*/
export function processTree(root: number, ownSession: boolean, clock: Clock): ProcessTree {
	return process.platform === 'win32' ? {end: async () => endOnWindows(root)} : new PosixTree(root, ownSession, clock);
}
