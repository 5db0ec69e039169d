import type {ReadStream} from 'node:tty';

/** What the system says of a terminal that is gone. */
const goneCodes = new Set(['EBADF', 'EIO', 'ENOTCONN', 'ENXIO', 'EPIPE']);

/**
Turns raw mode on or off. A terminal that is gone has no modes: that is no reason to leave the work in the middle,
and the program is told of it in another way. Throws what else the system says.
*/
export function setRawMode(terminal: ReadStream, isOn: boolean): void {
	const onError = (error: NodeJS.ErrnoException): void => {
		if (!goneCodes.has(error.code ?? '')) {
			throw error;
		}
	};

	// Node.js does not throw it.
	terminal.on('error', onError);
	try {
		terminal.setRawMode(isOn);
	} finally {
		terminal.off('error', onError);
	}
}
