// Loaded before the program: makes it fail at the signal SIGUSR2 as FAULT says: `throw`, `reject`, or `draw` (the screen takes nothing more).
import process from 'node:process';

const {FAULT: fault} = process.env;

// Ink ends the program at a signal that nobody listens for any more.
process.on('SIGUSR2', () => {
	const error = new Error('The test wants an error.');
	switch (fault) {
		case 'reject': {
			Promise.reject(error);
			break;
		}

		case 'draw': {
			process.stdout.write = () => {
				throw error;
			};

			// What is drawn next is of this size.
			process.stdout.emit('resize');
			break;
		}

		default: {
			throw error;
		}
	}
});
