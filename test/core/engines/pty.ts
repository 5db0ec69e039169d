import process from 'node:process';
import {fileURLToPath} from 'node:url';
import type {PtyProgram} from '../../../source/core/engines/console/pty-messages.ts';

/** The program that holds the pseudo-terminal, as it is in the sources. */
export const pty: PtyProgram = {
	node: process.execPath,
	program: fileURLToPath(new URL('../../../source/core/engines/console/pty-program.ts', import.meta.url)),
};

/** A program that says that it has no pseudo-terminal. */
export const refusingPty: PtyProgram = {...pty, program: fileURLToPath(new URL('pty-refusing.mjs', import.meta.url))};
