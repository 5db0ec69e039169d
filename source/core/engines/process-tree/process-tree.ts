import process from 'node:process';
import type {Clock} from '../../../values/clock.ts';
import {PosixTree} from './posix.ts';
import {endOnWindows} from './windows.ts';

/** A process that we started and its descendants. */
export type ProcessTree = {
	/** Asks all of them to end, then ends them by force. Returns whether any was still there afterwards. Never rejects. */
	end(): Promise<boolean>;
};

/**
Returns the tree under the process. `ownSession`: the process leads a session of its own, so that everything in this
session belongs to the tree, even when its parent is gone.
*/
export function processTree(root: number, ownSession: boolean, clock: Clock): ProcessTree {
	return process.platform === 'win32' ? {end: async () => endOnWindows(root)} : new PosixTree(root, ownSession, clock);
}
