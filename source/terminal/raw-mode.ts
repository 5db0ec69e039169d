import type {ReadStream} from 'node:tty';

/** Error codes of a terminal that is gone. */
const goneCodes = new Set(['EBADF', 'EIO', 'ENOTCONN', 'ENXIO', 'EPIPE']);

/**
Turns raw mode on or off. A terminal that is gone is ignored: that is no reason to stop in the middle of the work, and
the program learns of it in another way. Throws any other error of the system.
*/
export function setRawMode(terminal: ReadStream, isOn: boolean): void {
	const onError = (error: NodeJS.ErrnoException): void => {
		if (!goneCodes.has(error.code ?? '')) {
			throw error;
		}
	};

	// Emitted by Node.js, not thrown.
	terminal.on('error', onError);
	try {
		terminal.setRawMode(isOn);
	} finally {
		terminal.off('error', onError);
	}
}
